import ChatModel

extension Catalogue {
    /// Why a text can't be a name, a message or a topic, and what to do.
    package func sentence(for fault: InvalidText) -> String {
        let what = text(Self.key(for: fault.what))
        return switch fault.code {
        case .empty: text("invalid.empty", ["what": what])
        case .tooLong(let bytes, let limit):
            text("invalid.toolong", ["what": what, "bytes": String(bytes), "limit": String(limit)])
        case .tooManyLines(let lines, let limit):
            text("invalid.lines", ["what": what, "lines": String(lines), "limit": String(limit)])
        case .forbidden(let scalar): text("invalid.forbidden", ["what": what, "letter": letter(scalar)])
        case .notVisible: text("invalid.notvisible", ["what": what])
        }
    }

    /// A character that may be shown, in quotation marks; any other by its number.
    private func letter(_ scalar: UInt32) -> String {
        if scalar == 0x20 { return text("invalid.space") }
        guard (0x21..<0x7F).contains(scalar), let visible = Unicode.Scalar(scalar) else {
            return InvalidText.written(scalar)
        }
        return text("invalid.letter", ["letter": String(visible)])
    }

    private static func key(for thing: InvalidText.Thing) -> String {
        switch thing {
        case .nick: "what.nick"
        case .roomName: "what.room"
        case .message: "what.message"
        case .topic: "what.topic"
        case .awayText: "what.away"
        case .dayMessage: "what.daymessage"
        case .hubName: "what.hub"
        case .password: "what.password"
        case .reaction: "what.reaction"
        case .search: "what.search"
        case .reason: "what.reason"
        case .address: "what.address"
        case .commandName: "what.command"
        case .commandFirst: "what.commandfirst"
        case .description: "what.description"
        case .argument: "what.argument"
        case .fileName: "what.file"
        case .path: "what.path"
        case .folderCount: "what.folders"
        }
    }
}
