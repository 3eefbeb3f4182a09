import Foundation
import Synchronization
import TestKit

/// A program on a terminal of its own: what it writes is looked through as it comes.
final class TerminalProgram: Sendable {
    /// The most bytes that are kept of what it wrote.
    private static let memory = 1 << 20

    /// Somebody who waits for a text.
    fileprivate struct Waiter {
        let text: [UInt8]
        /// Only what came behind this counts.
        let start: UInt64
        let found: CheckedContinuation<ContinuousClock.Instant?, Never>
    }

    fileprivate struct Output {
        var bytes: [UInt8] = []
        /// How many bytes came before them.
        var dropped: UInt64 = 0
        var waiters: [UInt64: Waiter] = [:]
        var lastWaiter: UInt64 = 0
        var isEnded = false
    }

    let began: ContinuousClock.Instant
    private let process: ChildProcess
    private let emulator: FileHandle
    private let output = Mutex(Output())

    /// Starts it.
    /// - Throws: ``TestKit/ProcessError`` if it can't be started.
    init(_ command: [String], environment: [String: String]) throws {
        let pair = try TerminalPair()
        began = .now
        process = try ChildProcess(
            command, environment: environment, input: pair.program, output: pair.program, errors: pair.program)
        try pair.program.close()
        emulator = pair.emulator
        Thread.detachNewThread { @Sendable [self] in
            while let piece = piece() { take(piece) }
            end()
        }
    }

    /// What comes next; nil at the end, which a terminal's is told as an error.
    private func piece() -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = read(emulator.fileDescriptor, &bytes, bytes.count)
        return count > 0 ? Array(bytes.prefix(count)) : nil
    }

    private func take(_ piece: [UInt8]) {
        let now = ContinuousClock.now
        let found = output.withLock { output in
            let fresh = max(output.bytes.count - 256, 0)
            output.bytes += piece
            let done = output.waiters.filter { output.holds($0.value.text, after: $0.value.start, from: fresh) }
            for number in done.keys { output.waiters[number] = nil }
            output.trim(to: Self.memory)
            return done.values.map(\.found)
        }
        for continuation in found { continuation.resume(returning: now) }
    }

    private func end() {
        let waiters = output.withLock { output in
            defer { output.waiters = [:] }
            output.isEnded = true
            return Array(output.waiters.values)
        }
        for waiter in waiters { waiter.found.resume(returning: nil) }
    }

    /// How many bytes it has written.
    var written: UInt64 { output.withLock { $0.dropped + UInt64($0.bytes.count) } }

    /// When a text, or with an empty one anything, was on its terminal behind a place; nil if it ended, or did not write it in so many seconds.
    func moment(of text: String, after start: UInt64 = 0, seconds: Double = 60) async -> ContinuousClock.Instant? {
        await withCheckedContinuation { continuation in
            let number = output.withLock { output -> UInt64? in
                if output.isEnded || output.holds(Array(text.utf8), after: start, from: 0) { return nil }
                output.lastWaiter += 1
                output.waiters[output.lastWaiter] = Waiter(text: Array(text.utf8), start: start, found: continuation)
                return output.lastWaiter
            }
            guard let number else {
                return continuation.resume(returning: output.withLock(\.isEnded) ? nil : .now)
            }
            DispatchQueue.global().asyncAfter(deadline: .now() + seconds) { [weak self] in
                let waiter = self?.output.withLock { $0.waiters.removeValue(forKey: number) }
                waiter?.found.resume(returning: nil)
            }
        }
    }

    /// Presses keys.
    func type(_ text: String) { try? emulator.write(contentsOf: Data(text.utf8)) }

    /// What it has used so far (proc(5)); nil where the system does not tell.
    func usage() -> Usage? { Usage(of: process.pid) }

    /// Ends it.
    func stop() async {
        process.signal(SIGTERM)
        DispatchQueue.global().asyncAfter(deadline: .now() + 3) { [process] in process.signal(SIGKILL) }
        _ = await process.status
    }
}

extension TerminalProgram.Output {
    /// Whether a text stands behind a place; the bytes before `from` were looked through already.
    fileprivate func holds(_ text: [UInt8], after start: UInt64, from fresh: Int) -> Bool {
        let first = max(fresh, Int(clamping: start > dropped ? start - dropped : 0))
        guard first < bytes.count else { return false }
        if text.isEmpty { return true }
        return bytes[first...].firstRange(of: text) != nil
    }

    fileprivate mutating func trim(to limit: Int) {
        guard bytes.count > limit else { return }
        let count = bytes.count - limit / 2
        bytes.removeFirst(count)
        dropped += UInt64(count)
    }
}
