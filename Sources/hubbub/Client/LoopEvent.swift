import ClientCore
import TerminalCore

/// Everything that wakes the client's loop, merged into one sequence.
enum LoopEvent: Sendable {
    case client(ClientEvent)
    case key(Key)
    /// A line that was written, in plain mode; nil at the end of the input.
    case line(String?)
    /// The pause after the last picture is over.
    case draw
    /// The program was asked to end from outside.
    case terminate
}
