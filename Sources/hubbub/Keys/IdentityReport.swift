import ChatModel
import Foundation
import Trust

/// What `identity` says of a person's key.
enum IdentityReport {
    /// The key in a file.
    /// - Throws: ``Complaint`` if there is none yet; `TrustError`.
    static func kept(_ file: UserKeyFile) throws -> UserKeyFile.Kept {
        guard let kept = try file.read() else {
            throw Complaint(
                "There is no key in \(file.path) yet; hubbub makes one when you first go to a hub, or bring yours with: "
                    + "hubbub identity import FILE")
        }
        return kept
    }

    static func lines(_ kept: UserKeyFile.Kept, _ path: String) -> [String] {
        TextTable.lines([
            ["key", kept.identity.id.fingerprint], ["file", path], ["since", HubTime(kept.since).local()],
        ])
    }

    /// A key as a JSON object: fingerprint, file, since.
    static func json(_ kept: UserKeyFile.Kept, _ path: String) -> String {
        var object = JSONLine()
        object.add("fingerprint", kept.identity.id.fingerprint)
        object.add("file", path)
        object.add("since", kept.since.formatted(.iso8601))
        return object.text
    }

    /// Says what an exported key is worth.
    static func warn() {
        let words =
            "Whoever has this key is you on every hub; keep it secret, and delete the copy once it is imported.\n"
        FileHandle.standardError.write(Data(words.utf8))
    }

    static func words(for placed: UserKeyFile.Placed, _ user: UserID) -> String {
        switch placed {
        case .new: "You are \(user.fingerprint) here from now on."
        case .same: "You are \(user.fingerprint) here already; nothing changed."
        case .instead(let old): "You are \(user.fingerprint) here from now on; the old key is kept in \(old)."
        }
    }
}
