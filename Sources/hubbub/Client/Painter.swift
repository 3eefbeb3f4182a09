import AsyncAlgorithms
import CursesTerminal
import NIOCore
import TerminalCore

/// Draws at most 40 pictures a second of what happens, however fast it does; what the person does is drawn at once. The
/// last picture is never left out.
struct Painter {
    /// Why there is something new to see.
    enum Cause {
        /// A key was pressed.
        case person
        case news
        /// Nothing but that the pause is over.
        case pause
    }

    /// The shortest pause before a picture of what happens.
    static let pause = Duration.milliseconds(25)
    /// The shortest pause between two pictures after keys: a flood of them, as of a paste, is not drawn key by key.
    private static let keyPause = Duration.milliseconds(8)

    private let terminal: CursesTerminal
    private let events: AsyncChannel<LoopEvent>
    private var last: ContinuousClock.Instant?
    /// The last picture after a key.
    private var lastKey: ContinuousClock.Instant?
    /// Whether the end of the pause will wake the loop.
    private var isWaiting = false
    /// Whether something is new that is in no picture yet.
    private var isBehind = false

    init(terminal: CursesTerminal, events: AsyncChannel<LoopEvent>) {
        self.terminal = terminal
        self.events = events
    }

    /// Draws the picture now, or lets the loop be woken when it is time.
    mutating func paint(for cause: Cause, _ picture: () -> Grid) async {
        if cause == .pause { isWaiting = false } else { isBehind = true }
        guard isBehind else { return }
        let now = ContinuousClock.now
        if cause == .person, lastKey.map({ now - $0 >= Self.keyPause }) ?? true {
            lastKey = now
        } else if let last, now - last < Self.pause {
            return wait(until: last + Self.pause)
        }
        (last, isBehind) = (now, false)
        await terminal.present(picture())
    }

    private mutating func wait(until time: ContinuousClock.Instant) {
        guard !isWaiting else { return }
        isWaiting = true
        let events = events
        Task {
            try? await ContinuousClock().sleep(until: time)
            await events.send(.draw)
        }
    }
}
