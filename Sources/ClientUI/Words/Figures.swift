import TerminalCore

extension Catalogue {
    /// Columns for a number of people up to 999, with its word.
    var peopleColumns: Int { DisplayWidth.of(text("picker.people", count: 100)) }

    /// A whole number in groups of three digits: `1,802`.
    func figure(_ number: Int) -> String {
        let digits = String(number.magnitude)
        let groups = stride(from: digits.count, to: 0, by: -3).map { end in
            String(digits.prefix(end).suffix(3))
        }
        return (number < 0 ? "-" : "") + groups.reversed().joined(separator: text("figure.group"))
    }
}
