import Crypto

/// What SCRAM-SHA-256 (RFC 5802, RFC 7677) fixes here for both sides.
package enum Scram {
    /// The rounds of PBKDF2 that a hub asks for.
    package static let iterations: UInt32 = 210_000
    /// The rounds that a client goes along with: fewer are too weak, more only keep it busy.
    package static let acceptedIterations: ClosedRange<UInt32> = iterations...10_000_000
    /// The bytes of a new salt.
    static let saltBytes = 16
    /// The bytes that a salt may have.
    static let acceptedSaltBytes = 8...64
    /// The bytes of every key, proof and signature.
    static let keyBytes = 32
    /// The most bytes that a message may have.
    static let messageBytes = 1_024
    /// The most letters of a nonce, the other side's part included.
    static let nonceLetters = 256

    /// A nonce of one side: 24 random bytes in base64, which has no comma.
    static func nonce() -> String { Base64.encode(randomBytes(24)) }

    static func randomBytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in generator.next() }
    }

    static func hmac(_ key: [UInt8], _ text: String) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: SymmetricKey(data: key)))
    }

    static func xor(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] { zip(left, right).map { $0 ^ $1 } }
}
