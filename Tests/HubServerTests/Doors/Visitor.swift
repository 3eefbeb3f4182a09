import ChatModel
import HubConnection
import HubServer
import Trust

/// Somebody who comes to a hub with the program's own connection.
struct Visitor {
    let identity: UserIdentity
    var credentials = HubCredentials()

    init(_ password: String? = nil, identity: UserIdentity = UserIdentity()) throws {
        self.identity = identity
        credentials.password = try password.map { try Password($0) }
    }

    /// Goes in and out again; what was proven of the password.
    @discardableResult
    func enter(
        _ hub: HubServer, trusting policy: @escaping HubPolicy = { (_: HubID) throws(TrustError) in }
    ) async throws -> ScramSecret? {
        guard let address = hub.addresses.first else { throw Guest.Unexpected(what: "address") }
        return try await enter(at: address, trusting: policy)
    }

    @discardableResult
    func enter(
        at address: HubAddress, trusting policy: @escaping HubPolicy = { (_: HubID) throws(TrustError) in }
    ) async throws -> ScramSecret? {
        let login = HubLogin(
            identity: identity, nick: try Nick("ann"), kind: .member, software: "test", credentials: credentials)
        return try await HubConnection(to: address, as: login, trusting: policy).run { $0.secret }
    }

    /// Why they are not let in; nil if they are.
    func refusal(at hub: HubServer) async -> HubConnectionError? {
        do {
            try await enter(hub)
            return nil
        } catch { return error as? HubConnectionError }
    }
}
