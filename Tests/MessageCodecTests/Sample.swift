import ChatModel

/// A value of the protocol, and the same in words for the golden file.
struct Sample: Sendable {
    let name: String
    let value: Value
    let fields: [String: Field]

    /// What goes over the wire in one frame or datagram.
    enum Value: Hashable, Sendable {
        case request(Request)
        case answer(Answer)
        case datagram(Datagram)

        /// Which of the three, as in the golden file.
        var direction: String {
            switch self {
            case .request: "request"
            case .answer: "answer"
            case .datagram: "datagram"
            }
        }
    }

    static let all = requests + answers + changes + rulings + runs + files + typing + pins + dayMessage + datagrams
}

/// Values that the samples share.
enum Fixed {
    static let annID = UserID(digest(1))
    static let bobID = UserID(digest(33))
    static let nonce = Nonce(0x0102_0304_0506_0708)
    static let key65 = [UInt8](repeating: 4, count: 1) + (1...64).map { UInt8($0) }
    static let signature = (100..<164).map { UInt8($0) }
    static let userKey = (200..<232).map { UInt8($0) }
    static let time = HubTime(milliseconds: 1_790_000_000_123)
    static let room = RoomNumber(7)
    static let token = ResumeToken(seq: Seq(41), nonce: nonce)

    /// 32 bytes that count up.
    static func digest(_ first: UInt8) -> Digest {
        guard let digest = Digest((first..<first + 32).map { $0 }) else { preconditionFailure("32 bytes") }
        return digest
    }

    /// A validated value, or the end of the test run: the samples are constants.
    static func valid<Value>(_ make: (String) throws(InvalidText) -> Value, _ text: String) -> Value {
        do { return try make(text) } catch { preconditionFailure(error.message) }
    }

    static func nick(_ text: String) -> Nick { valid(Nick.init, text) }
    static func roomName(_ text: String) -> RoomName { valid(RoomName.init, text) }
    static func message(_ text: String) -> MessageText { valid(MessageText.init, text) }
    static func topic(_ text: String) -> Topic { valid(Topic.init, text) }
    static func away(_ text: String) -> AwayText { valid(AwayText.init, text) }
    static func reaction(_ text: String) -> Reaction { valid(Reaction.init, text) }
    static func words(_ text: String) -> SearchWords { valid(SearchWords.init, text) }
    static func hubName(_ text: String) -> HubName { valid(HubName.init, text) }

    static func payload(_ bytes: [UInt8]) -> PingPayload {
        guard let payload = PingPayload(bytes) else { preconditionFailure("at most 64 bytes") }
        return payload
    }

    static let ann = Person(number: UserNumber(3), id: annID, nick: nick("ann"))
    static let bob = Person(number: UserNumber(300), id: bobID, nick: nick("Bøb"))
    static let here = Member(person: ann, away: nil)
    static let gone = Member(person: bob, away: away("at lunch"), role: .operator)

    static let amendments = [
        Amendment(
            target: Seq(2), changed: Seq(41), content: .edited(message("hello"), at: time),
            reactions: [ReactionTally(reaction: reaction("👍"), count: 2, isMine: true)], isPinned: true),
        Amendment(target: Seq(30), changed: Seq(40), content: .deleted, reactions: []),
    ]

    static func entry(_ seq: UInt64, _ body: Entry.Body) -> Entry {
        Entry(seq: Seq(seq), time: time, author: ann.number, nonce: nonce, body: body)
    }
}
