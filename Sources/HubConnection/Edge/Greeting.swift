import ChatModel
import Trust

/// A hub that proved its key and let us in.
struct HubEntry: Sendable {
    let hub: ProvenHub
    let welcome: Welcome
}

/// The client's side of a handshake as a value: the hub's answers in, what to send out.
struct Greeting {
    private enum State {
        case awaitingChallenge
        case awaitingWelcome(ProvenHub)
    }

    /// What to do after one of the hub's answers.
    enum Step {
        case send(Request)
        case enter(HubEntry)
        case wait
    }

    private let login: HubLogin
    private let policy: HubPolicy
    /// What TLS found out; nil without TLS.
    private let check: HubCheck?
    private let handshake: UserHandshake
    private var state = State.awaitingChallenge

    init(login: HubLogin, policy: @escaping HubPolicy, check: HubCheck?) {
        self.login = login
        self.policy = policy
        self.check = check
        handshake = UserHandshake(as: login.identity, software: login.software)
    }

    /// What to say first.
    var hello: Request { .hello(handshake.hello) }

    /// Why TLS was not gone on with; nil if our check of the key was not what ended it.
    var refusedKey: TrustError? { check?.refusal }

    /// - Throws: ``HubConnectionError``.
    mutating func apply(_ answer: Answer) throws(HubConnectionError) -> Step {
        switch (answer, state) {
        case (.challenge(let challenge), .awaitingChallenge): return .send(.proof(try prove(to: challenge)))
        case (.welcome(let welcome), .awaitingWelcome(let hub)): return .enter(HubEntry(hub: hub, welcome: welcome))
        case (.refused(let refusal), _): throw HubConnectionError(refusal)
        case (.goodbye, _): throw HubConnectionError(.refused(.stopping), "The hub is stopping; connect again later.")
        case (.heartbeat, _): return .wait
        default: throw HubConnectionError(.notAHub, "The hub does not keep to the protocol; update it.")
        }
    }

    private mutating func prove(to challenge: Challenge) throws(HubConnectionError) -> Proof {
        do throws(TrustError) {
            let hub = try handshake.verify(challenge, over: binding())
            // With TLS the policy was asked during its handshake.
            if check == nil { try policy(hub.id) }
            state = .awaitingWelcome(hub)
            return try hub.proof(nick: login.nick, kind: login.kind)
        } catch {
            throw HubConnectionError(error)
        }
    }

    private func binding() throws(TrustError) -> ChannelBinding {
        guard let check else { return .plain }
        guard let presented = check.presented else {
            throw TrustError(.certificate, "The hub's certificate was not checked. Nothing was sent to it.")
        }
        return .tls(presented)
    }
}
