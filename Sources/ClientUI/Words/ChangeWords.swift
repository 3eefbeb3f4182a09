import ChatModel
import ClientCore

extension Surroundings {
    /// Why a message can't be answered or changed.
    func sentence(for fault: ChangeFault, of command: CommandName) -> String {
        switch fault {
        case .nothingThere where command == .edit || command == .delete: words.text("change.nothing.own")
        case .nothingThere: words.text("change.nothing")
        case .notYours: words.text("change.notyours")
        case .deleted: words.text("change.deleted")
        case .onItsWay: words.text("change.onitsway")
        case .tooManyReactions: words.text("change.toomany")
        case .tooManyPins: words.text("change.toomanypins")
        case .onlyOperators: words.text("change.onlyoperators")
        case .noPins: words.text("notice.nopins")
        case .alreadyPinned: words.text("change.alreadypinned")
        case .notPinned: words.text("change.notpinned")
        case .nothingPinned: words.text("change.nothingpinned")
        case .noSuchPin: words.text("change.nosuchpin")
        }
    }

    /// What came while the user was away.
    func sentence(for missed: Missed) -> String {
        let count = words.text("missed.messages", count: missed.unread)
        let places = words.text("missed.places", count: missed.conversations)
        guard missed.mentions > 0 else { return words.text("missed.plain", ["messages": count, "places": places]) }
        let mentions = words.text("missed.mentions", count: missed.mentions)
        return words.text("missed.you", ["messages": count, "places": places, "mentions": mentions])
    }

    /// What is unread elsewhere.
    func sentence(forWaiting missed: Missed) -> String {
        let values: KeyValuePairs = [
            "messages": words.text("missed.messages", count: missed.unread),
            "places": words.text("missed.places", count: missed.conversations),
        ]
        return words.text("missed.waiting", values)
    }

    /// Why a search came to nothing.
    func sentence(for failure: SearchFailure) -> String {
        switch failure {
        case .offline: words.text("search.offline")
        case .noWords, .refused(.emptySearch, _): words.text("search.nowords")
        case .badSince(let text): words.text("search.badsince", ["text": text])
        case .invalid(let reason): words.sentence(for: reason)
        case .noSuchUser(let nick, let close): noSuchUser(nick, close: close)
        case .busy: words.text("notice.toomany")
        case .refused(_, let detail): detail
        }
    }
}
