import AsyncAlgorithms
import ChatModel
import ClientCore
import FileTransfer
import HubConnection
import Trust

/// Makes one connection for files, as a visitor with the chat's key and password, and carries over it what is ordered.
struct CourierRunner: Sendable {
    let events: AsyncChannel<LoopEvent>
    let memory: ClientMemory
    let identity: UserIdentity
    let downloads: Downloads

    /// Runs until the connection has ended; says how.
    func run(_ plan: ConnectPlan, orders: AsyncStream<CourierOrder>) async {
        let reason: LossReason
        do {
            try await open(plan, orders)
            reason = .lost
        } catch let error as HubConnectionError {
            reason = Self.reason(for: error)
        } catch {
            reason = .unreachable(Complaint(error).message)
        }
        await events.send(.client(.courier(plan.link, .ended(reason))))
    }

    private func open(_ plan: ConnectPlan, _ orders: AsyncStream<CourierOrder>) async throws {
        let login = HubLogin(
            identity: identity, nick: plan.nick, kind: .visitor, software: Version.software,
            credentials: try await memory.credentials(nil))
        var connections: [HubConnection] = []
        for address in plan.addresses {
            let policy = try await memory.policy(for: address, of: plan)
            connections.append(HubConnection(to: address, as: login, trusting: policy))
        }
        guard let race = HubRace(connections) else { throw Complaint("That hub has no address.") }
        try await race.run { session, _ in
            // Behind a Unix socket nobody else proves the hub's key.
            guard plan.expected == nil || session.hub == plan.expected else {
                throw Complaint("Another hub answers there now.")
            }
            await events.send(.client(.courier(plan.link, .opened)))
            try await serve(session, orders)
        }
    }

    /// Hears the hub and does what is ordered; the end of either is the end.
    private func serve(_ session: HubSession, _ orders: AsyncStream<CourierOrder>) async throws {
        let courier = Courier(session)
        let (losses, loss) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let desk = CourierDesk(courier, events: events, downloads: downloads) { loss.yield() }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await courier.run() }
            // What one transfer takes for the end is one: all go on over the next connection.
            group.addTask { for await _ in losses { return } }
            group.addTask { await desk.work(orders) }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private static func reason(for error: HubConnectionError) -> LossReason {
        switch error.code {
        case .refused(let code): .refused(Refusal(subject: .session, code: code, detail: error.message))
        case .lost: .lost
        default: .unreachable(error.message)
        }
    }
}
