import NIOSSL

/// TLS on a hub's side: version 1.3, the hub's own certificate, none asked of the client.
package enum HubTLS {
    /// The context that all of a hub's TLS connections share.
    /// - Throws: ``TrustError`` if the TLS library does not take the key or the certificate.
    package static func context(_ identity: HubIdentity) throws(TrustError) -> NIOSSLContext {
        do {
            let certificate = try NIOSSLCertificate(bytes: identity.certificate.der, format: .der)
            let key = try NIOSSLPrivateKey(bytes: Array(identity.key.derRepresentation), format: .der)
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: [.certificate(certificate)], privateKey: .privateKey(key))
            configuration.minimumTLSVersion = .tlsv13
            return try NIOSSLContext(configuration: configuration)
        } catch {
            throw TrustError(.certificate, "TLS could not be set up with the hub's certificate.", cause: error)
        }
    }
}
