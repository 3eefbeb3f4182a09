import AsyncAlgorithms
import CursesTerminal
import NIOCore
import TerminalCore

/// Draws at most 60 pictures a second, however fast things happen; the last picture is never left out.
struct Painter {
    /// The shortest pause between two pictures.
    private static let pause = Duration.milliseconds(16)

    private let terminal: CursesTerminal
    private let events: AsyncChannel<LoopEvent>
    private var last: ContinuousClock.Instant?
    /// Whether the end of the pause will wake the loop.
    private var isWaiting = false

    init(terminal: CursesTerminal, events: AsyncChannel<LoopEvent>) {
        self.terminal = terminal
        self.events = events
    }

    mutating func pauseIsOver() { isWaiting = false }

    /// Draws the picture now, or lets the loop be woken when it is time.
    mutating func paint(_ picture: () -> Grid) async {
        let now = ContinuousClock.now
        if let last, now - last < Self.pause { return wait(until: last + Self.pause) }
        last = now
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
