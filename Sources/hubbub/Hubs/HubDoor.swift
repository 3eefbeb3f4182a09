import ChatModel
import Foundation
import HubConnection
import Trust

/// The way of one person into one hub: races its addresses, checks its key, and remembers that it was met.
struct HubDoor: Sendable {
    let target: HubTarget
    let persona: Persona
    let acceptNew: Bool

    /// Finds the hub that a person named.
    static func find(_ text: String, _ options: ClientOptions) async throws -> HubDoor {
        let persona = try Persona.load(options)
        let known = try KnownHubsFile(persona.paths).read()
        let places = try HubPlaces(persona.paths)
        let target = try await HubResolver(known: known) { try await $0.run(asking: places.all) }.resolve(text)
        return HubDoor(target: target, persona: persona, acceptNew: options.acceptNew)
    }

    /// Runs a session at the first address that lets us in.
    /// - Throws: ``HubConnectionError``; what the body throws.
    func enter<Value: Sendable>(
        as kind: SessionKind, _ body: @escaping @Sendable (HubSession) async throws -> Value
    ) async throws -> Value {
        let connections = try target.addresses.map { address in
            HubConnection(to: address, as: persona.login(as: kind), trusting: try policy(at: address))
        }
        guard let race = HubRace(connections) else { throw Complaint("That hub has no address.") }
        do {
            return try await race.run { session, address in
                try remember(session, at: address)
                return try await body(session)
            }
        } catch let error as HubConnectionError {
            try forget(error)
            guard error.code == .unreachable else { throw error }
            guard let guess = target.guess else { throw error }
            throw Complaint(
                "No hub called \"\(guess)\" is heard or known here, and no machine has that name; give its address.")
        }
    }

    /// A Unix socket is guarded by its file's permissions; there is no one in between whom a pinned key could reveal.
    private func policy(at address: HubAddress) throws -> HubPolicy {
        if case .unix = address { return { (_: HubID) throws(TrustError) in } }
        let known = try KnownHubsFile(persona.paths).read()
        return known.policy(expecting: target.expected, acceptNew: acceptNew)
    }

    /// A remembered secret that its hub does not take any more is forgotten.
    private func forget(_ error: HubConnectionError) throws {
        guard case .wrongPassword(let hub) = error.code, persona.credentials.password == nil else { return }
        try RememberedSecretsFile(path: persona.paths.secrets).forget(hub)
    }

    private func remember(_ session: HubSession, at address: HubAddress) throws {
        if let secret = session.secret {
            try RememberedSecretsFile(path: persona.paths.secrets).remember(secret, for: session.hub)
        }
        if case .unix = address { return }
        let named = target.namedAddress
        try KnownHubsFile(persona.paths).update { (hubs) throws(TrustError) in
            try hubs.remember(session.hub, name: session.hubName, address: named, at: Date())
        }
    }
}
