import ChatModel

/// A file that a command began to put somewhere, and that is not known to be there.
package struct UnfinishedPut: Hashable, Sendable {
    package let hub: HubID
    /// The room or person, as they are written: `#lobby`, `@ann`.
    package let place: String
    /// The whole path of what is put.
    package let path: String
    /// What it is called there.
    package let name: String
    /// By which the file is known to be the one that it was.
    package let mark: String
    /// By which the hub knows it.
    package let nonce: Nonce

    package init(hub: HubID, place: String, path: String, name: String, mark: String, nonce: Nonce) {
        (self.hub, self.place, self.path, self.name) = (hub, place, path, name)
        (self.mark, self.nonce) = (mark, nonce)
    }

    /// Whether it is the same file on its way to the same place, whatever has become of its bytes.
    package func isSame(as other: UnfinishedPut) -> Bool {
        (hub, place, path, name) == (other.hub, other.place, other.path, other.name)
    }
}
