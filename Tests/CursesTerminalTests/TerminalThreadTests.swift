import Foundation
import Synchronization
import TerminalCore
import Testing

@testable import CursesTerminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The thread on which a key is read, decided on and drawn; there is one, so that these are no suite of their own.
extension CursesTerminalTests {
    @Test func `what prefers the thread runs on it, whatever it waits for`() async {
        var threads: Set<pthread_t> = []
        var turns = 0
        await repeatOnThread {
            threads.insert(pthread_self())
            _ = await terminal.size
            threads.insert(pthread_self())
            turns += 1
            return turns == 100
        }
        #expect(threads.count == 1)
    }

    @Test func `a key comes while the thread has other things to do, and they while it waits for a key`() async {
        await forget()
        let program = pseudo.program
        async let key = TerminalThread.shared.wait(for: program, milliseconds: -1)
        var turns = 0
        await repeatOnThread {
            turns += 1
            return turns == 100
        }
        pseudo.type("x\r")
        let seen = await key
        #expect(seen.bytes == Array("x\n".utf8) && !seen.isClosed)
    }

    @Test func `a flood of work holds no key up`() async {
        await forget()
        let (isRead, program) = (Flag(), pseudo.program)
        async let flood: Void = repeatOnThread { isRead.isRaised }
        async let key = TerminalThread.shared.wait(for: program, milliseconds: -1)
        pseudo.type("x\r")
        #expect(await key.bytes == Array("x\n".utf8))
        isRead.raise()
        await flood
    }

    @Test func `the time to wait ends although the thread is called all the while`() async {
        await forget()
        let isOver = Flag()
        async let flood: Void = repeatOnThread { isOver.isRaised }
        let seen = await TerminalThread.shared.wait(for: pseudo.program, milliseconds: 20)
        #expect(seen.isNothing && seen.bytes.isEmpty)
        isOver.raise()
        await flood
    }

    @Test func `a new size that nobody waited for is told to the next who waits`() async throws {
        try await terminal.start(environment: [:])
        pseudo.resize(columns: 44, rows: 5)
        kill(getpid(), SIGWINCH)
        // The thread has looked at its pipe when it has run something.
        var turns = 0
        await repeatOnThread {
            turns += 1
            return turns == 2
        }
        var keys = terminal.keys.makeAsyncIterator()
        #expect(await keys.next() == .resize(Size(columns: 44, rows: 5)))
        await terminal.stop()
    }
}

/// Takes what the thread was told while nobody waited, such as the end of another test's terminal.
private func forget() async { _ = await TerminalThread.shared.wait(for: -1, milliseconds: 0) }

/// Does something on the terminal's thread, from one suspension to the next, until it is enough.
private func repeatOnThread(until isEnough: () async -> Bool) async {
    await withTaskExecutorPreference(TerminalThread.shared) {
        while await !isEnough() { await Task.yield() }
    }
}

/// Something that becomes true once.
private final class Flag: Sendable {
    private let state = Mutex(false)

    var isRaised: Bool { state.withLock(\.self) }

    func raise() { state.withLock { $0 = true } }
}
