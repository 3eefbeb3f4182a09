import ChatModel
import Foundation

/// The file of what commands began to put: a line of JSON for each, the newest last. Every call blocks on the disk.
package struct UnfinishedPuts: Sendable {
    /// How many are kept; the oldest of more are forgotten, and their hubs forget them too.
    package static let limit = 256
    package let path: String

    package init(path: String) { self.path = path }

    /// What is known; lines that can't be understood are left out.
    /// - Throws: ``ProfileError``.
    package func read() throws(ProfileError) -> [UnfinishedPut] {
        guard let text = try PrivateText(path: path).read() else { return [] }
        return text.split(separator: "\n").compactMap {
            (try? JSONDecoder().decode(Fields.self, from: Data($0.utf8)))?.value
        }
    }

    /// Keeps one in the place of what was known of the same file.
    /// - Throws: ``ProfileError``.
    package func remember(_ put: UnfinishedPut) throws(ProfileError) {
        try update { puts in
            puts.removeAll { $0.isSame(as: put) }
            puts.append(put)
        }
    }

    /// It needs no keeping any more.
    /// - Throws: ``ProfileError``.
    package func forget(_ nonce: Nonce) throws(ProfileError) { try update { $0.removeAll { $0.nonce == nonce } } }

    private func update(_ change: (inout [UnfinishedPut]) -> Void) throws(ProfileError) {
        let lock = try lock()
        defer { lock.close() }
        let before = try read()
        var puts = before
        change(&puts)
        guard puts != before else { return }
        try PrivateText(path: path).write(puts.suffix(Self.limit).map { Fields($0).line + "\n" }.joined())
    }

    /// Two commands may change it at once.
    private func lock() throws(ProfileError) -> Descriptor {
        try PrivateFolder(path: PathParts.folder(of: path)).make()
        let lock = Descriptor(open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600))
        guard lock.isOpen, lock.lock(waiting: true) else { throw .unwritable(path + ".lock") }
        return lock
    }
}

/// A put as JSON has it.
private struct Fields: Codable {
    let hub: String
    let place: String
    let path: String
    let name: String
    let mark: String
    let nonce: String

    init(_ put: UnfinishedPut) {
        (hub, place, path, name) = (put.hub.digest.hex, put.place, put.path, put.name)
        (mark, nonce) = (put.mark, put.nonce.hex)
    }

    var value: UnfinishedPut? {
        guard let hub = Digest(hex: hub), let nonce = UInt64(nonce, radix: 16) else { return nil }
        return UnfinishedPut(
            hub: HubID(hub), place: place, path: path, name: name, mark: mark, nonce: Nonce(nonce))
    }

    var line: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Texts can always be encoded.
        return String(decoding: (try? encoder.encode(self)) ?? Data(), as: UTF8.self)
    }
}
