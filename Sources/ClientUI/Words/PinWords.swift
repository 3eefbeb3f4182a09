import ChatModel
import ClientCore
import TerminalCore

/// Pinned messages in words.
extension Surroundings {
    /// The most columns of what a pinned message says in their list, and of a name there.
    private static let (textColumns, nickColumns) = (60, 16)

    /// The pinned messages, a line each: number, when, who, and what.
    func list(of pins: [PinLine]) -> [String] {
        guard !pins.isEmpty else { return [words.text("notice.pins.none")] }
        let times = pins.map { "\(when($0.entry.time)) \(local($0.entry.time).clock)" }
        let nicks = pins.map { ($0.author?.text ?? "…").truncated(to: Self.nickColumns) }
        let (time, nick) = (Self.widest(times), Self.widest(nicks))
        let digits = String(pins.count).count
        return [words.text("notice.pins", count: pins.count)]
            + pins.indices.map { index in
                let number = String(repeating: " ", count: digits - String(index + 1).count) + String(index + 1)
                let what = Self.line(of: pins[index].entry).truncated(to: Self.textColumns)
                return "  \(number)  \(times[index].padded(to: time))  \(nicks[index].padded(to: nick))  \(what)"
            }
    }

    /// Who said a pinned message, and what it says.
    func line(of pin: PinLine) -> String {
        "\(pin.author?.text ?? "…"): \(Self.line(of: pin.entry).truncated(to: Self.textColumns))"
    }

    private static func widest(_ texts: [String]) -> Int { texts.map { DisplayWidth.of($0) }.max() ?? 0 }

    /// What a message says, in one line.
    private static func line(of entry: Entry) -> String {
        (entry.body.words ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
