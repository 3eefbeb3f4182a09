import ChatModel
import FileStore
import Foundation
import Profile
import Synchronization

/// One file, folder or pipe of a `put`.
final class PutItem: Sendable {
    /// As the person wrote it.
    let written: String
    let source: Departure
    private let nonce = Mutex(Nonce.random())

    /// - Parameter name: What it is to be called; nil for its own name.
    /// - Throws: `FileStoreError` if it can't be sent.
    init(_ written: String, name: String?) throws(FileStoreError) {
        self.written = written
        source =
            written == "-"
            ? .pipe(STDIN_FILENO, name: name ?? "input")
            : try Departure.open(ProfilePaths.expand(written), name: name)
    }

    var name: String { source.offer.name.text }

    /// What of a folder is not sent, in words; nil if all is.
    var leftOut: String? {
        let counts = [
            (source.leftOut.links, "link", "links"), (source.leftOut.specials, "device or pipe", "devices and pipes"),
            (source.leftOut.names, "file whose name can't be sent", "files whose names can't be sent"),
        ]
        let words = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.0 == 1 ? $0.1 : $0.2)" }
        guard !words.isEmpty else { return nil }
        let (first, count) = (source.leftOut.first, counts.reduce(0) { $0 + $1.0 })
        let more = count > first.count ? " and \(count - first.count) more" : ""
        return "Not sent with \(written): \(words.joined(separator: ", ")) (\(first.joined(separator: ", "))\(more))."
    }

    /// By which the hub knows it.
    var currentNonce: Nonce { nonce.withLock { $0 } }

    func renew(_ new: Nonce) { nonce.withLock { $0 = new } }

    /// How it is kept over a restart; nil for a pipe, which can't be gone on with.
    func kept(on hub: HubID, in place: String) -> UnfinishedPut? {
        source.mark.map {
            UnfinishedPut(
                hub: hub, place: place, path: URL(fileURLWithPath: ProfilePaths.expand(written)).path, name: name,
                mark: $0, nonce: currentNonce)
        }
    }
}
