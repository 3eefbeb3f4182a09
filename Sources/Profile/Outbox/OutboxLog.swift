import ChatModel
import Foundation

/// The posts of one running client that no journal is known to have, on disk: a log of its own, locked while it runs.
///
/// What is in it survives the client's death at any moment. Whoever starts next takes over the logs that nobody holds.
/// Every call blocks on the disk.
package final class OutboxLog {
    /// Bytes from which on a log that is mostly dead is written anew.
    private static let compactFrom = 64 * 1_024

    /// The posts that earlier clients left, in the order in which they were typed.
    package private(set) var adopted: [KeptPost] = []
    private let folder: OutboxFolder
    private var file: OutboxFile
    private var posts = OutboxPosts()
    /// Whether the file lacks something that `posts` has.
    private var isBehind = false

    /// Begins a log, and takes over those whose clients are gone.
    /// - Parameter path: The folder of all logs of this person; made if there is none.
    /// - Throws: ``ProfileError`` if no log can be made; those of others stay as they are then.
    package init(folder path: String) throws(ProfileError) {
        folder = try OutboxFolder(path: path)
        let lock = try folder.lock()
        defer { lock.close() }
        file = try folder.makeFile()
        let left = folder.abandoned().compactMap { file in file.contents().map { (file: file, contents: $0) } }
        adopted = OutboxPosts.merged(left.map { OutboxPosts($0.contents.records).posts })
        for post in adopted { posts.apply(.post(post)) }
        guard !left.isEmpty else { return }
        do {
            if !adopted.isEmpty { try file.append(adopted.map(OutboxRecord.post), isSafe: true) }
            for (file, contents) in left { contents.isUnderstood ? file.remove() : file.putAside() }
        } catch {
            // The old logs stay; this one is told again what it lacks.
            isBehind = true
        }
    }

    /// Writes down what became of posts. What could not be written is tried again with the next call.
    /// - Throws: ``ProfileError`` (`unwritable`); the posts are only in memory then.
    package func write(_ records: [OutboxRecord]) throws(ProfileError) {
        for record in records { posts.apply(record) }
        if isBehind { return try rewrite() }
        if posts.isEmpty, (try? file.empty()) != nil { return }
        do {
            let addsPosts = records.contains { if case .post = $0 { true } else { false } }
            try file.append(records, isSafe: addsPosts)
        } catch {
            isBehind = true
            throw error
        }
        // A log that can't be shortened now is longer than it must be, and nothing else.
        if file.size > Self.compactFrom, file.count > posts.count * 4 { try? rewrite() }
    }

    /// Ends the log: an empty one goes, one that holds posts stays for the next client.
    package func end() {
        if posts.isEmpty { file.remove() }
        file.close()
    }

    private func rewrite() throws(ProfileError) {
        let lock = try folder.lock()
        defer { lock.close() }
        let new = try folder.makeFile()
        do { try new.append(posts.posts.map(OutboxRecord.post), isSafe: true) } catch {
            new.remove()
            new.close()
            isBehind = true
            throw error
        }
        file.remove()
        file.close()
        (file, isBehind) = (new, false)
    }
}
