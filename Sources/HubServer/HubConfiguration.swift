import ChatModel

/// What a hub is told before it starts.
package struct HubConfiguration: Sendable {
    /// Where the journal and the hub's key live.
    package enum Storage: Hashable, Sendable {
        case folder(String)
        /// Gone when the hub ends.
        case ephemeral
    }

    /// What the hub's password is to be.
    package enum PasswordRule: Hashable, Sendable {
        /// The one that it had at its last start, if it had one.
        case kept
        case given(Password)
        /// None from now on.
        case none
    }

    /// Which keys come in without a password.
    package enum MembersRule: Hashable, Sendable {
        /// Those of the list that it had at its last start, if it had one.
        case kept
        case given(Set<UserID>)
        /// There is no list from now on.
        case none
    }

    package var name: HubName
    package var listen: [ListenAddress]
    /// Speak without TLS.
    package var isPlain: Bool
    package var storage: Storage
    package var limits: Limits
    /// How long what was said is kept.
    package var retention: Retention
    /// Whose hub it is: they may do everything on it, and nobody can take that away.
    package var owners: Set<UserID>
    /// What others have to know to come in.
    package var password: PasswordRule
    /// The keys that come in without a password.
    package var members: MembersRule
    /// Whether those who have not come in are not told who is here; nil to do so where not everybody may come in.
    package var hidesPeople: Bool?
    /// What may be run on it.
    package var commands: [HubCommand]
    /// What its owner sets about files.
    package var files: FileRules
    /// What everybody is told who comes.
    package var dayMessage: DayMessage?

    package init(
        name: HubName, listen: [ListenAddress], isPlain: Bool = false, storage: Storage, limits: Limits = Limits(),
        retention: Retention = .keep, owners: Set<UserID> = [], password: PasswordRule = .kept,
        members: MembersRule = .kept, hidesPeople: Bool? = nil, commands: [HubCommand] = [],
        files: FileRules = FileRules(), dayMessage: DayMessage? = nil
    ) {
        self.name = name
        self.listen = listen
        self.isPlain = isPlain
        self.storage = storage
        self.limits = limits
        self.retention = retention
        self.owners = owners
        self.password = password
        self.members = members
        self.hidesPeople = hidesPeople
        self.commands = commands
        self.files = files
        self.dayMessage = dayMessage
    }

    /// Whether those who have not come in are told who is here.
    func showsPeople(asksForPassword: Bool, hasMembers: Bool) -> Bool {
        !(hidesPeople ?? (asksForPassword || hasMembers))
    }
}
