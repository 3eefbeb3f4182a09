import ChatModel
import Foundation

/// What was kept of hubs: a folder for each, with an index and a file for each conversation, all of them JSON.
///
/// Files are replaced as a whole. One that can't be read or understood, or that others may change,
/// counts as missing. Every call blocks on the disk.
package struct HubCache: Sendable {
    private static let index = "index.json"
    /// The most bytes that a file may have.
    private static let fileLimit = 32 << 20

    let path: String
    /// The most bytes of all hubs; beyond it, those that were not opened for longest go.
    let byteLimit: Int

    package init(path: String, byteLimit: Int = 64 << 20) { (self.path, self.byteLimit) = (path, byteLimit) }

    /// What was kept of a hub; nil if nothing was.
    package func read(_ hub: HubID) -> KeptHub? {
        guard let index = decode(IndexFields.self, folder(hub) + "/" + Self.index)?.value else { return nil }
        let conversations = index.order.compactMap { key -> KeptConversation? in
            let kept = decode(ConversationFields.self, file(of: key, hub))?.value
            return kept?.key == key ? kept : nil
        }
        return KeptHub(index: index, conversations: conversations)
    }

    /// Keeps what is new; conversations that are no longer open are dropped.
    /// - Throws: ``ProfileError`` (`unwritable`).
    package func write(_ change: HubChange) throws(ProfileError) {
        for conversation in change.conversations {
            try encode(ConversationFields(conversation), to: file(of: conversation.key, change.hub))
        }
        try encode(IndexFields(change.index), to: folder(change.hub) + "/" + Self.index)
        let open = Set(change.index.order.map(Self.name) + [Self.index])
        for name in names(in: folder(change.hub)) where !open.contains(name) {
            unlink(folder(change.hub) + "/" + name)
        }
    }

    /// Drops the hubs that were not written for longest while all of them have more bytes than they may; never this one.
    package func trim(keeping hub: HubID) {
        let folders = names(in: path).map { (path: path + "/" + $0, bytes: bytes(in: path + "/" + $0)) }
        var total = folders.reduce(0) { $0 + $1.bytes }
        for old in folders.sorted(by: { written($0.path) < written($1.path) }) where total > byteLimit {
            guard old.path != folder(hub) else { continue }
            total -= old.bytes
            try? FileManager.default.removeItem(atPath: old.path)
        }
    }

    private func folder(_ hub: HubID) -> String { path + "/" + hub.digest.hex }

    private func file(of key: ConversationKey, _ hub: HubID) -> String { folder(hub) + "/" + Self.name(key) }

    private static func name(_ key: ConversationKey) -> String {
        switch key {
        case .room(let name): "room-\(Hex.encode(name.fold.bytes)).json"
        case .direct(let id): "user-\(id.digest.hex).json"
        }
    }

    private func names(in folder: String) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    }

    private func bytes(in folder: String) -> Int {
        names(in: folder).reduce(0) { sum, name in
            let attributes = try? FileManager.default.attributesOfItem(atPath: folder + "/" + name)
            return sum + ((attributes?[.size] as? NSNumber)?.intValue ?? 0)
        }
    }

    private func written(_ folder: String) -> Date {
        let attributes = try? FileManager.default.attributesOfItem(atPath: folder + "/" + Self.index)
        return attributes?[.modificationDate] as? Date ?? .distantPast
    }

    private func decode<Fields: Decodable>(_ type: Fields.Type, _ path: String) -> Fields? {
        let file = Descriptor(open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK))
        defer { file.close() }
        guard file.isOpen, file.isFile, file.isOwners, let data = file.read(upTo: Self.fileLimit) else { return nil }
        return try? JSONDecoder().decode(type, from: data)
    }

    private func encode(_ fields: some Encodable, to path: String) throws(ProfileError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let data: Data
        do { data = try encoder.encode(fields) } catch {
            throw ProfileError(.unwritable, "\(path) can't be written.", cause: error)
        }
        try PrivateText(path: path).write(data, isSafe: false)
    }
}
