import ChatModel
import Crypto
import CryptoExtras

/// How a hub's password is made into a key: the salt, and the rounds of PBKDF2.
package struct ScramSalt: Hashable, Sendable {
    let bytes: [UInt8]
    let iterations: UInt32

    /// A new one, for a new password.
    static func random() -> ScramSalt {
        ScramSalt(bytes: Scram.randomBytes(Scram.saltBytes), iterations: Scram.iterations)
    }
}

/// What a client may remember instead of a password: SCRAM's `SaltedPassword`, good for one hub and one salt.
package struct ScramSecret: Hashable, Sendable, CustomStringConvertible {
    package let salt: ScramSalt
    let saltedPassword: [UInt8]

    init(salt: ScramSalt, saltedPassword: [UInt8]) {
        self.salt = salt
        self.saltedPassword = saltedPassword
    }

    /// Reckons for about a tenth of a second: not on an event loop.
    /// - Throws: ``TrustError`` if the system can't reckon.
    package init(_ password: Password, _ salt: ScramSalt) throws(TrustError) {
        do {
            let key = try KDF.Insecure.PBKDF2.deriveKey(
                from: password.bytes, salt: salt.bytes, using: .sha256, outputByteCount: Scram.keyBytes,
                unsafeUncheckedRounds: Int(salt.iterations))
            self.init(salt: salt, saltedPassword: key.withUnsafeBytes(Array.init))
        } catch {
            throw TrustError(.signature, "The password could not be used; try again.", cause: error)
        }
    }

    /// No byte of it, so that none gets into a log.
    package var description: String { "a password's secret" }

    var clientKey: [UInt8] { Scram.hmac(saltedPassword, "Client Key") }

    var serverKey: [UInt8] { Scram.hmac(saltedPassword, "Server Key") }
}

/// What a hub keeps of its password: enough to check a proof of it, not enough to give one.
package struct ScramVerifier: Hashable, Sendable, CustomStringConvertible {
    let salt: ScramSalt
    /// SHA-256 of the client's key.
    let storedKey: [UInt8]
    let serverKey: [UInt8]

    init(salt: ScramSalt, storedKey: [UInt8], serverKey: [UInt8]) {
        self.salt = salt
        self.storedKey = storedKey
        self.serverKey = serverKey
    }

    /// Of a password and a new salt. Reckons for about a tenth of a second.
    /// - Throws: ``TrustError`` if the system can't reckon.
    package init(_ password: Password) throws(TrustError) { self.init(try ScramSecret(password, .random())) }

    init(_ secret: ScramSecret) {
        self.init(
            salt: secret.salt, storedKey: Array(SHA256.hash(data: secret.clientKey)), serverKey: secret.serverKey)
    }

    /// Whether it is this password's. Reckons for about a tenth of a second.
    /// - Throws: ``TrustError`` if the system can't reckon.
    package func fits(_ password: Password) throws(TrustError) -> Bool {
        isKey(try ScramSecret(password, salt).clientKey)
    }

    /// Whether a client's key is the one behind the stored hash; takes as long for every key.
    func isKey(_ clientKey: [UInt8]) -> Bool { SHA256.hash(data: clientKey) == storedKey }

    /// No byte of it, so that none gets into a log.
    package var description: String { "a password's verifier" }
}
