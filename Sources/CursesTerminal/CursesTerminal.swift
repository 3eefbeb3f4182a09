import CNcurses
import Dispatch
import TerminalCore

/// The terminal of this process: shows grids through ncurses and tells the keys that a person presses.
///
/// There is one ncurses in a process, so only one of these may be started at a time.
package actor CursesTerminal {
    /// How long a lone ESC waits for the rest of a sequence, in milliseconds.
    static let escapeDelay: Int32 = 40
    /// How long after a stop that nobody ended the screen comes back, in milliseconds.
    static let stopDelay: Int32 = 400
    private static let readSize = 4_096

    private enum Phase {
        case closed
        case running(Canvas)
        /// The process was asked to stop; the screen is as it was before the start.
        case suspended(Canvas)
    }

    private let input: Int32
    private let output: Int32
    private var phase = Phase.closed
    private var traits = TerminalTraits([:])
    private var parser = KeyParser()
    private var waiting: ArraySlice<Key> = []
    // Waiting for the terminal blocks its thread, which must be none of the shared pool.
    private let reader = DispatchQueue(label: "hubbub.terminal.input")

    /// The terminal at two descriptors; nothing happens to it before `start()`.
    package init(input: Int32 = 0, output: Int32 = 1) {
        self.input = input
        self.output = output
    }

    /// Whether the letters of the environment's locale are UTF-8. This process is given that locale.
    package static var hasUTF8: Bool { hub_set_locale() }

    /// Takes over the terminal: alternate screen, raw keys, bracketed paste, reports of the focus.
    /// - Parameter environment: `NO_COLOR` and `TERM` are read from it.
    package func start(environment: [String: String]) throws(TerminalError) {
        guard case .closed = phase else { throw .alreadyStarted }
        guard hub_is_terminal(input, output) else { throw .notATerminal }
        let isUTF8 = hub_set_locale()
        let wantsColors = environment["NO_COLOR", default: ""].isEmpty
        guard hub_open(input, output, wantsColors) else { throw .unknownTerminal(environment["TERM"]) }
        traits = TerminalTraits(environment)
        phase = .running(Canvas(isUTF8: isUTF8, size: Self.terminalSize))
        if traits.answersQuestions { hub_send(Canvas.question) }
    }

    /// Gives the terminal back as it was; may be called again and at any time. `keys` end.
    package func stop() {
        if case .closed = phase { return }
        if case .running = phase { hub_pause() }
        phase = .closed
        hub_close()
        hub_wake()
    }

    /// The terminal's size now.
    package var size: Size {
        isRunning ? Self.terminalSize : Size(columns: 80, rows: 24)
    }

    private static var terminalSize: Size {
        var columns: Int32 = 0
        var rows: Int32 = 0
        hub_size(&columns, &rows)
        return Size(columns: Int(columns), rows: Int(rows))
    }

    /// Shows a whole screen; only what differs from the one before is written.
    package func present(_ grid: Grid) {
        guard case .running(var canvas) = phase else { return }
        canvas.present(grid)
        phase = .running(canvas)
    }

    /// Makes the next grid be written whole, whatever another program left on the screen.
    package func redraw() {
        guard case .running(var canvas) = phase else { return }
        canvas.invalidate()
        phase = .running(canvas)
    }

    /// Rings the terminal's bell.
    package func bell() {
        if isRunning { hub_bell() }
    }

    /// Calls the person, who looks elsewhere: by the terminal's notification where it has one, and by the bell, which a
    /// multiplexer shows as well.
    package func notify(_ title: String, _ line: String, by way: NotificationWay? = nil) {
        guard isRunning, way != NotificationWay.none else { return }
        if let message = TerminalMessage.notification(title, line, by: way ?? traits.notification) {
            send(message.passed(through: traits.multiplexer))
        }
        hub_bell()
    }

    /// Puts a text on the clipboard of the terminal, wherever that is; a multiplexer has one of its own too.
    package func copy(_ text: String) {
        guard isRunning, let message = TerminalMessage.clipboard(text) else { return }
        send(message)
        if let multiplexer = traits.multiplexer { send(message.passed(through: multiplexer)) }
    }

    private func send(_ message: TerminalMessage) { hub_send(message.text) }

    /// Has the mouse reported as keys, or leaves it to the terminal.
    package func setMouse(_ isOn: Bool) {
        if isRunning { hub_mouse(isOn) }
    }

    /// How many colours are drawn; 0 for none.
    package var colors: Int { isRunning ? Int(hub_colors()) : 0 }

    /// Sets the window's title, without controls; the one before comes back at the end.
    package func setTitle(_ title: String) {
        guard isRunning else { return }
        let safe = title.filter { DisplayWidth.of($0) > 0 }
        hub_set_title(safe)
    }

    /// Gives the terminal back and stops the process group, as Ctrl-Z does; when it goes on, the screen comes back and
    /// `keys` tell of a resize.
    package func suspend() {
        guard case .running(let canvas) = phase else { return }
        hub_pause()
        phase = .suspended(canvas)
        hub_stop_group()
        hub_wake()
    }

    private var isRunning: Bool {
        if case .running = phase { true } else { false }
    }
}

extension CursesTerminal {
    /// What the person does, read from the terminal only as it is taken, so nothing is ever lost; ends with `stop()`, with
    /// the task that reads it, or when the terminal goes away. For one reader.
    nonisolated package var keys: AsyncStream<Key> {
        AsyncStream(unfolding: { await self.nextKey() }, onCancel: { @Sendable in hub_wake() })
    }

    private func nextKey() async -> Key? {
        while waiting.isEmpty {
            guard let delay, !Task.isCancelled else { return nil }
            let seen = await Self.wait(input, delay, on: reader)
            if case .closed = phase { return nil }
            take(seen)
            if seen.isClosed, waiting.isEmpty { return nil }
        }
        return waiting.popFirst()
    }

    private var delay: Int32? {
        switch phase {
        case .closed: nil
        case .suspended: Self.stopDelay
        case .running: parser.isWaiting ? Self.escapeDelay : -1
        }
    }

    private func take(_ seen: TerminalInput) {
        if seen.isNothing, case .running = phase { waiting += parser.flush() }
        for key in parser.feed(seen.bytes) {
            if case .knowsMode(let mode, let isKnown) = key { note(mode, isKnown) } else { waiting.append(key) }
        }
        if seen.isStop { suspend() }
        if seen.isContinued || (seen.isNothing && !isRunning) { resume() } else if seen.isResized { tellSize() }
    }

    private func note(_ mode: Int, _ isKnown: Bool) {
        guard mode == Canvas.synchronizedUpdates, case .running(var canvas) = phase else { return }
        canvas.isSynchronized = isKnown
        phase = .running(canvas)
    }

    private func resume() {
        switch phase {
        case .closed: return
        case .running(var canvas), .suspended(var canvas):
            hub_resume()
            canvas.invalidate()
            phase = .running(canvas)
            tellSize()
        }
    }

    private func tellSize() { waiting.append(.resize(size)) }

    private static func wait(_ input: Int32, _ delay: Int32, on queue: DispatchQueue) async -> TerminalInput {
        await withCheckedContinuation { continuation in
            queue.async { @Sendable in
                continuation.resume(returning: TerminalInput.wait(input, milliseconds: delay, size: Self.readSize))
            }
        }
    }
}
