import ChatModel

/// A hub that asks for its password.
package struct PasswordQuestion: Hashable, Sendable {
    /// Why the person is asked.
    package enum Occasion: Hashable, Sendable {
        /// The hub asks for the first time.
        case first
        /// What was typed is not the hub's password.
        case wrong
        /// The hub does not take what is remembered of its password.
        case changed
    }

    package let hub: HubID
    /// What it calls itself, if it was heard saying so.
    package let name: HubName?
    package let address: HubAddress
    package let occasion: Occasion

    package init(hub: HubID, name: HubName?, address: HubAddress, occasion: Occasion) {
        self.hub = hub
        self.name = name
        self.address = address
        self.occasion = occasion
    }
}
