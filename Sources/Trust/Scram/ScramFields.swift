/// A message of SCRAM taken apart: fields `a=value` between commas (RFC 5802, section 7).
struct ScramFields {
    private var fields: ArraySlice<(name: UInt8, value: String)>

    /// - Throws: ``TrustError`` (`malformed`).
    init(_ message: String) throws(TrustError) {
        guard message.utf8.count <= Scram.messageBytes else { throw .malformedScram }
        let pieces = message.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        fields = []
        for piece in pieces {
            guard piece.count > 2, let name = piece.first, Self.isLetter(name), piece.dropFirst().first == 0x3D,
                !piece.contains(0)
            else { throw .malformedScram }
            fields.append((name, String(Substring(piece.dropFirst(2)))))
        }
    }

    /// The value of the next field, which must have this name.
    /// - Throws: ``TrustError`` (`malformed`).
    mutating func take(_ name: Unicode.Scalar) throws(TrustError) -> String {
        guard let field = fields.popFirst(), field.name == UInt8(ascii: name) else { throw .malformedScram }
        return field.value
    }

    /// The next field's bytes, written in base64.
    /// - Throws: ``TrustError`` (`malformed`).
    mutating func takeBytes(_ name: Unicode.Scalar) throws(TrustError) -> [UInt8] {
        guard let bytes = Base64.decode(try take(name)) else { throw .malformedScram }
        return bytes
    }

    /// The next field's nonce: printable ASCII.
    /// - Throws: ``TrustError`` (`malformed`).
    mutating func takeNonce() throws(TrustError) -> String {
        let nonce = try take("r")
        guard nonce.utf8.count <= Scram.nonceLetters, nonce.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw .malformedScram
        }
        return nonce
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) }
}

extension TrustError {
    /// A message that is not SCRAM's, or not in its place.
    static var malformedScram: TrustError {
        TrustError(
            .malformed, "The other side's part of the password's proof can't be understood; update hubbub there.")
    }
}
