import ChatModel
import CommandRunner
import NIOCore

/// The way from the event loop to the programs that the hub runs and back.
final class RunBridge: Sendable {
    private let runner: CommandRunner
    private let loop: any EventLoop

    init(runner: CommandRunner, loop: any EventLoop) {
        self.runner = runner
        self.loop = loop
    }

    /// Starts a run; what becomes of it comes back on the event loop, from which this is called.
    func start(_ number: RunNumber, _ order: RunOrder, then take: @escaping (RunNews) -> Void) {
        let take = NIOLoopBound(take, eventLoop: loop)
        runner.start(number, order) { [loop] news in
            loop.execute { take.value(news) }
        }
    }

    /// Ends a run before its time.
    func end(_ number: RunNumber) { runner.end(number) }
}
