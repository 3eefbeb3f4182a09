import ChatModel
import Trust

/// Who may come into a hub: its owners, whoever is on its list, and whoever knows its password; everybody, if it has
/// neither list nor password.
struct EntryRule: Sendable {
    let owners: Set<UserID>
    /// The keys on the list; nil if there is none.
    let members: Set<UserID>?
    /// What checks a proof of the password; nil if there is none.
    let verifier: ScramVerifier?

    /// What is asked of a key that was proven.
    enum Demand {
        case nothing
        case password(ScramVerifier)
        /// Only keys on the list come in.
        case membership
    }

    func demand(on user: UserID) -> Demand {
        if owners.contains(user) || members?.contains(user) == true { return .nothing }
        if let verifier { return .password(verifier) }
        return members == nil ? .nothing : .membership
    }

    /// The ability that the hub names in its challenge, and that a client must have to prove a password on such a
    /// channel; nil if the hub has no password.
    func feature(over binding: ChannelBinding) -> String? {
        guard verifier != nil else { return nil }
        return if case .tls = binding { Feature.scramPlus } else { Feature.scram }
    }
}
