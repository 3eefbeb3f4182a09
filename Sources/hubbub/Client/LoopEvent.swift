import ChatModel
import ClientCore
import ClientUI
import TerminalCore

/// Everything that wakes the client's loop, merged into one sequence.
enum LoopEvent: Sendable {
    case client(ClientEvent)
    /// What a hub said together, in order.
    case answers(Link, [Answer])
    case key(Key)
    /// A line that was written, in plain mode; nil at the end of the input.
    case line(String?)
    /// The pause after the last picture is over.
    case draw
    /// What became of a composer's text in the person's editor.
    case edited(Interface.Draft, EditedText)
    /// Somebody pressed Ctrl-c where it reached this program too.
    case interrupt
    /// The program was asked to end from outside.
    case terminate

    /// Why a picture may be drawn after it.
    var cause: Painter.Cause {
        switch self {
        case .key: .person
        case .draw: .pause
        default: .news
        }
    }
}
