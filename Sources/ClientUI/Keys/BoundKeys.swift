import TerminalCore

/// The keys that a file has bound so far, to find the one that it binds twice.
package struct BoundKeys {
    /// Where a key is bound, as it is written there.
    package struct Line: Hashable, Sendable {
        package let table: String
        package let key: String
    }

    private struct Place: Hashable {
        let table: String
        let key: Key
    }

    private var lines: [Place: Line] = [:]

    package init() {}

    /// Takes a line of the file.
    ///
    /// A key may be written in two ways, and in a conversation three tables count at once; there a key may well lose its
    /// meaning in one and have another in the next.
    /// - Returns: The line that has bound the same key; nil if none has.
    /// - Throws: ``KeyFault`` (`noSuchKey`).
    package mutating func add(_ written: String, to action: String, in table: String) throws(KeyFault) -> Line? {
        guard let key = Key(written: written) else { throw .noSuchKey }
        let isTalking = action != Keys.nothing && Keys.talking.contains(table)
        let places = [Place(table: table, key: key)] + (isTalking ? [Place(table: "", key: key)] : [])
        if let first = places.compactMap({ lines[$0] }).first { return first }
        for place in places { lines[place] = Line(table: table, key: written) }
        return nil
    }
}
