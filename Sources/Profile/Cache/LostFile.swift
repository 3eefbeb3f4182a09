import ChatModel
import Foundation

/// The files of lines that a hub's journal lost, for people to read. Every call blocks on the disk.
package struct LostFile: Sendable {
    /// The folder of all such files.
    let path: String

    package init(folder path: String) { self.path = path }

    /// Writes the lines into a new file, which is named after the hub, the conversation and the moment; its path.
    /// - Throws: ``ProfileError`` (`unwritable`).
    package func write(_ lost: LostLines, at time: HubTime) throws(ProfileError) -> String {
        let hub = Self.plain(lost.name?.text ?? lost.hub.digest.hex)
        let name = "\(path)/\(hub)-\(Self.plain(lost.label))-\(Self.stamp(time, separator: "-")).txt"
        let nicks = Dictionary(lost.authors.map { ($0.number, $0.nick.text) }) { $1 }
        let lines = lost.entries.map { entry in
            let words = entry.body.words ?? ""
            return "\(Self.stamp(entry.time, separator: " "))  \(nicks[entry.author] ?? "?")  \(words)\n"
        }
        try PrivateText(path: name).write(lines.joined())
        return name
    }

    /// A name as a part of a file's name.
    private static func plain(_ text: String) -> String {
        String(text.unicodeScalars.prefix(40).map { $0.properties.isAlphabetic || $0.isDigit ? Character($0) : "_" })
    }

    /// `2026-05-01 14:07:09`, in UTC.
    private static func stamp(_ time: HubTime, separator: String) -> String {
        let date = Date(timeIntervalSince1970: Double(time.milliseconds / 1_000))
        let text = date.formatted(.iso8601.dateTimeSeparator(.space)).dropLast()
        return separator == " " ? String(text) : String(text.filter { $0 != ":" }.map { $0 == " " ? "-" : $0 })
    }
}

extension Unicode.Scalar {
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}
