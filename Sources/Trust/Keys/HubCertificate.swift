import ChatModel
import Crypto
import Foundation
import SwiftASN1
import X509

/// A hub's self-signed certificate: P-256 with SHA-256, which carries the hub's key into TLS and nothing else.
struct HubCertificate: Sendable {
    /// The certificate in DER (RFC 5280).
    let der: [UInt8]
    /// The key that it carries.
    let key: P256.Signing.PublicKey

    /// Reads a certificate in DER.
    /// - Throws: ``TrustError`` if it is broken or carries no P-256 key.
    init(der: [UInt8]) throws(TrustError) {
        let certificate: Certificate
        do { certificate = try Certificate(derEncoded: der) } catch {
            throw TrustError(.certificate, "The hub shows a certificate that can't be read.", cause: error)
        }
        guard let key = P256.Signing.PublicKey(certificate.publicKey) else {
            throw TrustError(.certificate, "The hub shows a certificate without a P-256 key, which no hub has.")
        }
        self.der = der
        self.key = key
    }

    /// What a client sees of it.
    var presented: PresentedCertificate {
        PresentedCertificate(hub: HubID(key), hash: ChatModel.Digest(hashing: der))
    }

    /// Makes a certificate for a key, valid from a day before a moment (clocks differ) without an end.
    static func make(for key: P256.Signing.PrivateKey, at now: Date) throws -> HubCertificate {
        let name = try DistinguishedName { CommonName("Hubbub hub") }
        let certificate = try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: .init(key.publicKey),
            notValidBefore: now.addingTimeInterval(-86_400), notValidAfter: noExpiry, issuer: name, subject: name,
            signatureAlgorithm: .ecdsaWithSHA256, extensions: try extensions(HubID(key.publicKey)),
            issuerPrivateKey: .init(key))
        var serializer = DER.Serializer()
        try serializer.serialize(certificate)
        return try HubCertificate(der: serializer.serializedBytes)
    }

    /// 99991231235959Z: no well-defined end (RFC 5280, section 4.1.2.5).
    private static let noExpiry = Date(timeIntervalSince1970: 253_402_300_799)

    private static func extensions(_ id: HubID) throws -> Certificate.Extensions {
        try Certificate.Extensions {
            Critical(BasicConstraints.notCertificateAuthority)
            Critical(KeyUsage(digitalSignature: true))
            try ExtendedKeyUsage([.serverAuth])
            SubjectAlternativeNames([.uniformResourceIdentifier("hubbub-id:\(id.digest.hex)")])
        }
    }

    /// The certificate in PEM (RFC 7468).
    var pem: String { PEMDocument(type: Certificate.defaultPEMDiscriminator, derBytes: der).pemString + "\n" }

    /// Reads a certificate in PEM.
    static func read(pem: String) throws -> HubCertificate {
        let document = try PEMDocument(pemString: pem)
        guard document.discriminator == Certificate.defaultPEMDiscriminator else {
            throw ASN1Error.invalidPEMDocument(reason: "it holds a \(document.discriminator)")
        }
        return try HubCertificate(der: document.derBytes)
    }
}
