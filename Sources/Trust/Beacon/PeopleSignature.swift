import ChatModel

/// The signature of a hub's answer to who is on it: the hub's key over a label and the answer's encoded bytes.
///
/// The signed bytes are `hubbub people v1` in ASCII, a zero byte, and the payload as it stands in the datagram; what was
/// asked for is told by the token in it.
package enum PeopleSignature {
    private static let label = Array("hubbub people v1\0".utf8)

    /// The hub's signature over a payload, raw ECDSA: 64 bytes.
    /// - Throws: ``TrustError`` if the key can't sign.
    package static func sign(_ payload: [UInt8], as identity: HubIdentity) throws(TrustError) -> [UInt8] {
        try identity.sign(label + payload)
    }

    /// The hub whose key, X9.63 uncompressed, signed a payload; nil if it did not.
    package static func hub(key: [UInt8], signature: [UInt8], payload: [UInt8]) -> HubID? {
        guard let key = HubKey.read(key), HubKey.verify(signature, over: label + payload, by: key) else { return nil }
        return HubID(key)
    }
}
