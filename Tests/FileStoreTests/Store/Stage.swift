import ChatModel
import Foundation

@testable import FileStore

/// A folder of one test with a store in it, removed when the last reference goes.
final class Stage: Sendable {
    let path: String
    let rules: FileRules

    /// - Parameter path: where it is; nil: among the temporary files.
    init(rules: FileRules = Stage.roomy, path: String? = nil) throws {
        self.rules = rules
        self.path =
            path
            ?? FileManager.default.temporaryDirectory.appendingPathComponent("store-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: self.path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// What does not ask for half a gigabyte of the test's disk.
    static var roomy: FileRules {
        var rules = FileRules()
        rules.reserve = 0
        return rules
    }

    var files: String { path + "/files" }

    /// A store on what is there now: as after a start of the hub.
    func open(limits: StoreLimits = StoreLimits()) throws -> ContentStore {
        try ContentStore(folder: files, rules: rules, limits: limits)
    }

    /// Where the bytes of a half are.
    func data(of half: HalfName) -> String { "\(files)/halves/\(StoreFolder.name(of: half))" }

    /// Where the list of a half's pieces is.
    func list(of half: HalfName) -> String { data(of: half) + ".pieces" }

    /// Where a content is.
    func content(_ id: FileID) -> String { "\(files)/\(id.hex.prefix(2))/\(id.hex)" }

    /// Every file below `files`, by its path from there.
    func everything() -> [String] {
        let found = FileManager.default.enumerator(atPath: files)?.compactMap { $0 as? String } ?? []
        return found.filter { path in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: files + "/" + path, isDirectory: &isFolder)
                && !isFolder.boolValue
        }.sorted()
    }
}

/// The half of a user and a number.
func half(_ user: UInt64, _ nonce: UInt64 = 1) -> HalfName {
    HalfName(user: UserID(Digest(words: Digest.Words(user, 0, 0, 0))), nonce: Nonce(nonce))
}

/// Bytes that are others for each seed and at each place.
func content(_ count: Int, seed: UInt8 = 1) -> [UInt8] {
    let block = (0..<4_096).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ ($0 >> 8) &* 7) &+ seed }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count + block.count)
    while bytes.count < count {
        let number = bytes.count / block.count
        bytes += block
        bytes[bytes.count - block.count] = UInt8(truncatingIfNeeded: number)
        bytes[bytes.count - block.count + 1] = UInt8(truncatingIfNeeded: number >> 8)
    }
    return Array(bytes.prefix(count))
}

/// What a content is called.
func contentID(of bytes: some Sequence<UInt8>) -> FileID {
    var hasher = PieceHasher()
    hasher.update(bytes)
    return hasher.id
}

let piece = Int(FilePieces.bytes)
