import NIOSSL

/// TLS on a client's side: version 1.3, trust by the hub's key alone, never by names or authorities.
package struct ClientTLS: Sendable {
    private let context: NIOSSLContext

    /// - Throws: ``TrustError`` if the TLS library can't be set up.
    package init() throws(TrustError) {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv13
        configuration.verifySignatureAlgorithms = [.ecdsaSecp256R1Sha256]
        // The check of the key replaces the one against authorities; without this, the system's would be loaded.
        configuration.trustRoots = .certificates([])
        configuration.certificateVerification = .noHostnameVerification
        do { context = try NIOSSLContext(configuration: configuration) } catch {
            throw TrustError(.certificate, "TLS could not be set up.", cause: error)
        }
    }

    /// The handler of one connection to a host: it asks the check about the hub's key before the handshake ends.
    /// - Throws: ``TrustError`` if the TLS library can't make one.
    package func handler(for host: String, _ check: HubCheck) throws(TrustError) -> NIOSSLClientHandler {
        do {
            return try NIOSSLClientHandler(
                context: context, serverHostname: Self.serverName(host), customVerificationCallback: check.verify)
        } catch {
            throw TrustError(.certificate, "TLS could not be set up for \(host).", cause: error)
        }
    }

    /// The host as a server name (RFC 6066, section 3); nil for an IP address, or what can't be a DNS name.
    static func serverName(_ host: String) -> String? {
        let name = host.hasSuffix(".") ? String(host.dropLast()) : host
        let labels = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard name.utf8.count <= 253, labels.allSatisfy(isLabel), let last = labels.last else { return nil }
        // Whatever ends in a number is an address, in one of its many spellings.
        return last.allSatisfy(isDigit) ? nil : name
    }

    private static func isLabel(_ label: Substring.UTF8View) -> Bool {
        (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.allSatisfy(isLabelByte)
    }

    private static func isLabelByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"),
            UInt8(ascii: "_"):
            true
        default: isDigit(byte)
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
