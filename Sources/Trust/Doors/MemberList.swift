import ChatModel
import Foundation

/// The keys that a hub lets in: one `SHA256:… [name]` a line; what begins with `#` is a comment.
package struct MemberList: Hashable, Sendable {
    /// The most bytes that such a file may have.
    private static let byteLimit = 1 << 20

    package let members: Set<UserID>

    /// Reads the list in a file; blocks on the disk.
    /// - Throws: ``TrustError`` (`members`) if it can't be read, or with the number of a line that is no member's.
    package init(path: String) throws(TrustError) {
        let bytes: Data
        do {
            let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            bytes = try handle.read(upToCount: Self.byteLimit + 1) ?? Data()
        } catch {
            throw TrustError(.members, "The list of members \(path) can't be read; check the path.", cause: error)
        }
        guard bytes.count <= Self.byteLimit, let text = String(validating: bytes, as: UTF8.self) else {
            throw TrustError(.members, "\(path) is not a text file of at most 1 MiB; put the right file there.")
        }
        try self.init(text: text, path: path)
    }

    init(text: String, path: String) throws(TrustError) {
        var members = Set<UserID>()
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            guard let word = line.split(whereSeparator: \.isWhitespace).first, !word.hasPrefix("#") else { continue }
            guard let member = UserID(fingerprint: word) else {
                throw TrustError(
                    .members,
                    "\(path), line \(index + 1): a member's line begins with their key's fingerprint: SHA256: and 43 letters."
                )
            }
            members.insert(member)
        }
        self.members = members
    }
}
