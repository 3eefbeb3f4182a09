import AsyncAlgorithms
import ChatModel
import ClientCore
import HubConnection

/// The client's connections that are under way or open, by number.
actor LinkTable {
    /// Requests of one link that wait for the network. The client itself keeps fewer waiting.
    private static let waiting = 2_048

    private struct Running {
        let requests: AsyncStream<Request>.Continuation
        let task: Task<Void, Never>
    }

    private let runner: LinkRunner
    private var running: [Link: Running] = [:]

    init(runner: LinkRunner) { self.runner = runner }

    /// Begins to connect; what becomes of it comes back as events.
    func open(_ plan: ConnectPlan) {
        let (stream, continuation) = AsyncStream.makeStream(
            of: Request.self, bufferingPolicy: .bufferingOldest(Self.waiting))
        let task = Task { [runner] in
            await runner.run(plan, requests: stream)
            self.forget(plan.link)
        }
        running[plan.link] = Running(requests: continuation, task: task)
    }

    /// Sends a request on a link, if it is still there; a link whose network takes nothing any more is closed.
    func send(_ request: Request, on link: Link) {
        guard case .dropped? = running[link]?.requests.yield(request) else { return }
        running[link]?.task.cancel()
    }

    /// Closes a link once what was given to it before is sent.
    func close(_ link: Link) { running[link]?.requests.finish() }

    /// Closes all links and waits until they are closed.
    func closeAll() async {
        let ending = Array(running.values)
        for link in ending { link.requests.finish() }
        for link in ending { await link.task.value }
    }

    private func forget(_ link: Link) { running[link] = nil }
}
