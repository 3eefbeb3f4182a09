import ChatModel
import Foundation

/// What a hub keeps of its password between two starts: the file `password` in its folder, mode 0600. Every call blocks
/// on the disk.
package struct HubPasswordFile: Sendable {
    /// The name of the file in a hub's folder.
    package static let name = "password"
    private static let mechanism = "scram-sha-256"

    private let file: PrivateFile

    package init(folder: String) { file = PrivateFile(path: folder + "/" + Self.name, code: .passwordFile) }

    /// What was kept; nil if the hub has no password.
    /// - Throws: ``TrustError`` (`passwordFile`) if it can't be read, or others may read it.
    package func read() throws(TrustError) -> ScramVerifier? {
        guard let text = try file.read() else { return nil }
        guard let verifier = Self.verifier(text) else {
            throw TrustError(
                .passwordFile,
                "What the hub keeps of its password in \(file.path) is damaged; give the password again with --password-file."
            )
        }
        return verifier
    }

    /// Takes a password for the hub's; if it is the one that the hub has, what clients remember of it stays valid.
    /// - Throws: ``TrustError`` (`passwordFile`) if it can't be kept.
    package func set(_ password: Password) throws(TrustError) -> ScramVerifier {
        // What can't be read any more is made anew.
        if let kept = try? read(), try kept.fits(password) { return kept }
        let verifier = try ScramVerifier(password)
        try file.replace(with: Self.text(verifier))
        return verifier
    }

    /// The hub has no password from now on.
    /// - Throws: ``TrustError`` (`passwordFile`) if the file stays.
    package func remove() throws(TrustError) { try file.remove() }

    private static func text(_ verifier: ScramVerifier) -> String {
        let keys = [verifier.salt.bytes, verifier.storedKey, verifier.serverKey].map(Base64.encode)
        return ([mechanism, String(verifier.salt.iterations)] + keys).joined(separator: " ") + "\n"
    }

    private static func verifier(_ text: String) -> ScramVerifier? {
        let fields = text.split(whereSeparator: \.isWhitespace).map(String.init)
        guard fields.count == 5, fields[0] == mechanism, let salt = ScramSalt(fields[1], fields[2]),
            let stored = Base64.decode(fields[3]), let server = Base64.decode(fields[4]),
            stored.count == Scram.keyBytes, server.count == Scram.keyBytes
        else { return nil }
        return ScramVerifier(salt: salt, storedKey: stored, serverKey: server)
    }
}

extension ScramSalt {
    /// As a file has it: the rounds, and the salt in base64; nil if it is not one that clients go along with.
    init?(_ rounds: String, _ salt: String) {
        guard let iterations = UInt32(rounds), Scram.acceptedIterations.contains(iterations),
            let bytes = Base64.decode(salt), Scram.acceptedSaltBytes.contains(bytes.count)
        else { return nil }
        self.init(bytes: bytes, iterations: iterations)
    }
}
