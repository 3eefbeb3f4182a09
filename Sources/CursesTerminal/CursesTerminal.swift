import CNcurses
import TerminalCore

/// The terminal of this process: shows grids through ncurses and tells the keys that a person presses.
///
/// There is one ncurses in a process, so only one of these may be started at a time.
package actor CursesTerminal {
    /// How long a lone ESC waits for the rest of a sequence, in milliseconds.
    static let escapeDelay: Int32 = 40
    /// How long after a stop that nobody ended the screen comes back, in milliseconds.
    static let stopDelay: Int32 = 400

    private enum Phase {
        case closed
        case running(Canvas)
        /// The process was asked to stop; the screen is as it was before the start.
        case suspended(Canvas)
        /// Another program has the terminal.
        case lent(Canvas)
    }

    private let input: Int32
    private let output: Int32
    private var phase = Phase.closed
    private var traits = TerminalTraits([:])
    private var parser = KeyParser()
    private var unmarked = UnmarkedPaste()
    /// What the terminal was asked about the widths that it draws; nil once that is known, or was not asked.
    private var probe: WidthProbe?
    private var waiting: ArraySlice<Key> = []
    /// Whether the reader may be taking bytes from the terminal now, and who waits until it does not.
    private var isReading = false
    private var parking: CheckedContinuation<Void, Never>?

    /// The terminal at two descriptors; nothing happens to it before `start()`.
    package init(input: Int32 = 0, output: Int32 = 1) {
        self.input = input
        self.output = output
    }

    /// Whether the letters of the environment's locale are UTF-8. This process is given that locale.
    package static var hasUTF8: Bool { hub_set_locale() }

    /// Takes over the terminal: alternate screen, raw keys, bracketed paste, reports of the focus.
    /// - Parameter environment: `NO_COLOR`, `COLORTERM` and `TERM` are read from it, and `HUBBUB_WIDTHS`: `whole` or `split` says what the
    ///   terminal does with clusters of several scalars, instead of asking it.
    /// - Parameter ambiguous: How wide the terminal draws ambiguous scalars; nil to ask it.
    package func start(
        environment: [String: String], ambiguous: AmbiguousWidth? = nil
    ) throws(TerminalError) {
        guard case .closed = phase else { throw .alreadyStarted }
        guard hub_is_terminal(input, output) else { throw .notATerminal }
        _ = TerminalThread.shared
        let isUTF8 = hub_set_locale()
        let wantsColors = environment["NO_COLOR", default: ""].isEmpty
        guard hub_open(input, output, wantsColors) else { throw .unknownTerminal(environment["TERM"]) }
        traits = TerminalTraits(environment)
        let given = environment["HUBBUB_WIDTHS"].flatMap(TerminalWidths.init(named:))
        phase = .running(
            Canvas(
                isUTF8: isUTF8, size: Self.terminalSize,
                widths: TerminalWidths(split: given?.split ?? [], ambiguous: ambiguous ?? .one),
                namesTrueColor: traits.namesTrueColor))
        if traits.answersQuestions { hub_send(Canvas.question) }
        probe = isUTF8 ? WidthProbe(split: given?.split, ambiguous: ambiguous) : nil
        if let asked = probe, !hub_ask(asked.question) { probe = nil }
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
        DisplayWidth.$ambiguous.withValue(canvas.widths.ambiguous) { canvas.present(grid) }
        phase = .running(canvas)
    }

    /// How wide ambiguous scalars are drawn; may change with what `keys` tell.
    package var ambiguous: AmbiguousWidth {
        if case .running(let canvas) = phase { canvas.widths.ambiguous } else { .one }
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
            let seen = await look(for: delay)
            if case .closed = phase { return nil }
            take(seen)
            if seen.isClosed, waiting.isEmpty { return nil }
        }
        return waiting.popFirst()
    }

    /// Waits for input or signals; while the terminal is lent, for signals only.
    private func look(for delay: Int32) async -> TerminalInput {
        var source = input
        if case .lent = phase { source = -1 }
        isReading = source >= 0
        // Waiting blocks a thread, which must be none of the shared pool.
        let seen = await TerminalThread.shared.wait(for: source, milliseconds: delay)
        isReading = false
        parking?.resume()
        parking = nil
        return seen
    }

    private var delay: Int32? {
        switch phase {
        case .closed: nil
        case .lent: -1
        case .suspended: Self.stopDelay
        case .running: parser.isWaiting || unmarked.isOpen ? Self.escapeDelay : -1
        }
    }

    private func take(_ seen: TerminalInput) {
        if seen.isNothing, case .running = phase { waiting += unmarked.flush() + parser.flush() }
        var keys: [Key] = []
        for key in parser.feed(seen.bytes) {
            switch key {
            case .cursor(let place): learn(place)
            case .knowsMode(let mode, let isKnown): note(mode, isKnown)
            default: keys.append(key)
            }
        }
        waiting += unmarked.take(keys)
        if seen.isStop { suspend() }
        if seen.isContinued || (seen.isNothing && !isRunning) {
            resume()
        } else if seen.isResized, isRunning {
            tellSize()
        }
    }

    /// The terminal answers; when it does not draw as was thought, everything is drawn anew.
    private func learn(_ place: Point) {
        guard let widths = probe?.take(place) else { return }
        probe = nil
        guard case .running(var canvas) = phase, widths != canvas.widths else { return }
        canvas.widths = widths
        canvas.invalidate()
        phase = .running(canvas)
        tellSize()
    }

    private func note(_ mode: Int, _ isKnown: Bool) {
        guard mode == Canvas.synchronizedUpdates, case .running(var canvas) = phase else { return }
        canvas.isSynchronized = isKnown
        phase = .running(canvas)
    }

    private func resume() {
        switch phase {
        case .closed, .lent: return
        case .running(let canvas), .suspended(let canvas): comeBack(canvas)
        }
    }

    private func comeBack(_ canvas: Canvas) {
        var canvas = canvas
        hub_resume()
        canvas.invalidate()
        phase = .running(canvas)
        tellSize()
    }

    private func tellSize() { waiting.append(.resize(size)) }
}

extension CursesTerminal {
    /// Gives the terminal to another program until `takeBack()`: nothing is drawn meanwhile, and no key is read.
    package func lend() async {
        guard case .running(let canvas) = phase else { return }
        hub_pause()
        phase = .lent(canvas)
        guard isReading else { return }
        hub_wake()
        await withCheckedContinuation { parking = $0 }
    }

    /// Takes the terminal back; `keys` tell of a resize.
    package func takeBack() {
        guard case .lent(let canvas) = phase else { return }
        comeBack(canvas)
        hub_wake()
    }
}
