import AsyncAlgorithms
import ChatModel
import ClientCore
import HubConnection
import Trust

/// The connections of one client.
actor ClientLinks {
    private struct Running {
        let requests: AsyncStream<Request>.Continuation
        let task: Task<Void, Never>
    }

    private let events: AsyncChannel<TalkerEvent>
    private let identity: UserIdentity
    private var running: [Link: Running] = [:]

    init(events: AsyncChannel<TalkerEvent>, identity: UserIdentity) {
        (self.events, self.identity) = (events, identity)
    }

    func open(_ plan: ConnectPlan) {
        let (stream, continuation) = AsyncStream.makeStream(of: Request.self, bufferingPolicy: .bufferingOldest(2_048))
        let task = Task {
            await events.send(.client(.connection(plan.link, await run(plan, stream))))
            running[plan.link] = nil
        }
        running[plan.link] = Running(requests: continuation, task: task)
    }

    func send(_ request: Request, on link: Link) {
        guard case .dropped? = running[link]?.requests.yield(request) else { return }
        running[link]?.task.cancel()
    }

    func close(_ link: Link) { running[link]?.requests.finish() }

    private func run(_ plan: ConnectPlan, _ requests: AsyncStream<Request>) async -> ConnectionEvent {
        guard let address = plan.addresses.last else { return .ended(.unreachable("")) }
        let login = HubLogin(identity: identity, nick: plan.nick, kind: .member, software: "hubbub-torture")
        let connection = HubConnection(to: address, as: login) { (_: HubID) throws(TrustError) in }
        do {
            try await connection.run { [events] session in
                let opened = Opened(
                    hub: session.hub, name: session.hubName, address: address, welcome: session.welcome)
                await events.send(.client(.connection(plan.link, .opened(opened))))
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask {
                        for try await answer in session.answers {
                            await events.send(.client(.answer(plan.link, answer)))
                        }
                    }
                    group.addTask { for await request in requests { try await session.send(request) } }
                    try await group.next()
                    group.cancelAll()
                }
            }
            return .ended(.lost)
        } catch let error as HubConnectionError {
            if case .refused(let code) = error.code {
                return .ended(.refused(Refusal(subject: .session, code: code, detail: error.message)))
            }
            return .ended(error.code == .lost ? .lost : .unreachable(error.message))
        } catch {
            return .ended(.unreachable("\(error)"))
        }
    }
}
