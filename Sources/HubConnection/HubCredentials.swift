import ChatModel
import Trust

/// What a person has for hubs that ask for their password.
package struct HubCredentials: Sendable {
    /// What was typed, or read from a file, for this connection; it stands above what is remembered.
    package var password: Password?
    /// What earlier connections left, for every hub.
    package var remembered: RememberedSecrets

    package init(password: Password? = nil, remembered: RememberedSecrets = RememberedSecrets()) {
        self.password = password
        self.remembered = remembered
    }
}
