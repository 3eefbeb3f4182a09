import ChatModel
import Foundation
import Synchronization
import TestKit
import Testing

@testable import FileStore

@Suite(.timeLimit(.minutes(1))) struct TroubleTests {
    @Test(.enabled(if: SmallDisk.isPermitted, "This system does not let the test mount a small file system."))
    func theDisksRoomIsCheckedBeforeTheFirstByte() async throws {
        let disk = try SmallDisk(megabytes: 4)
        var rules = Stage.roomy
        rules.reserve = 1 << 20
        let stage = try Stage(rules: rules, path: disk.path + "/data")
        let store = try stage.open()
        #expect(await code { _ = try await store.place(half(1), size: 4 << 20) } == .noSpace)
        #expect(stage.everything().isEmpty)
        _ = try await store.place(half(1), size: 2 << 20)
        #expect(await code { _ = try await store.place(half(2), size: 1 << 20 | 1) } == .noSpace)
        try await store.drop(half(1))
        _ = try await store.place(half(2), size: 2 << 20)
    }

    @Test(.enabled(if: SmallDisk.isPermitted, "This system does not let the test mount a small file system."))
    func aPipeIsStoppedAtTheReserveAndGoesOnWhenThereIsRoom() async throws {
        let disk = try SmallDisk(megabytes: 4)
        var rules = Stage.roomy
        rules.reserve = 1 << 20
        let store = try ContentStore(folder: disk.path + "/files", rules: rules)
        let bytes = content(3 << 20)
        _ = try await store.place(half(1), size: nil)
        try disk.fill(1 << 20)
        #expect(await code { try await store.send(bytes, as: half(1)) } == .noSpace)
        try disk.free()
        let offset = Int(try await store.place(half(1), size: nil).offset)
        #expect(offset > 1 << 20)
        try await store.send(Array(bytes.prefix(5 << 19)), from: offset, as: half(1))
        try await store.finish(half(1), size: 5 << 19, id: contentID(of: bytes.prefix(5 << 19)))
    }

    @Test(.enabled(if: SmallDisk.isPermitted, "This system does not let the test mount a small file system."))
    func aDiskThatIsFullAllTheSameLeavesTheHalfAsItWas() async throws {
        let disk = try SmallDisk(megabytes: 1)
        let troubles = Mutex<[FileStoreError.Code]>([])
        let store = try ContentStore(folder: disk.path + "/files", rules: Stage.roomy) { trouble in
            troubles.withLock { $0.append(trouble.code) }
        }
        let bytes = content(9_000)
        _ = try await store.place(half(1), size: nil)
        // One page is left: the bytes fit, what is noted of them does not.
        try disk.fill(Int(try #require(store.folder.free)) - 4_096)
        #expect(await code { try await store.append(half(1), at: 0, bytes.prefix(4_096)) } == .full)
        #expect(troubles.withLock(\.self) == [.full])
        #expect(try await store.place(half(1), size: nil).offset == 0)
        try disk.free()
        try await store.send(bytes, as: half(1))
        try await store.finish(half(1), size: 9_000, id: contentID(of: bytes))
    }

    @Test(.enabled(if: SmallDisk.isPermitted, "This system does not let the test mount a small file system."))
    func aDiskThatCanOnlyBeReadIsToldAsThatAndCanBeRead() async throws {
        let disk = try SmallDisk(megabytes: 4)
        let stage = try Stage(path: disk.path + "/data")
        var store = try stage.open()
        let id = try await store.put(content(1_000), as: half(1))
        store.close()
        #expect(try disk.makeReadOnly())
        store = try stage.open()
        #expect(await code { _ = try await store.place(half(1), size: 10) } == .readOnly)
        #expect(await code { try await store.remove([id]) } == .readOnly)
        #expect(store.total == 1_000)
        #expect(try await store.read(try await store.open(id), at: 0, count: 1_000) == content(1_000))
    }

    @Test(.enabled(if: geteuid() != 0, "The superuser writes to every folder."))
    func aFolderThatMayNotBeWrittenIsToldAsThat() async throws {
        let stage = try Stage()
        let store = try stage.open()
        #expect(chmod(stage.files + "/halves", 0o500) == 0)
        defer { chmod(stage.files + "/halves", 0o700) }
        #expect(await code { _ = try await store.place(half(1), size: 10) } == .readOnly)
        #expect(store.total == 0)
    }

    @Test func whatTheOwnerSetIsKept() async throws {
        var rules = Stage.roomy
        (rules.largest, rules.perUser, rules.total) = (100, 150, 250)
        let store = try ContentStore.ephemeral(rules: rules)
        #expect(await code { _ = try await store.place(half(1), size: 101) } == .tooLarge)
        try await store.put(content(100), as: half(1))
        #expect(await code { _ = try await store.place(half(1), size: 100, used: 100) } == .tooLarge)
        try await store.put(content(100, seed: 2), as: half(2))
        #expect(await code { _ = try await store.place(half(3), size: 51) } == .tooLarge)
        _ = try await store.place(half(3), size: nil)
        try await store.append(half(3), at: 0, content(50))
        #expect(await code { try await store.append(half(3), at: 50, [1]) } == .tooLarge)
    }

    @Test(
        arguments: [
            (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1_000, "1 kB"), (1_999, "1.9 kB"),
            (20_000_000_000, "20 GB"),
            (999_999_999, "999.9 MB"), (.max, "18.4 EB"),
        ] as [(UInt64, String)]) func limitsAreSaidInTheUnitsInWhichTheyAreSet(_ bytes: UInt64, _ words: String)
    {
        let large = "The file is too large: this hub takes files of up to \(words)."
        #expect(FileStoreError.tooLarge(bytes).message == large)
        let many = "Your files on this hub would be too many: you have \(words) left; take some back first."
        #expect(FileStoreError.overQuota(left: bytes).message == many)
    }

    @Test func moreThanMayWaitIsRefusedAndEverybodyIsAnswered() async throws {
        var limits = StoreLimits()
        (limits.workers, limits.waitingInLine) = (1, 4)
        let store = try ContentStore.ephemeral(rules: Stage.roomy, limits: limits)
        _ = try await store.place(half(1), size: nil)
        let codes = await withTaskGroup(of: FileStoreError.Code?.self) { group in
            for _ in 0..<200 { group.addTask { await code { try await store.append(half(1), at: 0, [1]) } } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(codes.count == 200)
        #expect(codes.count { $0 == nil } == 1)
        #expect(codes.allSatisfy { [nil, .busy, .wrongPlace].contains($0) })
    }

    @Test func whoAsksAClosedStoreIsAnswered() async throws {
        let store = try ContentStore.ephemeral(rules: Stage.roomy)
        store.close()
        #expect(await code { _ = try await store.place(half(1), size: 1) } == .closed)
        #expect(await code { _ = try await store.contents() } == .closed)
        #expect(await code { try await store.sweepHalves(atMilliseconds: 1) } == .closed)
        store.suspend(half(1))
        store.close()
    }
}
