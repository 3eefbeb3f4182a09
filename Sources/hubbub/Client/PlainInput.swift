import Foundation
import Synchronization

/// Standard input by lines, one at a time: the next one is read when the one before has been dealt with.
final class PlainInput: Sendable {
    /// The most bytes of a line; what is longer is cut, and then refused as a message.
    private static let lineLimit = 1 << 20

    /// Whether somebody sits there.
    let isTerminal = isatty(STDIN_FILENO) == 1
    private let input = StandardInput()
    private let turns: AsyncStream<Void>
    private let turn: AsyncStream<Void>.Continuation
    private let isSilent = Mutex(false)

    init() { (turns, turn) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingOldest(1)) }

    deinit { setEcho(true) }

    /// Hands lines on until the input ends, which is nil.
    func read(_ take: @Sendable (String?) async -> Void) async {
        var (rest, turns) = ([UInt8](), turns.makeAsyncIterator())
        while let bytes = try? await input.next() {
            rest += bytes
            while let end = rest.firstIndex(of: 0x0A) {
                await take(Self.text(rest[..<end]))
                rest.removeFirst(end + 1)
                guard await turns.next() != nil else { return }
            }
            if rest.count > Self.lineLimit { rest.removeLast(rest.count - Self.lineLimit) }
        }
        if !rest.isEmpty {
            await take(Self.text(rest[...]))
            guard await turns.next() != nil else { return }
        }
        await take(nil)
    }

    /// The line was dealt with.
    func goOn() { turn.yield() }

    /// Whether what is typed is shown; a password is not.
    func setEcho(_ isOn: Bool) {
        isSilent.withLock { isSilent in
            guard isTerminal, isSilent == isOn else { return }
            var modes = termios()
            guard tcgetattr(STDIN_FILENO, &modes) == 0 else { return }
            if isOn { modes.c_lflag |= tcflag_t(ECHO) } else { modes.c_lflag &= ~tcflag_t(ECHO) }
            tcsetattr(STDIN_FILENO, TCSADRAIN, &modes)
            isSilent = !isOn
        }
    }

    private static func text(_ line: ArraySlice<UInt8>) -> String {
        String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
    }
}
