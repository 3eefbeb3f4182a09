import ChatModel
import NIOCore
import NIOSSL
import Trust

/// What the hub shows to everyone who connects: its key, its certificate, its name; and whom it lets in.
struct FrontDoor: Sendable {
    let identity: HubIdentity
    let name: HubName
    let rule: EntryRule
    /// Whether the hub keeps files.
    let keepsFiles: Bool
}

/// One connection's handshake, between its first frame and the welcome.
struct Greeting {
    /// Who has proven their key.
    struct Guest {
        let user: UserID
        let nick: Nick
        let kind: SessionKind
    }

    private enum State {
        case hello
        case proof(HubHandshake, Line)
        /// The password was asked for.
        case password(Guest, ScramVerifier, ChannelBinding)
        /// The salt was given.
        case passwordProof(Guest, ScramHub)
    }

    /// What the connection is, and what its client can do on it.
    private struct Line {
        let binding: ChannelBinding
        /// Whether it can prove a password here.
        let canProve: Bool
    }

    /// What to do after one of the client's frames.
    enum Step {
        case answer(Answer)
        /// Let them in, behind this answer.
        case enter(Guest, Answer?)
        /// Count a failed attempt, and say so in time.
        case turnAway(Refusal.Code, String)
        case refuse(Refusal.Code, String)
    }

    private var state = State.hello

    /// Takes a frame; nil if it is not what the handshake waits for.
    /// - Parameter mayTry: Whether a password or key from there is looked at now.
    /// - Throws: ``TrustError``.
    mutating func take(
        _ request: Request, at door: FrontDoor, over context: ChannelHandlerContext, mayTry: Bool
    ) throws(TrustError) -> Step? {
        switch (request, state) {
        case (.hello(let hello), .hello): return try challenge(hello, at: door, over: context)
        case (.proof(let proof), .proof(let handshake, let line)):
            let guest = Guest(user: try handshake.user(provenBy: proof), nick: proof.nick, kind: proof.kind)
            return receive(guest, by: door.rule, over: line, mayTry: mayTry)
        case (.credentials(let message), .password(let guest, let verifier, let binding)):
            return try give(guest, verifier, over: binding, answering: message)
        case (.credentials(let message), .passwordProof(let guest, let scram)):
            guard mayTry else { return Self.tooMany }
            return try enter(guest, scram, answering: message)
        default: return nil
        }
    }

    private mutating func challenge(
        _ hello: Hello, at door: FrontDoor, over context: ChannelHandlerContext
    ) throws(TrustError) -> Step {
        let isTLS = (try? context.pipeline.syncOperations.handler(type: NIOSSLServerHandler.self)) != nil
        let binding: ChannelBinding = isTLS ? .tls(door.identity.presented) : .plain
        let feature = door.rule.feature(over: binding)
        let handshake = try HubHandshake(
            answering: hello, as: door.identity, named: door.name, over: binding,
            features: [feature, door.keepsFiles ? Feature.files : nil, Feature.typing, Feature.pins]
                .compactMap(\.self))
        let canProve = feature.map(hello.features.contains) ?? false
        state = .proof(handshake, Line(binding: binding, canProve: canProve))
        return .answer(.challenge(handshake.challenge))
    }

    /// The key is proven: what else is asked of it?
    private mutating func receive(
        _ guest: Guest, by rule: EntryRule, over line: Line, mayTry: Bool
    ) -> Step {
        switch rule.demand(on: guest.user) {
        case .nothing: return .enter(guest, nil)
        case _ where !mayTry: return Self.tooMany
        case .membership:
            return .turnAway(
                .notOnList,
                "This hub lets in only those on its list. Give its owner the fingerprint of your key: "
                    + guest.user.fingerprint)
        case .password(let verifier):
            guard line.canProve else {
                return .refuse(
                    .passwordNeeded, "This hub asks for a password, which your program can't give; update it.")
            }
            state = .password(guest, verifier, line.binding)
            return .answer(.credentials(""))
        }
    }

    private mutating func give(
        _ guest: Guest, _ verifier: ScramVerifier, over binding: ChannelBinding, answering message: String
    ) throws(TrustError) -> Step {
        do {
            let scram = try ScramHub(answering: message, as: verifier, over: binding)
            state = .passwordProof(guest, scram)
            return .answer(.credentials(scram.message))
        } catch { return try Self.turnAway(because: error) }
    }

    private func enter(_ guest: Guest, _ scram: ScramHub, answering message: String) throws(TrustError) -> Step {
        do { return .enter(guest, .credentials(try scram.final(answering: message))) } catch {
            return try Self.turnAway(because: error)
        }
    }

    /// What fails the password is an attempt; what fails the protocol is not.
    private static func turnAway(because error: TrustError) throws(TrustError) -> Step {
        guard [.wrongPassword, .wrongBinding].contains(error.code) else { throw error }
        return .turnAway(error.refusal.code, error.message)
    }

    private static let tooMany = Step.refuse(
        .tooManyAttempts,
        "Too many wrong passwords or unknown keys came from your address. Try again in a minute.")
}
