import ChatModel
import Crypto

/// A hub's side of SCRAM, from a client's first message on. It never reckons with the password itself.
package struct ScramHub: Sendable {
    /// The hub's first message.
    package let message: String
    private let verifier: ScramVerifier
    private let nonce: String
    private let bare: String
    private let input: [UInt8]

    /// Answers a client's first message.
    /// - Throws: ``TrustError`` (`malformed`, `wrongBinding`).
    package init(
        answering first: String, as verifier: ScramVerifier, over binding: ChannelBinding
    ) throws(TrustError) {
        try self.init(answering: first, as: verifier, over: binding, nonce: Scram.nonce())
    }

    init(
        answering first: String, as verifier: ScramVerifier, over binding: ChannelBinding, nonce: String
    ) throws(TrustError) {
        let (header, bare) = try Self.split(first)
        try binding.checkScram(header: header)
        var fields = try ScramFields(bare)
        guard Self.isName(try fields.take("n")) else { throw .malformedScram }
        self.nonce = try fields.takeNonce() + nonce
        self.bare = bare
        self.verifier = verifier
        input = binding.scramInput(header: header)
        message = "r=\(self.nonce),s=\(Base64.encode(verifier.salt.bytes)),i=\(verifier.salt.iterations)"
    }

    /// The hub's last message: the client's proof is right, and here is the hub's own.
    /// - Throws: ``TrustError`` (`malformed`, `wrongBinding`, `wrongPassword`).
    package func final(answering final: String) throws(TrustError) -> String {
        var fields = try ScramFields(final)
        let bound = try fields.takeBytes("c")
        guard try fields.takeNonce() == nonce, let end = final.utf8.lastIndex(of: UInt8(ascii: ",")),
            let proof = Self.proof(final[end...])
        else { throw .malformedScram }
        guard bound == input else { throw .wrongBinding }
        let whole = "\(bare),\(message),\(final[..<end])"
        guard verifier.isKey(Scram.xor(proof, Scram.hmac(verifier.storedKey, whole))) else {
            throw TrustError(.wrongPassword, "That is not this hub's password.")
        }
        return "v=" + Base64.encode(Scram.hmac(verifier.serverKey, whole))
    }

    /// The header, and what is behind it: it ends with the second comma.
    private static func split(_ first: String) throws(TrustError) -> (header: String, bare: String) {
        guard first.utf8.count <= Scram.messageBytes, let comma = first.utf8.firstIndex(of: UInt8(ascii: ",")) else {
            throw .malformedScram
        }
        let second = first.utf8.index(after: comma)
        guard second < first.endIndex, first.utf8[second] == UInt8(ascii: ",") else { throw .malformedScram }
        let end = first.utf8.index(after: second)
        return (String(first[..<end]), String(first[end...]))
    }

    /// The last field, if it is a proof.
    private static func proof(_ field: Substring) -> [UInt8]? {
        guard field.hasPrefix(",p="), let proof = Base64.decode(String(field.dropFirst(3))),
            proof.count == Scram.keyBytes
        else { return nil }
        return proof
    }

    /// Whether it is a name in which `,` and `=` are written as `=2C` and `=3D`.
    private static func isName(_ name: String) -> Bool {
        let parts = name.utf8.split(separator: UInt8(ascii: "="), omittingEmptySubsequences: false)
        return parts.dropFirst().allSatisfy { ["2C", "3D"].contains(String(Substring($0.prefix(2)))) }
    }
}
