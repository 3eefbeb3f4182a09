import ChatModel
import Foundation
import Testing

@testable import FileStore

/// Random walks over everything that can be done to halves and contents, beside a model of what must come of it.
@Suite(.timeLimit(.minutes(5))) struct StoreWalkTests {
    @Test(arguments: 1...6 as ClosedRange<UInt64>) func theStoreIsAlwaysWhatTheModelSays(_ seed: UInt64) async throws {
        var walk = try StoreWalk(seed: seed)
        for _ in 0..<400 {
            try await walk.step()
            try await walk.check()
        }
        #expect(walk.finished > 0 && walk.resumed > 0 && walk.restarted > 0)
    }
}

private struct StoreWalk {
    private struct Part {
        let source: UInt8
        var count = 0
        var size: UInt64?
        var isOpen = true
    }

    private let stage: Stage
    private var store: ContentStore
    private var random: WalkRandom
    private var halves: [HalfName: Part] = [:]
    private var contents: [FileID: Int] = [:]
    private(set) var finished = 0
    private(set) var resumed = 0
    private(set) var restarted = 0

    /// All that is ever put: the bytes of a few sources, of which different people put the same.
    private static let sources = (0..<4 as Range<UInt8>).map {
        content([0, 70_000, piece, piece + 70_001][Int($0)], seed: $0)
    }

    init(seed: UInt64) throws {
        stage = try Stage()
        store = try stage.open()
        random = WalkRandom(state: seed)
    }

    mutating func step() async throws {
        let name = half(.random(in: 1...3, using: &random), .random(in: 1...2, using: &random))
        switch Int.random(in: 0..<20, using: &random) {
        case 0..<4: try await place(name)
        case 4..<12: try await append(name)
        case 12: try await appendAtWrongPlace(name)
        case 13: await suspend(name)
        case 14..<17: try await finish(name)
        case 17: try await drop(name)
        case 18: try await removeOne()
        default: try await restart()
        }
    }

    /// What must hold after each step.
    func check() async throws {
        let onDisk = Dictionary(uniqueKeysWithValues: try await store.contents().map { ($0.id, Int($0.size)) })
        #expect(onDisk == contents)
        let weights = halves.values.map { part in
            part.isOpen ? max(UInt64(part.count), part.size ?? 0) : UInt64(part.count)
        }
        #expect(store.total == UInt64(contents.values.reduce(0, +)) + weights.reduce(0, +))
        #expect(stage.everything().count == 2 * (contents.count + halves.count))
    }

    private func source(_ part: Part) -> [UInt8] { Self.sources[Int(part.source)] }

    private mutating func place(_ name: HalfName) async throws {
        let source = halves[name]?.source ?? .random(in: 0..<4, using: &random)
        let size = Bool.random(using: &random) ? UInt64(Self.sources[Int(source)].count) : nil
        var part = halves[name] ?? Part(source: source)
        let placed = try await store.place(name, size: size)
        #expect(placed.offset == UInt64(part.count))
        #expect(placed.id == contentID(of: self.source(part).prefix(part.count)))
        if part.count > 0, !part.isOpen { resumed += 1 }
        (part.size, part.isOpen) = (size, true)
        halves[name] = part
    }

    private mutating func append(_ name: HalfName) async throws {
        guard var part = halves[name], part.isOpen else {
            #expect(await code { try await store.append(name, at: 0, [1]) } == .wrongPlace)
            return
        }
        let bytes = source(part).dropFirst(part.count).prefix(.random(in: 0...700_000, using: &random))
        part.count += bytes.count
        #expect(try await store.append(name, at: part.count - bytes.count, bytes) == UInt64(part.count))
        halves[name] = part
    }

    private func appendAtWrongPlace(_ name: HalfName) async throws {
        let offset = (halves[name]?.count ?? 0) + 1
        #expect(await code { try await store.append(name, at: offset, [1]) } == .wrongPlace)
    }

    private mutating func suspend(_ name: HalfName) async {
        store.suspend(name)
        // Nobody is told when that is done; what comes behind it in its line is.
        #expect(await code { try await store.append(name, at: .max, []) } == .wrongPlace)
        close(name)
    }

    /// What is not open any more: without a byte it is gone.
    private mutating func close(_ name: HalfName) {
        guard var part = halves[name], part.isOpen else { return }
        part.isOpen = false
        halves[name] = part.count == 0 ? nil : part
    }

    private mutating func finish(_ name: HalfName) async throws {
        guard let part = halves[name], part.isOpen else {
            #expect(await code { try await store.finish(name, size: 0, id: contentID(of: [])) } == .wrongPlace)
            return
        }
        let whole = source(part)
        let expected: FileStoreError.Code? = part.count == whole.count ? nil : .differs
        let id = contentID(of: whole)
        #expect(await code { try await store.finish(name, size: whole.count, id: id) } == expected)
        halves[name] = nil
        if expected == nil {
            contents[id] = whole.count
            finished += 1
        }
    }

    private mutating func drop(_ name: HalfName) async throws {
        try await store.drop(name)
        halves[name] = nil
    }

    private mutating func removeOne() async throws {
        guard let id = contents.keys.min(by: { $0.hex < $1.hex }) else { return }
        try await store.remove([id])
        contents[id] = nil
    }

    /// The hub ends, with or without having let its halves go, and somebody may have torn at one of them.
    private mutating func restart() async throws {
        let isKilled = Bool.random(using: &random)
        for name in halves.keys.sorted(by: { StoreFolder.name(of: $0) < StoreFolder.name(of: $1) }) {
            if !isKilled { await suspend(name) }
        }
        store.close()
        for name in halves.keys {
            halves[name]?.isOpen = false
            if let part = halves[name], Int.random(in: 0..<3, using: &random) == 0 { try tear(name, part) }
        }
        store = try stage.open()
        restarted += 1
    }

    private mutating func tear(_ name: HalfName, _ part: Part) throws {
        let count = Int.random(in: 0...part.count, using: &random)
        #expect(truncate(stage.data(of: name), off_t(count)) == 0)
        // The beginning of a piece is only good as it was noted.
        let good = count == part.count ? count : count / piece * piece
        #expect(truncate(stage.data(of: name), off_t(good)) == 0)
        halves[name]?.count = good
    }
}
