import ChatModel
import ClientCore
import TerminalCore

/// Where what stands on a line of a timeline.
struct TimelineColumns: Hashable {
    let width: Int
    /// Columns of the time, its gap included; 0 when there is no room for it.
    let time: Int
    let nick: Int

    /// The column at which texts begin.
    var indent: Int { time + nick + (nick > 0 ? 2 : 0) }
    /// The columns of texts.
    var text: Int { max(1, width - indent) }

    /// The columns for those who spoke lately, in a timeline of this width.
    init(_ conversation: Conversation, hub: HubState, around: Surroundings, width: Int) {
        let recent = Set(conversation.timeline.items.suffix(60).compactMap { $0.entry?.author })
        let nicks =
            recent.compactMap { hub.people[$0] }.map { around.speaker($0, in: hub) } + [hub.you?.nick.text ?? ""]
        let longest = nicks.map { DisplayWidth.of($0) }.max() ?? 0
        let isWide = width >= 34
        self.width = width
        time = isWide ? 6 : 0
        nick = min(max(1, longest), isWide ? 12 : width / 4)
    }
}
