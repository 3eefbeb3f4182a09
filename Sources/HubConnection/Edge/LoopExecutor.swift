import NIOCore

/// Runs the steps of tasks on a connection's own thread: what it hears is then worked on without waking another one.
/// Nothing that blocks may be done there, or the connection falls silent.
final class LoopExecutor: TaskExecutor {
    private let loop: any EventLoop

    init(_ loop: any EventLoop) { self.loop = loop }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
