import ChatModel
import Crypto
import Foundation

/// The file of a person's key: shown, copied out, and put there. Every call blocks on the disk.
package struct UserKeyFile: Sendable {
    /// A person's key as a file holds it.
    package struct Kept: Sendable {
        package let identity: UserIdentity
        /// When the file was written.
        package let since: Date
    }

    /// What became of a key that was put in place.
    package enum Placed: Hashable, Sendable {
        /// It is the person's key from now on.
        case new
        /// It was there already.
        case same
        /// It took the place of another, which is kept at this path.
        case instead(old: String)
    }

    package let path: String

    package init(path: String) { self.path = path }

    private var file: PrivateFile { PrivateFile(path: path) }

    /// The key; nil if there is no file.
    /// - Throws: ``TrustError`` if it is open to others, or holds no key.
    package func read() throws(TrustError) -> Kept? {
        guard let text = try file.read() else { return nil }
        return Kept(identity: try Self.identity(in: text, from: path), since: file.written ?? .distantPast)
    }

    /// Copies a key into a new file, mode 0600.
    /// - Parameter isForced: Whether a file that is there is replaced.
    /// - Throws: ``TrustError``.
    package static func write(
        _ identity: UserIdentity, to path: String, isForced: Bool
    ) throws(TrustError) {
        let file = PrivateFile(path: path)
        let text = try text(of: identity)
        if isForced { return try file.replace(with: text) }
        guard try file.create(text) else {
            throw TrustError(.keyFile, "\(path) is there already; name another file, or replace it with --force.")
        }
    }

    /// Makes a key that was brought from elsewhere the person's own.
    /// - Parameter isForced: Whether another key that is there makes way; it stays beside it.
    /// - Throws: ``TrustError``; nothing has changed then.
    package func put(_ identity: UserIdentity, isForced: Bool) throws(TrustError) -> Placed {
        let text = try Self.text(of: identity)
        guard let old = try read() else {
            if try file.create(text) { return .new }
            throw TrustError(.keyFile, "Another program has just made \(path); try again.")
        }
        if old.identity.id == identity.id { return .same }
        guard isForced else {
            throw TrustError(
                .keyFile,
                "You have another key here: \(old.identity.id.fingerprint). With --force you become "
                    + "\(identity.id.fingerprint), and the old key is kept beside it.")
        }
        let aside = "\(path).\(old.identity.id.digest.hex.prefix(12))"
        _ = try PrivateFile(path: aside).create(try Self.text(of: old.identity))
        try file.replace(with: text)
        return .instead(old: aside)
    }

    /// The key as text: PKCS#8 in PEM.
    /// - Throws: ``TrustError``.
    package static func text(of identity: UserIdentity) throws(TrustError) -> String {
        do { return try UserKeyFormat.text(identity.key) } catch {
            throw TrustError(.keyFile, "The key could not be written down.", cause: error)
        }
    }

    /// The key in a file that a person names.
    /// - Throws: ``TrustError`` if there is none, it is open to others, or holds no Ed25519 key.
    package static func identity(at path: String) throws(TrustError) -> UserIdentity {
        guard let text = try PrivateFile(path: path).read() else {
            throw TrustError(.keyFile, "There is no file \(path); check its path.")
        }
        return try identity(in: text, from: path)
    }

    /// The key in a text.
    /// - Parameter source: Where the text is from, as a sentence names it.
    /// - Throws: ``TrustError`` if it holds no Ed25519 key.
    package static func identity(in text: String, from source: String) throws(TrustError) -> UserIdentity {
        do { return UserIdentity(try UserKeyFormat.read(text)) } catch {
            throw TrustError(
                .keyFile,
                "\(source) holds no Ed25519 key as hubbub identity export writes it; check that it is the right one.",
                cause: error)
        }
    }
}
