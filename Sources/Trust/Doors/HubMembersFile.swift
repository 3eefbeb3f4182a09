import ChatModel
import Foundation

/// What a hub keeps of its members' list between two starts: the file `members` in its folder, mode 0600. Every call
/// blocks on the disk.
package struct HubMembersFile: Sendable {
    /// The name of the file in a hub's folder.
    package static let name = "members"

    private let file: PrivateFile

    package init(folder: String) { file = PrivateFile(path: folder + "/" + Self.name, code: .members) }

    /// The keys that were kept; nil if the hub has no list.
    /// - Throws: ``TrustError`` (`members`) if they can't be read, or others may read them.
    package func read() throws(TrustError) -> Set<UserID>? {
        guard let text = try file.read() else { return nil }
        return try MemberList(text: text, path: file.path).members
    }

    /// Takes these keys for the hub's list.
    /// - Throws: ``TrustError`` (`members`) if they can't be kept.
    package func set(_ members: Set<UserID>) throws(TrustError) {
        try file.replace(with: members.map { $0.fingerprint + "\n" }.sorted().joined())
    }

    /// The hub has no list from now on.
    /// - Throws: ``TrustError`` (`members`) if the file stays.
    package func remove() throws(TrustError) { try file.remove() }
}
