import ChatModel
import HistoryStore
import Testing

/// The journal as plain arrays: what the store must agree with.
struct JournalModel {
    private struct Key: Hashable {
        let author: UserNumber
        let nonce: Nonce
    }

    private(set) var rooms: [RoomNumber: [Entry]] = [:]
    private var used: [Key: (room: RoomNumber, seq: Seq)] = [:]

    mutating func store(_ submission: Submission, at wall: HubTime) -> SubmissionOutcome {
        let key = Key(author: submission.author, nonce: submission.nonce)
        if let earlier = used[key] {
            let body = rooms[earlier.room]?[Int(earlier.seq.value) - 1].body
            let isSame = earlier.room == submission.room && body == submission.body
            return isSame ? .duplicate(earlier.seq) : .nonceReused
        }
        let last = rooms[submission.room]?.last
        let entry = Entry(
            seq: (last?.seq ?? .zero).next, time: max(wall, last?.time ?? wall), author: submission.author,
            nonce: submission.nonce, body: submission.body)
        rooms[submission.room, default: []].append(entry)
        used[key] = (submission.room, entry.seq)
        return .stored(entry)
    }

    func newest(of room: RoomNumber, before place: UInt64, limit: Int) -> [Entry] {
        Array((rooms[room] ?? []).filter { $0.seq.value < place }.suffix(limit))
    }

    func oldest(of room: RoomNumber, after place: UInt64, limit: Int) -> [Entry] {
        Array((rooms[room] ?? []).filter { $0.seq.value > place }.prefix(limit))
    }
}

@Suite(.timeLimit(.minutes(2))) struct RandomWalkTests {
    private static let rooms = (1...4).map { RoomNumber($0) }

    @Test(arguments: 1...6 as ClosedRange<UInt64>) func theStoreAgreesWithAPlainModel(seed: UInt64) async throws {
        var random = Seeded(seed)
        let folder = try TemporaryFolder()
        var store = try await open(folder)
        var model = JournalModel()
        for _ in 0..<150 {
            switch Int.random(in: 0..<20, using: &random) {
            case 0:
                store.close()
                store = try await open(folder)
            case 1: try await fail(on: store, &random)
            case 2..<12: try await write(to: store, &model, &random)
            default: try await read(from: store, model, &random)
            }
        }
        try await check(store, model)
        store.close()
    }

    private func open(_ folder: TemporaryFolder) async throws -> HistoryStore {
        let store = try HistoryStore(folder: folder.path)
        let records = try Self.rooms.map { try named($0, "room-\($0.value)") }
        try await store.outcomes(of: JournalBatch(people: [], rooms: records, submissions: []))
        return store
    }

    private func submission(_ random: inout Seeded) throws -> Submission {
        let room = RoomNumber(.random(in: 1...4, using: &random))
        let author = UserNumber(.random(in: 1...3, using: &random))
        let nonce = UInt64.random(in: 0..<200, using: &random)
        // Mostly one text for a nonce, so that retries come about; sometimes another one.
        let text = Int.random(in: 0..<10, using: &random) == 0 ? "other" : "text \(nonce)"
        let home = Bool.random(using: &random) ? RoomNumber(UInt32(nonce % 4) + 1) : room
        return try post(text, nonce: nonce, by: author, in: home)
    }

    private func submissions(_ random: inout Seeded) throws -> [Submission] {
        var list: [Submission] = []
        for _ in 0..<Int.random(in: 1...12, using: &random) { list.append(try submission(&random)) }
        return list
    }

    private func write(to store: HistoryStore, _ model: inout JournalModel, _ random: inout Seeded) async throws {
        let wall = UInt64.random(in: 1_000...2_000, using: &random)
        let list = try submissions(&random)
        let outcomes = try await store.store(list, at: wall)
        #expect(outcomes == list.map { model.store($0, at: HubTime(milliseconds: wall)) })
    }

    private func fail(on store: HistoryStore, _ random: inout Seeded) async throws {
        let stray = try post("stray", nonce: 999, in: RoomNumber(77))
        let batch = JournalBatch(people: [], rooms: [], submissions: try submissions(&random) + [stray])
        #expect(await store.result(of: batch) == .failed(.failed))
    }

    private func read(from store: HistoryStore, _ model: JournalModel, _ random: inout Seeded) async throws {
        let room = RoomNumber(.random(in: 1...4, using: &random))
        let place = UInt64.random(in: 0...120, using: &random)
        let limit = UInt32.random(in: 1...40, using: &random)
        let before = try await store.page(.page(room, .before(Seq(place), limit: limit), upTo: Seq(.max)))
        #expect(before.entries == model.newest(of: room, before: place, limit: Int(limit)))
        #expect(before.more == ((before.entries.first?.seq.value ?? 1) > 1))
        let after = try await store.page(.page(room, .after(Seq(place), limit: limit), upTo: Seq(.max)))
        #expect(after.entries == model.oldest(of: room, after: place, limit: Int(limit)))
        let head = UInt64(model.rooms[room]?.count ?? 0)
        #expect(after.more == ((after.entries.last?.seq.value ?? head) < head))
    }

    private func check(_ store: HistoryStore, _ model: JournalModel) async throws {
        var names = Set<[UInt64]>()
        var total = 0
        for room in Self.rooms {
            let entries = try await store.all(room)
            #expect(entries == model.rooms[room] ?? [])
            #expect(entries.map(\.seq.value) == (0..<UInt64(entries.count)).map { $0 + 1 })
            #expect(zip(entries, entries.dropFirst()).allSatisfy { $0.time <= $1.time })
            names.formUnion(entries.map { [UInt64($0.author.value), $0.nonce.value] })
            total += entries.count
        }
        #expect(names.count == total)
        #expect(total > 100)
        #expect(try store.state().rooms.map { Int($0.head.value) } == Self.rooms.map { model.rooms[$0]?.count ?? 0 })
    }
}
