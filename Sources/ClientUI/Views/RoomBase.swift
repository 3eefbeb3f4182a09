import ChatModel
import TerminalCore

/// A conversation's screen but for the status line and what stands below it: who only writes leaves it as it is, so it is
/// kept from one picture to the next.
struct RoomBase {
    /// All that it depends on, beside the theme and the language.
    struct Key: Hashable {
        /// Which client it shows.
        let revision: UInt64
        let size: Size
        let layout: RoomLayout
        let scroll: Scroll
        /// The block that is marked.
        let chosen: Int?
        let aids: ReadingAids
        let sides: Interface.SideRows
        /// The conversations that are marked for what was begun in them.
        let drafted: Set<ConversationKey>
        /// What stands in the corner instead of the hub's state.
        let corners: [String]?
    }

    let key: Key
    let grid: Grid
    /// Whether what is done about a missing connection stands in it.
    let saysState: Bool
    /// The place of the last block on the screen.
    let last: Seq?
}
