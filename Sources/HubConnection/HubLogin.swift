import ChatModel
import Trust

/// Who connects, and as what.
package struct HubLogin: Sendable {
    package let identity: UserIdentity
    /// The nick that is asked for; the hub may give another.
    package let nick: Nick
    package let kind: SessionKind
    /// What there is for a hub that asks for its password.
    package let credentials: HubCredentials
    /// Program and version, for the hub's log.
    package let software: String

    package init(
        identity: UserIdentity, nick: Nick, kind: SessionKind, software: String,
        credentials: HubCredentials = HubCredentials()
    ) {
        self.identity = identity
        self.nick = nick
        self.kind = kind
        self.software = software
        self.credentials = credentials
    }
}
