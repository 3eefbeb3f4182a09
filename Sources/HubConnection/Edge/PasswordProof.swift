import ChatModel
import Trust

/// The client's side of a hub's password as a value: the hub's messages in, what to do next out.
struct PasswordProof {
    private enum State {
        case asked
        /// The key is being reckoned.
        case reckoning(ScramChallenge)
        case proving(ScramProof, ScramSecret)
        /// The hub has proven in turn that it knows the password.
        case proven(ScramSecret)
    }

    /// What to do next.
    enum Step {
        case send(String)
        /// Make the secret of a password and a salt, beside the event loop.
        case reckon(Password, ScramSalt)
        case wait
    }

    private let hub: HubID
    private let credentials: HubCredentials
    private let scram: ScramClient
    private var state = State.asked

    /// - Throws: ``HubConnectionError`` (`passwordNeeded`) if nothing is known that could be proven.
    init(
        to hub: HubID, as user: UserID, with credentials: HubCredentials, over binding: ChannelBinding
    ) throws(HubConnectionError) {
        guard credentials.password != nil || credentials.remembered[hub] != nil else { throw .passwordNeeded(hub) }
        self.hub = hub
        self.credentials = credentials
        scram = ScramClient(as: user, over: binding)
    }

    /// The first message.
    var first: String { scram.first }

    /// The secret that both sides have proven to know; nil before that.
    var secret: ScramSecret? { if case .proven(let secret) = state { secret } else { nil } }

    /// Takes the hub's next message; nil if none is due.
    /// - Throws: ``HubConnectionError``.
    mutating func take(_ message: String) throws(HubConnectionError) -> Step? {
        do throws(TrustError) {
            switch state {
            case .asked:
                let challenge = try scram.challenge(message)
                if let password = credentials.password {
                    state = .reckoning(challenge)
                    return .reckon(password, challenge.salt)
                }
                guard let secret = credentials.remembered[hub], secret.salt == challenge.salt else { break }
                return prove(challenge, with: secret)
            case .proving(let proof, let secret):
                try proof.verify(message)
                state = .proven(secret)
                return .wait
            case .reckoning, .proven: return nil
            }
        } catch { throw HubConnectionError(error) }
        throw wrongPassword
    }

    /// Takes the secret that was reckoned.
    /// - Throws: ``HubConnectionError`` if it could not be.
    mutating func take(_ secret: Result<ScramSecret, any Error>) throws(HubConnectionError) -> Step {
        guard case .reckoning(let challenge) = state else { return .wait }
        switch secret {
        case .success(let secret): return prove(challenge, with: secret)
        case .failure(let error): throw (error as? TrustError).map(HubConnectionError.init) ?? .lost(cause: error)
        }
    }

    private mutating func prove(_ challenge: ScramChallenge, with secret: ScramSecret) -> Step {
        let proof = scram.proof(for: challenge, with: secret)
        state = .proving(proof, secret)
        return .send(proof.message)
    }

    /// The hub takes neither what was given nor what was remembered.
    var wrongPassword: HubConnectionError { .wrongPassword(hub, isRemembered: credentials.password == nil) }
}

extension HubConnectionError {
    static func passwordNeeded(_ hub: HubID) -> HubConnectionError {
        HubConnectionError(
            .passwordNeeded(hub),
            "This hub asks for a password; give it with --password-file FILE, or open the chat once.")
    }

    static func wrongPassword(_ hub: HubID, isRemembered: Bool) -> HubConnectionError {
        HubConnectionError(
            .wrongPassword(hub),
            isRemembered
                ? "This hub has another password now; give it with --password-file FILE, or open the chat once."
                : "That is not this hub's password; ask its owner for it, and try again.")
    }
}
