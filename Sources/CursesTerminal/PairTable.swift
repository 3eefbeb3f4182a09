/// The colour pairs that ncurses was told of, given out as they are needed.
struct PairTable: Hashable, Sendable {
    /// A foreground and a background by number.
    struct Pair: Hashable, Sendable {
        let foreground: Int
        let background: Int
    }

    /// A number for a pair; `isNew` if ncurses has yet to be told.
    struct Lookup: Hashable, Sendable {
        let number: Int
        let isNew: Bool
    }

    private let limit: Int
    private var numbers: [Pair: Int] = [:]

    /// A table for a terminal with that many pairs, number 0 among them.
    init(limit: Int) { self.limit = limit }

    /// The number for a pair; 0, the terminal's own colours, when all are in use.
    mutating func lookup(_ pair: Pair) -> Lookup {
        if pair == Pair(foreground: -1, background: -1) { return Lookup(number: 0, isNew: false) }
        if let number = numbers[pair] { return Lookup(number: number, isNew: false) }
        let number = numbers.count + 1
        guard number < limit else { return Lookup(number: 0, isNew: false) }
        numbers[pair] = number
        return Lookup(number: number, isNew: true)
    }
}
