import Foundation
import TerminalCore

/// Shows on a terminal how far something long is, at most ten times a second; nothing where there is no terminal.
struct ProgressShow {
    private let isShown: Bool
    /// What is counted.
    private let unit: ProgressBar.Unit
    private var start = ContinuousClock.now
    /// What was there when it began.
    private var before: UInt64 = 0
    private var last: ContinuousClock.Instant?

    /// - Parameter isOutputElsewhere: whether what it leads to does not go to the terminal meanwhile.
    init(isOutputElsewhere: Bool, counting unit: ProgressBar.Unit = .things("entries")) {
        self.unit = unit
        isShown = isatty(STDERR_FILENO) == 1 && (isOutputElsewhere || isatty(STDOUT_FILENO) != 1)
    }

    /// Counts from here on: so much is there already.
    mutating func begin(at done: UInt64) { (before, start, last) = (done, .now, nil) }

    mutating func show(_ done: UInt64, of total: UInt64?) {
        guard isShown else { return }
        let now = ContinuousClock.now
        if let last, last.duration(to: now) < .milliseconds(100) { return }
        last = now
        let bar = ProgressBar(
            done: done, total: total, unit: unit, before: before, seconds: start.duration(to: now) / .seconds(1))
        Self.write("\r" + bar.text(columns: Self.columns) + "\u{1B}[K")
    }

    /// Shows a line of words where the bar will be.
    func say(_ words: String) {
        guard isShown else { return }
        Self.write("\r" + words.truncated(to: Self.columns - 1) + "\u{1B}[K")
    }

    /// Takes the line away, and says what came of it.
    func end(_ words: String?) {
        guard isShown else { return }
        Self.write("\r\u{1B}[K" + (words.map { $0 + "\n" } ?? ""))
    }

    private static func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

    private static var columns: Int {
        var size = winsize()
        return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
    }
}
