import ChatModel
import ClientCore

extension Surroundings {
    /// What calls the person in a conversation, and how that is changed if they asked.
    func sentence(for attention: Attention, in place: ConversationTitle, isAsked: Bool) -> String {
        let line = words.text(key(of: attention, in: place), ["place": name(of: place)])
        return isAsked ? words.text("notice.notify.change", ["line": line]) : line
    }

    private func key(of attention: Attention, in place: ConversationTitle) -> String {
        switch (attention, place) {
        case (.none, _): "notice.notify.none"
        case (.all, _), (.mentions, .direct): "notice.notify.all"
        case (.mentions, .room): "notice.notify.mentions"
        }
    }

    private func name(of place: ConversationTitle) -> String {
        switch place {
        case .room(let room): room.written
        case .direct(let nick): nick.text
        }
    }
}
