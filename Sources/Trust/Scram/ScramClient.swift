import ChatModel
import Crypto

/// A client's side of SCRAM, up to its proof.
package struct ScramClient: Sendable {
    private let binding: ChannelBinding
    private let bare: String
    private let nonce: String

    /// The user's key stands in the place of a name; the hub knows it already.
    package init(as user: UserID, over binding: ChannelBinding) {
        self.init(name: user.digest.hex, over: binding, nonce: Scram.nonce())
    }

    init(name: String, over binding: ChannelBinding, nonce: String) {
        self.binding = binding
        self.nonce = nonce
        bare = "n=\(name),r=\(nonce)"
    }

    /// The client's first message.
    package var first: String { binding.scramHeader + bare }

    /// Takes in the hub's first message: with which salt the password is to be proven.
    /// - Throws: ``TrustError`` (`malformed`) if it is no answer to ours, or its salt is too weak or too dear.
    package func challenge(_ message: String) throws(TrustError) -> ScramChallenge {
        try challenge(message, accepting: Scram.acceptedIterations)
    }

    func challenge(_ message: String, accepting range: ClosedRange<UInt32>) throws(TrustError) -> ScramChallenge {
        var fields = try ScramFields(message)
        let whole = try fields.takeNonce()
        let salt = try fields.takeBytes("s")
        let digits = try fields.take("i")
        guard whole.hasPrefix(nonce), whole.utf8.count > nonce.utf8.count, Scram.acceptedSaltBytes.contains(salt.count),
            digits.first != "0", digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let count = UInt32(digits)
        else { throw .malformedScram }
        guard range.contains(count) else {
            throw TrustError(
                .malformed,
                "The hub wants the password proven with \(count) rounds; from \(range.lowerBound) to \(range.upperBound) "
                    + "are safe. Nothing of it was sent.")
        }
        return ScramChallenge(salt: ScramSalt(bytes: salt, iterations: count), nonce: whole, message: message)
    }

    /// Proves the password to the hub.
    package func proof(for challenge: ScramChallenge, with secret: ScramSecret) -> ScramProof {
        let input = Base64.encode(binding.scramInput(header: binding.scramHeader))
        let final = "c=\(input),r=\(challenge.nonce)"
        let whole = "\(bare),\(challenge.message),\(final)"
        let clientKey = secret.clientKey
        let signature = Scram.hmac(Array(SHA256.hash(data: clientKey)), whole)
        let proof = Base64.encode(Scram.xor(clientKey, signature))
        return ScramProof(message: "\(final),p=\(proof)", serverKey: secret.serverKey, whole: whole)
    }
}

/// What a hub asks a password to be proven with.
package struct ScramChallenge: Hashable, Sendable {
    package let salt: ScramSalt
    fileprivate let nonce: String
    fileprivate let message: String
}

/// A client's proof, and what it takes for the hub's.
package struct ScramProof: Sendable {
    /// The client's last message.
    package let message: String
    fileprivate let serverKey: [UInt8]
    fileprivate let whole: String

    /// Checks by the hub's last message that it knows the password too.
    /// - Throws: ``TrustError`` (`malformed`, `signature`).
    package func verify(_ message: String) throws(TrustError) {
        var fields = try ScramFields(message)
        let signature = try fields.takeBytes("v")
        let isRight = HMAC<SHA256>.isValidAuthenticationCode(
            signature, authenticating: Array(whole.utf8), using: SymmetricKey(data: serverKey))
        guard isRight else { throw .unprovenHub }
    }
}

extension TrustError {
    /// A hub that asked for its password and did not show that it knows it.
    package static var unprovenHub: TrustError {
        TrustError(
            .signature,
            "What answers there let you in without knowing the hub's password, so it is not the hub. Nothing was said.")
    }
}
