import ClientCore
import ClientUI
import Foundation

/// What stands for the screen in plain mode: prints what is new, and hands on what is written.
struct PlainView {
    private let input: PlainInput
    private var narrator = Narrator()
    private var waiting: String?
    private var isEnded = false
    private var isClosed = false
    /// Whether a hub was named: what comes from a pipe is for it alone.
    private let hasTarget: Bool
    /// Whether that hub could not be gone to.
    private(set) var hasFailed = false

    init(_ input: PlainInput, hasTarget: Bool) { (self.input, self.hasTarget) = (input, hasTarget) }

    /// A line was written, or the input has ended.
    mutating func take(_ line: String?) {
        if let line { waiting = line } else { isEnded = true }
    }

    /// What was written is done: the next line may be read. What is typed behind the last one is for the shell.
    func goOn() { input.goOn() }

    /// Prints what is new.
    mutating func tell(_ client: Client, _ around: Surroundings) {
        print(narrator.news(of: client, around: around))
        input.setEcho(!client.asksPassword)
    }

    /// What is to be done about what was written; nil while nothing can be done.
    mutating func next(for client: Client, _ around: Surroundings) -> [UserAction]? {
        if isClosed {
            isClosed = false
            return [.quit]
        }
        if hasTarget, !input.isTerminal, !hasFailed, narrator.isAtALoss(in: client) {
            hasFailed = true
            return [.quit]
        }
        // What somebody types is done at once; what comes from a pipe waits until it can be.
        if let line = waiting, input.isTerminal || narrator.isDone(with: client) {
            waiting = nil
            // A text that is to be said is no answer to a question that nobody foresaw.
            if !input.isTerminal, narrator.isNoAnswer(line, in: client) {
                print([around.words.text("plain.noanswer")])
                hasFailed = true
                return [.quit]
            }
            if let refusal = narrator.refusal(
                of: line, in: client, isPiped: hasTarget && !input.isTerminal, around: around)
            {
                print([refusal])
                return []
            }
            return narrator.actions(for: line, in: client, around: around)
        }
        guard isEnded, waiting == nil, narrator.isDone(with: client) else { return nil }
        isEnded = false
        if hasTarget, !narrator.isIn(client) { hasFailed = true }
        return [.quit]
    }

    /// An order to the screen was carried out: what stands in the status line there is printed.
    mutating func tell(_ interface: Interface, _ around: Surroundings) {
        print(narrator.told(interface, around: around))
    }

    /// The next line is to take the place of an own message.
    mutating func compose(_ text: String, _ around: Surroundings) {
        print([around.replaced(text)])
    }

    /// Prints the last lines of the shown conversation again.
    mutating func repeatPast(_ count: Int?, of client: Client, _ around: Surroundings) {
        print(narrator.past(count, of: client, around: around))
    }

    /// Rings where somebody can hear it.
    mutating func bell() {
        if isatty(STDOUT_FILENO) == 1 { write([0x07]) }
    }

    private mutating func print(_ lines: [String]) {
        guard !lines.isEmpty else { return }
        write(lines.flatMap { Array($0.utf8) + [0x0A] })
    }

    private mutating func write(_ bytes: [UInt8]) {
        // Nobody reads any more: there is nothing left to do.
        do { try Output.write(bytes: bytes, to: STDOUT_FILENO) } catch { isClosed = true }
    }
}

extension Client {
    /// Whether what is written next is a password.
    fileprivate var asksPassword: Bool {
        if case .askingPassword = shownHub?.connection { true } else { false }
    }
}
