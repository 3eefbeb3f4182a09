import AsyncAlgorithms
import ChatModel
import ClientCore
import FileTransfer

/// The client's connections for files that are under way or open, by number.
actor Couriers {
    /// Orders of one connection that wait to be begun. The client itself keeps fewer.
    private static let waiting = 1_024

    private struct Running {
        let orders: AsyncStream<CourierOrder>.Continuation
        let task: Task<Void, Never>
    }

    private let runner: CourierRunner
    private var running: [Link: Running] = [:]

    init(runner: CourierRunner) { self.runner = runner }

    /// Begins to connect; what becomes of it comes back as events.
    func open(_ plan: ConnectPlan) {
        let (stream, continuation) = AsyncStream.makeStream(
            of: CourierOrder.self, bufferingPolicy: .bufferingOldest(Self.waiting))
        let task = Task { [runner] in
            await runner.run(plan, orders: stream)
            self.forget(plan.link)
        }
        running[plan.link] = Running(orders: continuation, task: task)
    }

    /// Has something done on a connection, if it is still there.
    func give(_ order: CourierOrder, to link: Link) {
        guard case .dropped? = running[link]?.orders.yield(order) else { return }
        running[link]?.task.cancel()
    }

    /// Removes what is here of a file that will never be whole.
    func discard(_ file: SharedFile, for destination: String?) {
        Task { [runner] in
            let (folder, name) = await runner.downloads.place(for: destination)
            let arrival = GetOrder.arrival(of: file, into: folder, as: name)
            await LocalPaths.blocking { arrival.discard() }
        }
    }

    /// Closes a connection; what is carried on it stops where it is.
    func close(_ link: Link) { running[link]?.task.cancel() }

    /// Closes all and waits until they are closed.
    func closeAll() async {
        let ending = Array(running.values)
        for courier in ending { courier.task.cancel() }
        for courier in ending { await courier.task.value }
    }

    private func forget(_ link: Link) { running[link] = nil }
}

/// What is to be done on a connection for files.
enum CourierOrder: Sendable {
    case carry(Carriage)
    /// Carry it no further.
    case drop(TransferID)
}
