import ClientCore
import Testing

@testable import hubbub

/// The tasks of transfers that are under way.
@Suite struct CarriageTasksTests {
    /// Runs until it is told to end, or is cancelled.
    private struct Gate: Sendable {
        let stream: AsyncStream<Void>
        let open: AsyncStream<Void>.Continuation

        init() { (stream, open) = AsyncStream.makeStream() }

        func pass() async { for await _ in stream { return } }
    }

    @Test(.timeLimit(.minutes(1))) func whatIsOverLeavesNothing() async {
        let (tasks, gate, ended) = (CarriageTasks(), Gate(), Gate())
        tasks.begin(TransferID(1)) { await gate.pass() }
        tasks.begin(TransferID(2)) { await ended.pass() }
        #expect(tasks.count == 2)
        gate.open.yield()
        while tasks.count > 1 { await Task.yield() }
        await tasks.end()
        while tasks.count > 0 { await Task.yield() }
    }

    @Test(.timeLimit(.minutes(1))) func oneThatIsBegunAgainIsNotForgottenWithTheFirst() async {
        let (tasks, gate, over) = (CarriageTasks(), Gate(), Gate())
        tasks.begin(TransferID(1)) {
            await gate.pass()
            over.open.yield()
        }
        tasks.cancel(TransferID(1))
        tasks.begin(TransferID(1)) { await Gate().pass() }
        await over.pass()
        for _ in 0..<100 { await Task.yield() }
        #expect(tasks.count == 1)
        await tasks.end()
    }
}
