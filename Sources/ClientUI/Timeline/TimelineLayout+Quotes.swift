import ChatModel
import ClientCore
import TerminalCore

extension TimelineLayout {
    /// What stands at a place, in one dim line above the answer to it, cut to the column of texts.
    func quote(of target: Seq) -> Run {
        let text = around.quote(of: target, in: conversation, of: hub, ignoring: client)
        return Run(text.truncated(to: columns.text), around.theme.dim)
    }
}

extension Surroundings {
    /// A message in one line, as that which another one is about: `↳ bob: great, tagging 1.4 now`; not cut.
    func quote(of target: Seq, in conversation: Conversation, of hub: HubState, ignoring client: Client) -> String {
        guard let quote = conversation.quote(of: target) else { return words.text("quote.far") }
        let person = hub.people[quote.author]
        if let person, client.isIgnored(person.id) { return words.text("quote.hidden") }
        guard let line = quote.line else { return words.text("quote.deleted") }
        return words.text("quote.line", ["nick": person.map { hub.people.name(of: $0).text } ?? "…", "text": line])
    }
}
