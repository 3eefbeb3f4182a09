import AsyncAlgorithms
import ChatModel
import ClientCore
import ClientUI
import HubConnection
import Trust

/// Makes one connection: races the addresses, hands answers to the loop and requests to the hub.
struct LinkRunner: Sendable {
    let events: AsyncChannel<LoopEvent>
    let memory: ClientMemory
    let cache: CacheKeeper
    let identity: UserIdentity
    let words: Catalogue

    /// Runs until the connection has ended; says how.
    func run(_ plan: ConnectPlan, requests: AsyncStream<Request>) async {
        let fate: ConnectionEvent
        do {
            try await open(plan, requests)
            fate = .ended(.lost)
        } catch let error as HubConnectionError {
            fate = await outcome(of: error, plan)
        } catch {
            fate = .ended(.unreachable(Complaint(error).message))
        }
        await events.send(.client(.connection(plan.link, fate)))
    }

    private func open(_ plan: ConnectPlan, _ requests: AsyncStream<Request>) async throws {
        let login = HubLogin(
            identity: identity, nick: plan.nick, kind: .member, software: Version.software,
            credentials: try await memory.credentials(plan.password))
        var connections: [HubConnection] = []
        for address in plan.addresses {
            let policy = try await memory.policy(for: address, of: plan)
            var connection = HubConnection(to: address, as: login, trusting: policy)
            connection.timing.gathering = Int64(Painter.pause / .milliseconds(1))
            connections.append(connection)
        }
        guard let race = HubRace(connections) else { throw Complaint("That hub has no address.") }
        try await race.run { session, address in
            if let secret = session.secret { try await memory.remember(secret, for: session.hub) }
            try await memory.met(session.hub, called: session.hubName, at: address, isTyped: plan.isTyped)
            if plan.recalls {
                await events.send(.client(.recalled(session.hub, await cache.recall(session.hub))))
            }
            let opened = Opened(
                hub: session.hub, name: session.hubName, address: address, welcome: session.welcome,
                hasFiles: session.features.contains(Feature.files),
                hearsTyping: session.features.contains(Feature.typing),
                knowsPins: session.features.contains(Feature.pins))
            await events.send(.client(.connection(plan.link, .opened(opened))))
            try await exchange(session, plan.link, requests)
        }
    }

    /// Both directions at once; the end of either is the end.
    private func exchange(_ session: HubSession, _ link: Link, _ requests: AsyncStream<Request>) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                var answers = session.answers.makeAsyncIterator()
                while let batch = try await answers.nextBatch() { await events.send(.answers(link, batch)) }
            }
            group.addTask {
                for await request in requests { try await session.send(request) }
            }
            try await group.next()
            group.cancelAll()
        }
    }

    private func outcome(of error: HubConnectionError, _ plan: ConnectPlan) async -> ConnectionEvent {
        guard let address = error.address ?? plan.addresses.first else { return .ended(.unreachable(error.message)) }
        return await outcome(of: error, at: address, plan)
    }

    private func outcome(
        of error: HubConnectionError, at address: HubAddress, _ plan: ConnectPlan
    ) async -> ConnectionEvent {
        switch error.code {
        case .passwordNeeded(let hub):
            return .passwordNeeded(PasswordQuestion(hub: hub, name: nil, address: address, occasion: .first))
        case .wrongPassword(let hub):
            let isRemembered = plan.password == nil
            if isRemembered { try? await memory.forgetSecret(of: hub) }
            return .passwordNeeded(
                PasswordQuestion(hub: hub, name: nil, address: address, occasion: isRemembered ? .changed : .wrong))
        case .untrusted(.unknownHub(let hub)):
            return .untrusted(TrustQuestion(hub: hub, name: nil, address: address))
        case .untrusted(.keyChanged(let known, let met)):
            return .keyChanged(
                KeyChange(known: known.hub, met: met, since: HubTime(known.lastMet), handle: known.handle))
        case .untrusted(.wrongHub(let expected, let met, let known)):
            return .keyChanged(
                KeyChange(
                    known: expected, met: met, since: known.map { HubTime($0.lastMet) }, handle: known?.handle))
        case .refused(let code):
            return .ended(.refused(Refusal(subject: .session, code: code, detail: error.message)))
        case .lost: return .ended(.lost)
        default: return .ended(.unreachable(words.sentence(for: error, at: address)))
        }
    }
}
