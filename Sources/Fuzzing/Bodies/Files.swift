import ChatModel
import Foundation
import Profile
import Trust

/// Files that a person may have written, or a crash cut.
extension FuzzBody {
    static let configuration = FuzzBody("configuration") { bytes, folder in
        _ = try ConfigurationFile(path: folder.write(bytes, to: "config.toml")).read()
    }

    static let state = FuzzBody("state") { bytes, folder in
        _ = try StateFile(path: folder.write(bytes, to: "state.toml")).read()
    }

    static let knownHubs = FuzzBody("known-hubs") { bytes, _ in
        let hubs = try KnownHubs(text: String(decoding: bytes, as: UTF8.self), path: "known_hubs")
        let again = try? KnownHubs(text: hubs.text, path: "known_hubs")
        try Finding.unless(again == hubs, "Written and read again it is another file.")
    }

    /// Each line gets its checksum, half of the time: else nothing would come further.
    static let outbox = FuzzBody("outbox") { bytes, folder in
        let inner = try folder.folder("outbox")
        let content = bytes.first.map { $0 % 2 == 0 } == true ? bytes : sealed(bytes)
        try folder.write(content, to: "outbox/left.log")
        _ = try OutboxLog(folder: inner).adopted
        for name in try FileManager.default.contentsOfDirectory(atPath: inner) { unlink("\(inner)/\(name)") }
    }

    private static func sealed(_ bytes: [UInt8]) -> [UInt8] {
        bytes.split(separator: UInt8(ascii: "\n")).flatMap { line in
            let sum = line.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
            return Array("\(Nonce(sum).hex) ".utf8) + line + [UInt8(ascii: "\n")]
        }
    }

    /// The bytes are a conversation's file beside a good index, and an index.
    static let cache = FuzzBody("cache") { bytes, folder in
        let hub = HubID(Digest(words: Digest.Words(0, 0, 0, 0)))
        let place = try folder.folder("cache/\(hub.digest.hex)")
        let index = "\(place)/index.json"
        try folder.write(bytes, to: "cache/\(hub.digest.hex)/room-6c6f626279.json")
        let cache = HubCache(path: "\(folder.path)/cache")
        if !FileManager.default.fileExists(atPath: index) {
            try cache.write(HubChange(hub: hub, index: try .ofLobby(), conversations: []))
        }
        _ = cache.read(hub)
        let good = try Data(contentsOf: URL(fileURLWithPath: index))
        try folder.write(bytes, to: "cache/\(hub.digest.hex)/index.json")
        _ = cache.read(hub)
        try folder.write(Array(good), to: "cache/\(hub.digest.hex)/index.json")
    }

    /// A person's key.
    static let identity = FuzzBody("identity") { bytes, folder in
        _ = try UserIdentity.loadOrCreate(at: folder.write(bytes, to: "user.key"))
    }

    /// A hub's certificate, beside its good key.
    static let certificate = FuzzBody("certificate") { bytes, folder in
        let inner = try folder.folder("hub")
        if !FileManager.default.fileExists(atPath: "\(inner)/\(HubIdentity.keyFile)") {
            _ = try HubIdentity.loadOrCreate(in: inner)
        }
        try folder.write(bytes, to: "hub/\(HubIdentity.certificateFile)")
        _ = try HubIdentity.loadOrCreate(in: inner)
    }
}

extension KeptIndex {
    /// Of a hub with one conversation.
    fileprivate static func ofLobby() throws -> KeptIndex {
        let you = Person(
            number: UserNumber(1), id: UserID(Digest(words: Digest.Words(0, 0, 0, 0))), nick: try Nick("ann"))
        return KeptIndex(
            name: try HubName("lab"), you: you, order: [.room(.lobby)], active: .room(.lobby), closed: [:])
    }
}
