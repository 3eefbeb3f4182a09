import ChatModel
import ClientCore
import Foundation
import HubConnection
import Profile
import Trust

/// What the client keeps between two runs: nick, hubs, ignored people, names given to others, posts, and the keys that were accepted.
actor ClientMemory {
    private let state: StateFile
    private let known: KnownHubsFile
    private let secrets: RememberedSecretsFile
    private let outboxFolder: String
    private let transfersFolder: String
    private var outbox: OutboxLog?
    private var transfers: TransfersLog?

    init(_ paths: ProfilePaths) {
        state = StateFile(path: paths.stateFile)
        known = KnownHubsFile(paths)
        secrets = RememberedSecretsFile(path: paths.secrets)
        outboxFolder = paths.outbox
        transfersFolder = paths.transfers
    }

    /// What the last run left.
    /// - Throws: `ProfileError`.
    func recall() throws(ProfileError) -> ProfileState { try state.read() }

    /// The posts that earlier runs left; this run keeps them from here on.
    /// - Throws: `ProfileError` if posts can't be kept.
    func recallPosts() throws(ProfileError) -> [KeptPost] { try openOutbox().adopted }

    /// Keeps what became of posts.
    /// - Throws: `ProfileError` if it can't be kept.
    func keep(_ records: [OutboxRecord]) throws(ProfileError) { try openOutbox().write(records) }

    /// Gives the posts that still wait to the next run.
    func end() {
        outbox?.end()
        transfers?.end()
    }

    /// The transfers that earlier runs left; this run keeps them from here on.
    /// - Throws: `ProfileError` if transfers can't be kept.
    func recallTransfers() throws(ProfileError) -> [KeptTransfer] { try openTransfers().adopted }

    private func openTransfers() throws(ProfileError) -> TransfersLog {
        if let transfers { return transfers }
        let log = try TransfersLog(folder: transfersFolder)
        transfers = log
        return log
    }

    private func openOutbox() throws(ProfileError) -> OutboxLog {
        if let outbox { return outbox }
        let log = try OutboxLog(folder: outboxFolder)
        outbox = log
        return log
    }

    /// Keeps something.
    /// - Throws: `ProfileError`.
    func save(_ saved: Saved) throws(ProfileError) {
        if case .transfers(let kept) = saved { return try openTransfers().write(kept) }
        try state.update { state in
            switch saved {
            case .nick(let nick): state.nick = nick
            case .hub(let hub): state.remember(MetHub(hub))
            case .ignored(let people): state.ignored = people.map { IgnoredPerson(id: $0.id, nick: $0.nick) }
            case .theme(let name): state.theme = name
            case .petnames(let names):
                state.petnames = names.map { NamedPerson(id: $0.id, nick: $0.nick, name: $0.name) }
            case .setting(let setting, let value): state.settings[setting.rawValue] = value
            case .aliases(let aliases): state.aliases = aliases
            case .attention(let attended): state.attended = attended
            case .transfers: break
            }
        }
    }

    /// The person trusts this key from now on.
    /// - Throws: ``TrustError``.
    func trust(_ question: TrustQuestion) throws(TrustError) {
        try known.update { (hubs) throws(TrustError) in
            try hubs.remember(question.hub, name: nil, address: nil, at: Date())
        }
    }

    /// What there is for hubs that ask for a password: the one just given, or what is remembered.
    /// - Throws: ``TrustError`` if that can't be read.
    func credentials(_ password: Password?) throws(TrustError) -> HubCredentials {
        HubCredentials(password: password, remembered: try secrets.read())
    }

    /// A hub took this; the person is not asked again.
    /// - Throws: ``TrustError``.
    func remember(_ secret: ScramSecret, for hub: HubID) throws(TrustError) { try secrets.remember(secret, for: hub) }

    /// A hub does not take what is remembered of its password any more.
    /// - Throws: ``TrustError``.
    func forgetSecret(of hub: HubID) throws(TrustError) { try secrets.forget(hub) }

    /// The hubs whose keys are trusted.
    /// - Throws: ``TrustError`` if they can't be read.
    func pinned() throws(TrustError) -> [PinnedHub] {
        try known.read().hubs.map { hub in
            PinnedHub(id: hub.hub, name: hub.name.flatMap { try? HubName($0) }, since: HubTime(hub.firstSeen))
        }
    }

    /// What decides about the key met at an address. A Unix socket is guarded by its file's permissions.
    /// - Throws: ``TrustError`` if the known hubs can't be read.
    func policy(for address: HubAddress, of plan: ConnectPlan) throws(TrustError) -> HubPolicy {
        if case .unix = address { return { (_: HubID) throws(TrustError) in } }
        let hubs = try known.read()
        guard let hub = plan.expected else {
            return hubs.policy(expecting: .address(address), acceptNew: plan.acceptNew)
        }
        // Forgotten in another terminal: its place is anybody's now, and the person is asked in any case.
        if plan.mayBeForgotten, hubs[hub] == nil { return hubs.policy(expecting: .address(address), acceptNew: false) }
        return hubs.policy(expecting: .hub(hub), acceptNew: plan.acceptNew)
    }

    /// An accepted hub was met; an address that the person typed is pinned to it.
    /// - Throws: ``TrustError``.
    func met(_ hub: HubID, called name: HubName, at address: HubAddress, isTyped: Bool) throws(TrustError) {
        if case .unix = address { return }
        try known.update { (hubs) throws(TrustError) in
            try hubs.remember(hub, name: name, address: isTyped ? address : nil, at: Date())
        }
    }
}

extension MetHub {
    fileprivate init(_ hub: RememberedHub) {
        self.init(id: hub.id, name: hub.name, address: hub.address, met: hub.met, rooms: hub.rooms)
    }
}

extension RememberedHub {
    /// A hub as the last run left it.
    init(_ hub: MetHub) {
        self.init(id: hub.id, name: hub.name, address: hub.address, met: hub.met, rooms: hub.rooms)
    }
}
