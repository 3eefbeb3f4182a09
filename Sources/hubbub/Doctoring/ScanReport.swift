import Examination
import Trust

/// What `scan` prints of hubs: a table for people, a JSON object a line for programs.
enum ScanReport {
    private static let head = ["NAME", "ADDRESS", "KEY"]

    /// A table with a line for each hub under its head.
    static func table(_ hubs: [Scanner.Found]) -> [String] { TextTable.lines([head] + hubs.map(fields)) }

    private static func fields(_ hub: Scanner.Found) -> [String] {
        [hub.name.map { PlainText.printable($0.text, as: .line) } ?? "", hub.address.url, hub.id.shortFingerprint]
    }

    /// A hub as a JSON object: name, address, fingerprint.
    static func json(_ hub: Scanner.Found) -> String {
        var object = JSONLine()
        object.add("name", orNull: hub.name?.text)
        object.add("address", hub.address.url)
        object.add("fingerprint", hub.id.fingerprint)
        return object.text
    }
}
