import ChatModel

@testable import HubCore

/// A store of files in memory, as the real one promises to be: halves, contents, and what is open.
struct SimulatedFiles {
    var halves: [HalfName: [UInt8]] = [:]
    /// Halves that a connection has open.
    var placed: Set<HalfName> = []
    var contents: [FileID: [UInt8]] = [:]
    /// The owner's shared folder.
    var shared: [String: [UInt8]] = [:]
    var opened: [FileNumber: [UInt8]] = [:]
    /// Set: everything that writes fails so.
    var failure: FileFailure?
    private(set) var removed: [FileID] = []

    /// What a content is called here: as good as a hash for a test.
    static func id(of bytes: [UInt8]) -> FileID {
        var state: UInt64 = 0xCBF2_9CE4_8422_2325
        var words: [UInt64] = []
        for salt in UInt8(1)...4 {
            for byte in bytes + [salt] { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
            words.append(state)
        }
        return FileID(Digest(words: Digest.Words(words[0], words[1], words[2], words[3])))
    }

    mutating func perform(_ task: FileTask, _ journal: SimulatedJournal) -> Result<FileYield, FileFailure> {
        switch task {
        case .find(let query): return .success(.found(journal.find(query)))
        case .place(let name, _, _): return place(name)
        case .append(let name, let offset, let bytes): return append(name, offset, bytes)
        case .finish(let name, let size, let id): return finish(name, size, id)
        case .drop(let name):
            (halves[name], _) = (nil, placed.remove(name))
            return .success(.done)
        case .open(let number, let id): return open(number, contents[id])
        case .openShared(let number, let path): return open(number, shared[path.text])
        case .read(let number, let offset, let count):
            guard let bytes = opened[number] else { return .failure(.noSuchFile) }
            return .success(.bytes(Array(bytes.dropFirst(Int(offset)).prefix(count))))
        case .digests(let number, _, _):
            return opened[number].map { .success(.digests([Self.id(of: $0).digest])) } ?? .failure(.noSuchFile)
        case .list: return .success(.list(FileList(next: nil)))
        case .sweep:
            let wanted = Set(journal.files.map(\.file.id))
            return .success(.unwanted(contents.keys.filter { !wanted.contains($0) }))
        case .remove(let ids):
            for id in ids { contents[id] = nil }
            removed += ids
            return .success(.done)
        }
    }

    mutating func letGo(_ release: FileRelease) {
        switch release {
        case .suspend(let name): placed.remove(name)
        case .close(let number): opened[number] = nil
        }
    }

    private mutating func place(_ name: HalfName) -> Result<FileYield, FileFailure> {
        if let failure { return .failure(failure) }
        let bytes = halves[name] ?? []
        halves[name] = bytes
        placed.insert(name)
        return .success(.placed(PlacedHalf(offset: UInt64(bytes.count), id: Self.id(of: bytes))))
    }

    private mutating func append(
        _ name: HalfName, _ offset: UInt64, _ bytes: [UInt8]
    ) -> Result<FileYield, FileFailure> {
        if let failure { return .failure(failure) }
        guard placed.contains(name), let half = halves[name], UInt64(half.count) == offset else {
            return .failure(FileFailure(.storageFailed, "The bytes came for another place than the next."))
        }
        halves[name] = half + bytes
        return .success(.taken(offset + UInt64(bytes.count)))
    }

    private mutating func finish(_ name: HalfName, _ size: UInt64, _ id: FileID) -> Result<FileYield, FileFailure> {
        if let failure { return .failure(failure) }
        guard let half = halves.removeValue(forKey: name) else {
            return .failure(FileFailure(.storageFailed, "There is no such half."))
        }
        placed.remove(name)
        guard UInt64(half.count) == size, Self.id(of: half) == id else {
            return .failure(FileFailure(.fileDiffers, "It differs."))
        }
        contents[id] = half
        return .success(.done)
    }

    private mutating func open(_ number: FileNumber, _ bytes: [UInt8]?) -> Result<FileYield, FileFailure> {
        guard let bytes else { return .failure(.noSuchFile) }
        opened[number] = bytes
        return .success(.opened(size: UInt64(bytes.count)))
    }
}
