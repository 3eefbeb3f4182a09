import ChatModel
import HistoryStore

func submission(
    _ body: Entry.Body, nonce: UInt64, by author: UserNumber = ann, in room: RoomNumber = lobby,
    right: TargetRight = .own
) -> Submission {
    Submission(room: room, author: author, nonce: Nonce(nonce), body: body, mayChange: right)
}

func edit(
    _ target: UInt64, _ text: String, nonce: UInt64, by author: UserNumber = ann, right: TargetRight = .own
) throws -> Submission {
    submission(.edit(of: Seq(target), try MessageText(text)), nonce: nonce, by: author, right: right)
}

func deletion(
    _ target: UInt64, nonce: UInt64, by author: UserNumber = ann, right: TargetRight = .own
) -> Submission {
    submission(.deletion(of: Seq(target)), nonce: nonce, by: author, right: right)
}

func reaction(
    _ target: UInt64, _ sign: String, nonce: UInt64, by author: UserNumber = ann, isOn: Bool = true
) throws -> Submission {
    submission(
        .reaction(to: Seq(target), try Reaction(sign), isOn: isOn), nonce: nonce, by: author, right: .anybodys)
}

func pin(
    _ target: UInt64, nonce: UInt64, by author: UserNumber = ann, in room: RoomNumber = lobby, isOn: Bool = true
) -> Submission {
    submission(.pin(of: Seq(target), isOn: isOn), nonce: nonce, by: author, in: room, right: .anybodys)
}

func reply(_ target: UInt64, _ text: String, nonce: UInt64, by author: UserNumber = ann) throws -> Submission {
    submission(.reply(to: Seq(target), try MessageText(text)), nonce: nonce, by: author, right: .anybodys)
}

extension Amendment.Content {
    /// The words of an edited message.
    var edited: String? {
        if case .edited(let text, _) = self { text.text } else { nil }
    }
}
