/// Who is on a hub, as it tells somebody who asks before joining; before it is signed.
package struct PeopleOnline: Hashable, Sendable {
    /// The P-256 public key, X9.63 uncompressed: 65 bytes.
    package let hubKey: [UInt8]
    /// The token of the question that it answers: what makes it fresh.
    package let token: UInt64
    /// People online.
    package let total: UInt32
    /// As many of their nicks as fit.
    package let nicks: [Nick]

    package init(hubKey: [UInt8], token: UInt64, total: UInt32, nicks: [Nick]) {
        self.hubKey = hubKey
        self.token = token
        self.total = total
        self.nicks = nicks
    }
}

/// The people with the hub's signature: what stands in a datagram.
package struct SignedPeople: Hashable, Sendable {
    package let people: PeopleOnline
    /// ECDSA P-256 over a label and the encoded bytes, raw: 64 bytes.
    package let signature: [UInt8]

    package init(people: PeopleOnline, signature: [UInt8]) {
        self.people = people
        self.signature = signature
    }
}

/// Who is on a hub, once the answer has been checked.
package struct HubPeople: Hashable, Sendable {
    package let hub: HubID
    /// People online.
    package let total: UInt32
    /// The nicks of some of them, or of all.
    package let nicks: [Nick]

    package init(hub: HubID, total: UInt32, nicks: [Nick]) {
        self.hub = hub
        self.total = total
        self.nicks = nicks
    }
}
