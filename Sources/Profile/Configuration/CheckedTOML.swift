import TOMLKit

/// Reads TOML behind a check of its shape.
///
/// The parser trusts some of what it should look at: it ends the whole program at `[ü]`, `[1, }`, `1#2` and
/// `1979-01-01Tx`. What is stopped here is no TOML, or a date or a number that no setting has.
enum CheckedTOML {
    /// Something that the parser must not see, and where it stands.
    struct Mistake: Error {
        let position: FilePosition
        let what: String
    }

    /// - Throws: ``Mistake``, or what the parser finds.
    static func table(_ text: String) throws -> TOMLTable {
        var scanner = TOMLScanner(text)
        try scanner.scan()
        return try TOMLTable(string: text)
    }
}
