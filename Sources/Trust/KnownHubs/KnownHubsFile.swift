import ChatModel
import Foundation

/// The file `known_hubs`, mode 0600; several processes may change it at once. Every call blocks on the disk.
package struct KnownHubsFile: Sendable {
    package let path: String

    /// Whose file it is; nil for the first profile.
    private let profile: String?

    package init(path: String, profile: String? = nil) { (self.path, self.profile) = (path, profile) }

    /// What stands in the file; nothing if there is none.
    /// - Throws: ``TrustError`` (`knownHubs`) if it can't be read, is open to others, or has a broken line.
    package func read() throws(TrustError) -> KnownHubs { try read(PrivateFile(path: target, code: .knownHubs)) }

    private func read(_ file: PrivateFile) throws(TrustError) -> KnownHubs {
        try KnownHubs(text: try file.read() ?? "", path: path, profile: profile)
    }

    /// Reads the file, changes what it holds and puts it back as a whole, while other processes wait.
    /// - Throws: ``TrustError``, the change's own or the file's; the file stays as it was then.
    package func update<Value>(
        _ change: (inout KnownHubs) throws(TrustError) -> Value
    ) throws(TrustError) -> Value {
        let file = PrivateFile(path: target, code: .knownHubs)
        try file.makeFolder()
        // The file itself is replaced, so the lock needs one that stays.
        let lock = try FileLock(path: target + ".lock")
        defer { lock.release() }
        var hubs = try read(file)
        let before = hubs
        let value = try change(&hubs)
        if hubs != before { try file.replace(with: hubs.text) }
        return value
    }

    /// The file behind a symbolic link, so that a replacement does not take the link's place.
    private var target: String { URL(fileURLWithPath: path).resolvingSymlinksInPath().path }
}
