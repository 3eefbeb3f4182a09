import ChatModel

/// Values that no initializer makes: what is drawn must be harmless whatever got in.
///
/// Each is one or two fields in a row; a twin with the same fields is taken for it.
enum Forged {
    private struct Line {
        let text: String
    }

    private struct Name {
        let text: String
        let fold: [UInt8]
    }

    static func message(_ text: String) -> MessageText { unsafeBitCast(Line(text: text), to: MessageText.self) }
    static func topic(_ text: String) -> Topic { unsafeBitCast(Line(text: text), to: Topic.self) }
    static func away(_ text: String) -> AwayText { unsafeBitCast(Line(text: text), to: AwayText.self) }
    static func hubName(_ text: String) -> HubName { unsafeBitCast(Line(text: text), to: HubName.self) }
    static func reaction(_ text: String) -> Reaction { unsafeBitCast(Line(text: text), to: Reaction.self) }
    static func reason(_ text: String) -> Reason { unsafeBitCast(Line(text: text), to: Reason.self) }
    static func nick(_ text: String) -> Nick { unsafeBitCast(name(text), to: Nick.self) }
    static func room(_ text: String) -> RoomName { unsafeBitCast(name(text), to: RoomName.self) }

    private static func name(_ text: String) -> Name { Name(text: text, fold: Array(text.utf8)) }
}
