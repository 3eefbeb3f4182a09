import ChatModel
import Crypto

/// A person's Ed25519 key (RFC 8032): what they are to every hub.
package struct UserIdentity: Sendable {
    let key: Curve25519.Signing.PrivateKey
    /// The raw public key, 32 bytes.
    package let publicKey: [UInt8]
    /// SHA-256 of the public key.
    package let id: UserID

    /// A new key that is stored nowhere.
    package init() { self.init(Curve25519.Signing.PrivateKey()) }

    init(_ key: Curve25519.Signing.PrivateKey) {
        self.key = key
        publicKey = Array(key.publicKey.rawRepresentation)
        id = UserID(publicKey: publicKey)
    }

    /// The key in a file; made at the first call, once, even when several processes start together.
    ///
    /// The file is made with mode 0600, and its folder, where missing, with 0700. Blocks on the disk.
    /// - Throws: ``TrustError`` if the file is broken, or open to others.
    package static func loadOrCreate(at path: String) throws(TrustError) -> UserIdentity {
        let file = PrivateFile(path: path)
        let text = try file.loadOrCreate { () throws(TrustError) in
            do { return try UserKeyFormat.text(Curve25519.Signing.PrivateKey()) } catch {
                throw TrustError(.keyFile, "A new key could not be written down.", cause: error)
            }
        }
        do { return UserIdentity(try UserKeyFormat.read(text)) } catch { throw file.broken("key", cause: error) }
    }

    /// The Ed25519 signature over some bytes, 64 bytes.
    /// - Throws: ``TrustError`` if the system has no randomness to sign with.
    func sign(_ bytes: [UInt8]) throws(TrustError) -> [UInt8] {
        do { return Array(try key.signature(for: bytes)) } catch {
            throw TrustError(.signature, "Your key could not sign; try again.", cause: error)
        }
    }
}
