import CNcurses
import Dispatch
import Synchronization

/// The thread that waits for the terminal, and runs the tasks that prefer it: what a key changes is decided and drawn where
/// the key was read, so that no thread has to wake another between key and cell.
///
/// There is one terminal in a process, so there is one such thread, and it lives as long as the process.
package final class TerminalThread: TaskExecutor {
    package static let shared = TerminalThread()

    private struct State {
        var isStarted = false
        /// Whether it may be blocked until it is called.
        var isAsleep = false
        var jobs: [UnownedJob] = []
        var watch: Watch?
        /// What happened while nobody waited for it.
        var missed = TerminalInput.nothing
    }

    /// Somebody who waits for the terminal.
    private struct Watch {
        let input: Int32
        /// When the waiting ends without anything; nil for never.
        let end: ContinuousClock.Instant?
        let continuation: CheckedContinuation<TerminalInput, Never>
    }

    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "hubbub.terminal")

    private init() {
        // Where that fails no screen can be opened either.
        _ = hub_wait_prepare()
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        change { $0.jobs.append(job) }
    }

    /// Waits for input or a signal, at most so many milliseconds (negative: for ever); for one at a time.
    func wait(for input: Int32, milliseconds: Int32) async -> TerminalInput {
        let end = milliseconds < 0 ? nil : ContinuousClock.now + .milliseconds(milliseconds)
        return await withCheckedContinuation { continuation in
            change { $0.watch = Watch(input: input, end: end, continuation: continuation) }
        }
    }

    private func change(_ body: (inout State) -> Void) {
        let (isNew, isAsleep) = state.withLock { state in
            body(&state)
            defer { (state.isStarted, state.isAsleep) = (true, false) }
            return (!state.isStarted, state.isAsleep)
        }
        if isNew { queue.async { @Sendable in self.work() } }
        if isAsleep { hub_call() }
    }
}

/// Its work.
extension TerminalThread {
    private func work() {
        while true {
            let jobs = takeJobs()
            for job in jobs { job.runSynchronously(on: asUnownedTaskExecutor()) }
            // Between any two handfuls of jobs, so that a flood of them holds no key up.
            look(mayBlock: jobs.isEmpty)
        }
    }

    private func takeJobs() -> [UnownedJob] {
        state.withLock { state in
            state.isAsleep = state.jobs.isEmpty
            defer { state.jobs = [] }
            return state.jobs
        }
    }

    private func look(mayBlock: Bool) {
        let (input, wait) = state.withLock { state in (state.watch?.input, Self.wait(in: state)) }
        guard mayBlock || input != nil else { return }
        let seen = TerminalInput.wait(input ?? -1, milliseconds: mayBlock ? wait : 0)
        let (watch, all) = state.withLock { state in Self.take(seen, in: &state) }
        watch?.continuation.resume(returning: all)
    }

    /// How long it may be waited now, in milliseconds; negative: for ever.
    private static func wait(in state: State) -> Int32 {
        guard let watch = state.watch else { return -1 }
        guard state.missed.isNothing else { return 0 }
        guard let end = watch.end else { return -1 }
        let left = ContinuousClock.now.duration(to: end) / .milliseconds(1)
        return Int32(max(0, left.rounded(.up)))
    }

    /// Notes what was seen; the one who waits for it and all that is to be told, if there is one who need not wait on.
    private static func take(_ seen: TerminalInput, in state: inout State) -> (Watch?, TerminalInput) {
        state.isAsleep = false
        let all = state.missed.followed(by: seen)
        state.missed = all
        guard let watch = state.watch else { return (nil, all) }
        if all.isNothing, watch.end.map({ ContinuousClock.now < $0 }) ?? true { return (nil, all) }
        (state.watch, state.missed) = (nil, .nothing)
        return (watch, all)
    }
}
