/// What an upload that is not finished goes by: whose it is, and the number that its sender gave it.
package struct HalfName: Hashable, Sendable {
    package let user: UserID
    package let nonce: Nonce

    package init(user: UserID, nonce: Nonce) {
        self.user = user
        self.nonce = nonce
    }
}

/// How far an upload that is not finished has come.
package struct PlacedHalf: Hashable, Sendable {
    /// How many bytes of it are there.
    package let offset: UInt64
    /// What these bytes are called.
    package let id: FileID

    package init(offset: UInt64, id: FileID) {
        self.offset = offset
        self.id = id
    }
}
