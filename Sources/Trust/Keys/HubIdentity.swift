import ChatModel
import Crypto
import Foundation

/// A hub's P-256 key with its self-signed certificate: what it is to everybody, whatever its name and address.
package struct HubIdentity: Sendable {
    /// The name of the key's file in a hub's folder.
    package static let keyFile = "hub.key"
    /// The name of the certificate's file in a hub's folder; without it, a new certificate is made for the same key.
    package static let certificateFile = "hub.crt"

    let key: P256.Signing.PrivateKey
    let certificate: HubCertificate
    /// The public key, X9.63 uncompressed, 65 bytes.
    package let publicKey: [UInt8]
    /// The certificate as clients see it in TLS: the hub's ID and the certificate's hash.
    package let presented: PresentedCertificate

    /// SHA-256 of the public key in SubjectPublicKeyInfo form.
    package var id: HubID { presented.hub }

    /// SHA-256 of the certificate's DER (`tls-server-end-point`, RFC 5929).
    package var certificateHash: ChatModel.Digest { presented.hash }

    private init(key: P256.Signing.PrivateKey, certificate: HubCertificate) {
        self.key = key
        self.certificate = certificate
        publicKey = Array(key.publicKey.x963Representation)
        presented = certificate.presented
    }

    /// A new identity that is stored nowhere.
    /// - Throws: ``TrustError`` if the certificate can't be made.
    package static func ephemeral() throws(TrustError) -> HubIdentity {
        let key = P256.Signing.PrivateKey()
        return HubIdentity(key: key, certificate: try newCertificate(for: key))
    }

    /// The identity in a hub's folder; made at the first call, once, even when several processes start together.
    ///
    /// Files are made with mode 0600, and the folder, where missing, with 0700. Blocks on the disk.
    /// - Throws: ``TrustError`` if a file is broken, open to others, or does not fit the other one.
    package static func loadOrCreate(in folder: String) throws(TrustError) -> HubIdentity {
        let key = try loadKey(PrivateFile(path: folder + "/" + keyFile))
        let file = PrivateFile(path: folder + "/" + certificateFile)
        let pem = try file.loadOrCreate { () throws(TrustError) in try newCertificate(for: key).pem }
        let certificate: HubCertificate
        do { certificate = try HubCertificate.read(pem: pem) } catch { throw file.broken("certificate", cause: error) }
        guard certificate.key.rawRepresentation == key.publicKey.rawRepresentation else {
            throw TrustError(
                .certificate,
                "The certificate in \(file.path) belongs to another key; delete that file, and a new one is made.")
        }
        return HubIdentity(key: key, certificate: certificate)
    }

    private static func loadKey(_ file: PrivateFile) throws(TrustError) -> P256.Signing.PrivateKey {
        let pem = try file.loadOrCreate { P256.Signing.PrivateKey().pemRepresentation + "\n" }
        do { return try P256.Signing.PrivateKey(pemRepresentation: pem) } catch {
            throw file.broken("key", cause: error)
        }
    }

    private static func newCertificate(for key: P256.Signing.PrivateKey) throws(TrustError) -> HubCertificate {
        do { return try HubCertificate.make(for: key, at: Date()) } catch {
            throw TrustError(.certificate, "The hub's certificate could not be made.", cause: error)
        }
    }

    /// The ECDSA signature with SHA-256 over some bytes, raw: 64 bytes.
    /// - Throws: ``TrustError`` if the system has no randomness to sign with.
    func sign(_ bytes: [UInt8]) throws(TrustError) -> [UInt8] {
        do { return Array(try key.signature(for: bytes).rawRepresentation) } catch {
            throw TrustError(.signature, "The hub's key could not sign.", cause: error)
        }
    }
}
