import Crypto
import SwiftASN1

/// A user's key as text: PKCS#8 (RFC 5208) with Ed25519 (RFC 8410) in PEM, which other tools read too.
enum UserKeyFormat {
    private static let discriminator = "PRIVATE KEY"
    private static let ed25519: ASN1ObjectIdentifier = [1, 3, 101, 112]

    static func text(_ key: Curve25519.Signing.PrivateKey) throws -> String {
        var seed = DER.Serializer()
        try seed.serialize(ASN1OctetString(contentBytes: ArraySlice(key.rawRepresentation)))
        let inner = ASN1OctetString(contentBytes: ArraySlice(seed.serializedBytes))
        var whole = DER.Serializer()
        try whole.appendConstructedNode(identifier: .sequence) { node in
            try node.serialize(0)
            try node.appendConstructedNode(identifier: .sequence) { try $0.serialize(ed25519) }
            try node.serialize(inner)
        }
        return PEMDocument(type: discriminator, derBytes: whole.serializedBytes).pemString + "\n"
    }

    static func read(_ text: String) throws -> Curve25519.Signing.PrivateKey {
        let document = try PEMDocument(pemString: text)
        guard document.discriminator == discriminator else {
            throw ASN1Error.invalidPEMDocument(reason: "it holds a \(document.discriminator)")
        }
        return try Curve25519.Signing.PrivateKey(rawRepresentation: seed(DER.parse(document.derBytes)))
    }

    private static func seed(_ root: ASN1Node) throws -> ArraySlice<UInt8> {
        try DER.sequence(root, identifier: .sequence) { nodes in
            _ = try Int(derEncoded: &nodes)
            guard let algorithm = nodes.next(), try identifier(algorithm) == ed25519 else {
                throw ASN1Error.invalidASN1Object(reason: "it holds no Ed25519 key")
            }
            let inner = try ASN1OctetString(derEncoded: &nodes)
            // Version 2 (RFC 5958) appends attributes and the public key, which follows from the seed.
            while nodes.next() != nil {}
            return try ASN1OctetString(derEncoded: Array(inner.bytes)).bytes
        }
    }

    private static func identifier(_ algorithm: ASN1Node) throws -> ASN1ObjectIdentifier {
        try DER.sequence(algorithm, identifier: .sequence) { try ASN1ObjectIdentifier(derEncoded: &$0) }
    }
}
