import ChatModel

/// What a client saw of a hub in TLS, or what a hub shows there.
package struct PresentedCertificate: Hashable, Sendable {
    /// The ID of the key in the certificate.
    package let hub: HubID
    /// SHA-256 of the certificate's DER (`tls-server-end-point`, RFC 5929).
    package let hash: ChatModel.Digest

    package init(hub: HubID, hash: ChatModel.Digest) {
        self.hub = hub
        self.hash = hash
    }
}

/// What a handshake's signatures tie themselves to below the protocol.
package enum ChannelBinding: Hashable, Sendable {
    /// A connection without TLS: a Unix socket, or a plain listener.
    case plain
    /// TLS with this certificate.
    case tls(PresentedCertificate)

    /// The certificate's hash; 32 zero bytes without TLS.
    var bytes: [UInt8] {
        switch self {
        case .plain: [UInt8](repeating: 0, count: ChatModel.Digest.byteCount)
        case .tls(let certificate): certificate.hash.bytes
        }
    }
}
