import ChatModel
import Dispatch
import FileStore
import Foundation
import HubConnection
import Synchronization
import Testing

@testable import FileTransfer

/// Orders over real connections with a played hub.
@Suite(.timeLimit(.minutes(2))) struct CourierTests {
    private let folder: String

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("courier-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    private func put(_ bytes: [UInt8], _ nonce: UInt64 = 5, name: String = "a.bin") throws -> PutOrder {
        try Data(bytes).write(to: URL(fileURLWithPath: folder + "/" + name))
        return PutOrder(try Departure.open(folder + "/" + name), into: RoomNumber(1), nonce: Nonce(nonce))
    }

    private func get(_ bytes: [UInt8], _ seq: UInt64 = 1, shape: FileShape = .file) throws -> GetOrder {
        let file = SharedFile(
            name: try FileName("got"), size: UInt64(bytes.count), shape: shape, kind: .other, id: PlayedHub.id(bytes))
        return GetOrder(RoomNumber(1), Seq(seq), file, into: folder + "/in")
    }

    private func bytes(_ path: String) -> [UInt8]? { FileManager.default.contents(atPath: path).map(Array.init) }

    private func failure(_ work: () async throws -> Void) async -> TransferFailure? {
        do {
            try await work()
            return nil
        } catch { return error as? TransferFailure }
    }

    @Test func aFileGoesThereAndComesBack() async throws {
        let hub = try await PlayedHub.start()
        let content = pattern(2_700_000, seed: 3)
        hub.set { $0.contents[1] = content }
        let (put, get) = (try put(content), try get(content))
        let news = Mutex<[TransferNews]>([])
        let ends = try await hub.session { courier in
            [
                try await courier.carry(.put(put)) { told in news.withLock { $0.append(told) } },
                try await courier.carry(.get(get)) { _ in },
            ]
        }
        #expect(ends == [.put(Seq(9)), .got(path: folder + "/in/got")])
        #expect(hub.state.withLock { $0.published[Nonce(5)] } == content)
        #expect(bytes(folder + "/in/got") == content)
        let told = news.withLock { $0 }
        #expect(told.first == .began(at: 0, total: 2_700_000) && told.last == .moved(2_700_000), "\(told)")
        await hub.close()
    }

    /// A terminal that is stopped with Ctrl-s takes no more of the bar.
    @Test func aFileArrivesAlthoughNobodyTakesItsNews() async throws {
        let hub = try await PlayedHub.start()
        let (content, arrived) = (pattern(2_700_000, seed: 4), DispatchSemaphore(value: 0))
        hub.set { $0.onPublished = { arrived.signal() } }
        let put = try put(content)
        let isFirst = Mutex(true)
        _ = try await hub.session { courier in
            try await courier.carry(.put(put)) { _ in
                let waits = isFirst.withLock { isFirst in
                    defer { isFirst = false }
                    return isFirst
                }
                if waits { arrived.wait() }
            }
        }
        #expect(hub.state.withLock { $0.published[Nonce(5)] } == content)
        await hub.close()
    }

    @Test func severalGoAtOnceInOneSession() async throws {
        let hub = try await PlayedHub.start()
        let contents = (1...6).map { pattern($0 * 300_000, seed: UInt64($0)) }
        hub.set { for (index, content) in contents.enumerated() { $0.contents[UInt64(index)] = content } }
        let puts = try (0..<6).map { try put(contents[$0], UInt64($0), name: "p\($0)") }
        let gets = try (0..<6).map { try get(contents[$0], UInt64($0)) }
        try await hub.session { courier in
            try await withThrowingTaskGroup(of: TransferEnd.self) { group in
                for put in puts { group.addTask { try await courier.carry(.put(put)) { _ in } } }
                for get in gets { group.addTask { try await courier.carry(.get(get)) { _ in } } }
                try await group.waitForAll()
            }
        }
        #expect(hub.state.withLock { state in (0..<6).map { state.published[Nonce(UInt64($0))] } } == contents)
        let arrived = try FileManager.default.contentsOfDirectory(atPath: folder + "/in").map {
            bytes(folder + "/in/" + $0)
        }
        #expect(Set(arrived) == Set(contents))
        await hub.close()
    }

    @Test(arguments: [3, 20, 40]) func afterACutTheSameOrderGoesOn(requests: Int) async throws {
        let hub = try await PlayedHub.start()
        let content = pattern(2_700_000, seed: 4)
        hub.set { $0.contents[1] = content }
        for order in [TransferOrder.put(try put(content)), .get(try get(content))] {
            hub.set { $0.cutAfter = requests }
            let lost = await failure { try await hub.session { _ = try await $0.carry(order) { _ in } } }
            #expect(lost?.code == .lost && lost?.canResume == true, "\(String(describing: lost))")
            hub.set { $0.cutAfter = nil }
            _ = try await hub.session { try await $0.carry(order) { _ in } }
        }
        #expect(hub.state.withLock { $0.published[Nonce(5)] } == content && bytes(folder + "/in/got") == content)
        #expect(hub.state.withLock { max($0.received, $0.sent) } <= content.count + 262_144)
        await hub.close()
    }

    @Test func aLaterRunGoesOnFromTheLastByte() async throws {
        let hub = try await PlayedHub.start()
        let content = pattern(2_700_000, seed: 5)
        hub.set {
            $0.contents[1] = content
            $0.cutAfter = 30
        }
        let first = try get(content)
        _ = await failure { try await hub.session { _ = try await $0.carry(.get(first)) { _ in } } }
        first.arrival.suspend()
        hub.set { $0.cutAfter = nil }
        let began = Mutex<UInt64>(0)
        let second = try get(content)
        _ = try await hub.session {
            try await $0.carry(.get(second)) { if case .began(let offset, _) = $0 { began.withLock { $0 = offset } } }
        }
        #expect(began.withLock { $0 } > 1_000_000)
        #expect(bytes(folder + "/in/got") == content)
        await hub.close()
    }

    @Test func aDamagedPieceIsSaidAndFetchedAgain() async throws {
        let hub = try await PlayedHub.start()
        let content = pattern(1_500_000, seed: 6)
        hub.set {
            $0.contents[1] = content
            $0.damages = 1
        }
        let order = try get(content)
        let wrong = Mutex<[TransferNews]>([])
        _ = try await hub.session {
            try await $0.carry(.get(order)) { told in if case .wrongPiece = told { wrong.withLock { $0.append(told) } }
            }
        }
        #expect(wrong.withLock { $0 } == [.wrongPiece(0)] && bytes(folder + "/in/got") == content)
        hub.set { $0.damages = .max }
        let again = try get(content)
        let failed = await failure { try await hub.session { _ = try await $0.carry(.get(again)) { _ in } } }
        #expect(failed?.code == .wrongPiece(0) && failed?.message.hasPrefix("Piece 1 of 2 came damaged") == true)
        await hub.close()
    }

    private func folder(_ path: String) throws -> FolderOrder {
        try #require(
            FolderOrder(shared: try FilePath(path), of: HubID(PieceHasher.digest(of: [1])), into: folder + "/in"))
    }

    @Test func aSharedFolderComesFileByFile() async throws {
        let hub = try await PlayedHub.start()
        let large = pattern(1_500_000, seed: 8)
        hub.set {
            $0.shared = ["docs/a.txt": [1], "docs/b/c.bin": large, "docs/b/d.txt": [2, 3], "docs/e": [], "other": [9]]
            $0.withheld = ["docs/b/d.txt"]
        }
        let news = Mutex<[TransferNews]>([])
        let order = try folder("docs")
        let (isFolder, isNone, end) = try await hub.session { courier in
            (
                try await courier.isFolder(order.path), try await courier.isFolder(try FilePath("other")),
                try await courier.fetch(order) { told in news.withLock { $0.append(told) } }
            )
        }
        #expect(isFolder && !isNone)
        #expect(end.path == folder + "/in/docs" && end.leftOut == ["b/d.txt"])
        #expect(bytes(folder + "/in/docs/a.txt") == [1] && bytes(folder + "/in/docs/b/c.bin") == large)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/in") == ["docs"])
        let told = news.withLock { $0 }
        #expect(told.first == .began(at: 0, total: 1_500_003) && told.last == .moved(1_500_001), "\(told)")
        await hub.close()
    }

    @Test(arguments: [4, 9, 14, 25, 30]) func aSharedFolderGoesOnAfterACut(requests: Int) async throws {
        let hub = try await PlayedHub.start()
        let large = pattern(1_500_000, seed: 9)
        hub.set {
            $0.shared = ["docs/a.bin": large, "docs/b/c.bin": large]
            $0.cutAfter = requests
        }
        let first = try folder("docs")
        let lost = await failure { try await hub.session { _ = try await $0.fetch(first) { _ in } } }
        #expect(lost?.code == .lost, "\(String(describing: lost))")
        hub.set { $0.cutAfter = nil }
        let end = try await hub.session { try await $0.fetch(first) { _ in } }
        #expect(end == FolderEnd(path: folder + "/in/docs", leftOut: []))
        #expect(bytes(folder + "/in/docs/a.bin") == large && bytes(folder + "/in/docs/b/c.bin") == large)
        #expect(hub.state.withLock { $0.sent } <= 3_000_000 + 262_144)
        await hub.close()
    }

    @Test func cancellingEndsItAndTellsTheHub() async throws {
        let hub = try await PlayedHub.start()
        let content = pattern(500_000, seed: 7)
        hub.set {
            $0.contents[1] = content
            $0.isMute = true
        }
        let order = try get(content)
        let failed = try await hub.session { courier -> TransferFailure? in
            let (began, tell) = AsyncStream<Void>.makeStream()
            let carrying = Task { try await courier.carry(.get(order)) { _ in tell.yield() } }
            for await _ in began { break }
            carrying.cancel()
            do { _ = try await carrying.value } catch { return error as? TransferFailure }
            return nil
        }
        #expect(failed?.code == .cancelled)
        #expect(hub.state.withLock { $0.closed } == 1)
        #expect(FileManager.default.fileExists(atPath: folder + "/in/got.\(PlayedHub.id(content).short).part"))
        await hub.close()
    }

    @Test func aRefusalIsSaidInTheHubsWords() async throws {
        let hub = try await PlayedHub.start()
        hub.set { $0.refusal = .noSpace }
        let order = try put([1])
        let failed = await failure { try await hub.session { _ = try await $0.carry(.put(order)) { _ in } } }
        #expect(failed == TransferFailure(.refused(.noSpace), "No: noSpace.", canResume: true))
        await hub.close()
    }

    @Test func whatChangesWhileItIsSentIsForgottenByTheHub() async throws {
        let hub = try await PlayedHub.start()
        let order = try put(pattern(3_000_000, seed: 8))
        try Data(pattern(3_000_000, seed: 9)).write(to: URL(fileURLWithPath: folder + "/a.bin"))
        let failed = await failure { try await hub.session { _ = try await $0.carry(.put(order)) { _ in } } }
        #expect(failed?.code == .local(.changed) && failed?.canResume == false)
        #expect(hub.state.withLock { $0.halves.isEmpty && $0.published.isEmpty })
        await hub.close()
    }

    @Test func anotherFileUnderAKnownNonceBeginsAnew() async throws {
        let hub = try await PlayedHub.start()
        hub.set { $0.halves[Nonce(5)] = [9, 9, 9] }
        let order = try put([1, 2, 3, 4])
        let renewed = Mutex<Nonce?>(nil)
        _ = try await hub.session {
            try await $0.carry(.put(order)) { told in
                if case .renewed(let nonce) = told { renewed.withLock { $0 = nonce } }
            }
        }
        let nonce = try #require(renewed.withLock { $0 })
        #expect(
            hub.state.withLock { $0.published } == [nonce: [1, 2, 3, 4]] && hub.state.withLock { $0.halves.isEmpty })
        await hub.close()
    }

    @Test func theBeginningOfAFileCanBeLookedAt() async throws {
        let hub = try await PlayedHub.start()
        let content = pattern(200_000, seed: 10)
        hub.set { $0.contents[1] = content }
        let file = FileRef.entry(RoomNumber(1), Seq(1))
        let part = try await hub.session { try await $0.look(at: file, limit: 100_000) }
        #expect(part.bytes == Array(content[..<100_000]) && !part.isWhole)
        let whole = try await hub.session { try await $0.look(at: file, limit: 1 << 20) }
        #expect(whole.bytes == content && whole.isWhole)
        await hub.close()
    }

    @Test func aPipeIsPutAndGoesOnAfterACut() async throws {
        let hub = try await PlayedHub.start()
        let content = pattern(1_200_000, seed: 11)
        let pipe = Pipe()
        Thread.detachNewThread {
            try? pipe.fileHandleForWriting.write(contentsOf: Data(content))
            try? pipe.fileHandleForWriting.close()
        }
        let source = Departure.pipe(pipe.fileHandleForReading.fileDescriptor, name: "input")
        let order = PutOrder(source, into: RoomNumber(1), nonce: Nonce(1))
        hub.set { $0.cutAfter = 20 }
        let lost = await failure { try await hub.session { _ = try await $0.carry(.put(order)) { _ in } } }
        #expect(lost?.code == .lost)
        hub.set { $0.cutAfter = nil }
        _ = try await hub.session { try await $0.carry(.put(order)) { _ in } }
        #expect(hub.state.withLock { $0.published[Nonce(1)] } == content)
        await hub.close()
    }

    @Test func aFolderGoesThereAndComesBackAsItWas() async throws {
        let hub = try await PlayedHub.start()
        try FileManager.default.createDirectory(atPath: folder + "/f/x/y", withIntermediateDirectories: true)
        try Data(pattern(1_300_000, seed: 12)).write(to: URL(fileURLWithPath: folder + "/f/x/big"))
        let source = try Departure.open(folder + "/f")
        let order = PutOrder(source, into: RoomNumber(1), nonce: Nonce(1))
        _ = try await hub.session { try await $0.carry(.put(order)) { _ in } }
        let content = try #require(hub.state.withLock { $0.published[Nonce(1)] })
        hub.set { $0.contents[1] = content }
        let get = try get(content, shape: source.offer.shape)
        let end = try await hub.session { try await $0.carry(.get(get)) { _ in } }
        #expect(end == .got(path: folder + "/in/got"))
        #expect(bytes(folder + "/in/got/x/big") == pattern(1_300_000, seed: 12))
        #expect(FileManager.default.fileExists(atPath: folder + "/in/got/x/y"))
        await hub.close()
    }
}
