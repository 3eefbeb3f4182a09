/// Where something stands in a file, from 1; the parser does not tell for values that it could read.
struct KeyPosition {
    let line: Int
    let column: Int

    init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// Where a key is given its value or has its table; where the table around it begins if it stands inside of one
    /// in braces. Nil if it is nowhere.
    init?(of path: [String], in text: String) {
        var current: [String] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let content = line.drop { $0 == " " || $0 == "\t" }
            var found: [String]?
            if let header = content.firstMatch(of: /^\[+((?:"[^"]*"|'[^']*'|[^\]"'])+)\]/) {
                current = Self.parts(header.output.1)
                found = current
            } else if let key = content.firstMatch(of: /^((?:"[^"]*"|'[^']*'|[\w\-.\s])+)=/) {
                found = current + Self.parts(key.output.1)
            }
            // The table of a key may have no header of its own, only one that goes on: `[commands.uptime]`.
            guard let found, found.starts(with: path) else { continue }
            self.init(line: index + 1, column: line.count - content.count + 1)
            return
        }
        guard path.count > 1 else { return nil }
        self.init(of: path.dropLast(), in: text)
    }

    /// A dotted key's parts, without their quotes.
    private static func parts(_ key: Substring) -> [String] {
        key.matches(of: /"([^"]*)"|'([^']*)'|([\w\-]+)/).map {
            String($0.output.1 ?? $0.output.2 ?? $0.output.3 ?? "")
        }
    }
}
