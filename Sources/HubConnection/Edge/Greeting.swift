import ChatModel
import Trust

/// A hub that proved its key and let us in.
struct HubEntry: Sendable {
    let hub: ProvenHub
    let welcome: Welcome
    /// What was proven of the hub's password; nil if it asked for none.
    let secret: ScramSecret?
}

/// The client's side of a handshake as a value: the hub's answers in, what to send out.
struct Greeting {
    private enum State {
        case awaitingChallenge
        case awaitingWelcome(ProvenHub)
        case provingPassword(ProvenHub, PasswordProof)
    }

    /// What to do after one of the hub's answers.
    enum Step {
        case send(Request)
        /// Make the secret of a password and a salt, beside the event loop.
        case reckon(Password, ScramSalt)
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
        handshake = UserHandshake(
            as: login.identity, software: login.software, features: [check == nil ? Feature.scram : Feature.scramPlus])
    }

    /// What to say first.
    var hello: Request { .hello(handshake.hello) }

    /// Why TLS was not gone on with; nil if our check of the key was not what ended it.
    var refusedKey: TrustError? { check?.refusal }

    /// - Throws: ``HubConnectionError``.
    mutating func apply(_ answer: Answer) throws(HubConnectionError) -> Step {
        switch (answer, state) {
        case (.challenge(let challenge), .awaitingChallenge): return .send(.proof(try prove(to: challenge)))
        case (.credentials, .awaitingWelcome(let hub)): return try provePassword(to: hub)
        case (.credentials(let message), .provingPassword(let hub, var proof)):
            guard let step = try proof.take(message) else { break }
            state = .provingPassword(hub, proof)
            return Step(step)
        case (.welcome(let welcome), .awaitingWelcome(let hub)):
            return .enter(HubEntry(hub: hub, welcome: welcome, secret: nil))
        case (.welcome(let welcome), .provingPassword(let hub, let proof)):
            guard let secret = proof.secret else { throw HubConnectionError(.unprovenHub) }
            return .enter(HubEntry(hub: hub, welcome: welcome, secret: secret))
        case (.refused(let refusal), _): throw error(of: refusal)
        case (.goodbye, _): throw HubConnectionError(.refused(.stopping), "The hub is stopping; connect again later.")
        case (.heartbeat, _): return .wait
        default: break
        }
        throw HubConnectionError(.notAHub, "The hub does not keep to the protocol; update it.")
    }

    /// Goes on with the secret that was reckoned.
    /// - Throws: ``HubConnectionError``.
    mutating func apply(_ secret: Result<ScramSecret, any Error>) throws(HubConnectionError) -> Step {
        guard case .provingPassword(let hub, var proof) = state else { return .wait }
        let step = try proof.take(secret)
        state = .provingPassword(hub, proof)
        return Step(step)
    }

    private mutating func provePassword(to hub: ProvenHub) throws(HubConnectionError) -> Step {
        let line: ChannelBinding
        do throws(TrustError) { line = try binding() } catch { throw HubConnectionError(error) }
        let proof = try PasswordProof(to: hub.id, as: login.identity.id, with: login.credentials, over: line)
        state = .provingPassword(hub, proof)
        return .send(.credentials(proof.first))
    }

    /// A refusal that has to do with the password names the hub, so that the person can be asked about it.
    private func error(of refusal: Refusal) -> HubConnectionError {
        switch (refusal.code, state) {
        case (.wrongPassword, .provingPassword(_, let proof)): proof.wrongPassword
        default: HubConnectionError(refusal)
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

extension Greeting.Step {
    fileprivate init(_ step: PasswordProof.Step) {
        self =
            switch step {
            case .send(let message): .send(.credentials(message))
            case .reckon(let password, let salt): .reckon(password, salt)
            case .wait: .wait
            }
    }
}
