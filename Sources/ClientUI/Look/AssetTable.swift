/// One of our own files of settings, in the part of TOML that they are written in: tables, and lines of `key = "text"`
/// or `key = ["text", "text"]`. What people write is read by the profile, with its mistakes.
struct AssetTable {
    /// A line that gives a key its values.
    struct Line {
        /// The name of the table that it stands in; empty before the first.
        let table: String
        let key: String
        let values: [String]
    }

    let lines: [Line]

    init(_ bytes: [UInt8]) {
        var (lines, table) = ([Line](), "")
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") where !line.hasPrefix("#") {
            if line.hasPrefix("["), let end = line.firstIndex(of: "]") {
                table = String(line[line.index(after: line.startIndex)..<end])
            } else if let equals = line.firstRange(of: " = ") {
                lines.append(
                    Line(
                        table: table, key: Self.texts(line[..<equals.lowerBound]).first ?? "",
                        values: Self.texts(line[equals.upperBound...])))
            }
        }
        self.lines = lines
    }

    /// The texts in quotes; the whole where none is.
    private static func texts(_ part: Substring) -> [String] {
        let pieces = part.split(separator: "\"", omittingEmptySubsequences: false)
        guard pieces.count > 2 else { return [String(part)] }
        return stride(from: 1, to: pieces.count - 1, by: 2).map { String(pieces[$0]) }
    }
}
