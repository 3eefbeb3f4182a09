import ChatModel
import HistoryStore
import Testing

@Suite(.timeLimit(.minutes(2))) struct ChangeWalkTests {
    private static let rooms = (1...3).map { RoomNumber($0) }

    @Test(arguments: 1...6 as ClosedRange<UInt64>) func theStoreAgreesWithAPlainModel(seed: UInt64) async throws {
        var walk = Walk(random: Seeded(seed))
        let folder = try TemporaryFolder()
        var store = try await open(folder)
        for _ in 0..<200 {
            switch Int.random(in: 0..<20, using: &walk.random) {
            case 0:
                store.close()
                store = try await open(folder)
            case 1: try await expire(from: store, &walk)
            case 2...3: try await mark(in: store, &walk)
            case 4..<13: try await write(to: store, &walk)
            case 13..<16: try await search(store, &walk)
            default: try await read(from: store, &walk)
            }
        }
        for room in Self.rooms { #expect(try await store.all(room) == walk.model.all(of: room)) }
        store.close()
        let report = try JournalCheck(folder: folder.path).run()
        #expect(report.isWell, "\(report.findings)")
        #expect(walk.changes > 50)
    }

    private struct Walk {
        var random: Seeded
        var model = ChangeModel()
        var sent: [Submission] = []
        var nonce: UInt64 = 0
        var changes = 0

        mutating func submission() throws -> Submission {
            if !sent.isEmpty, Int.random(in: 0..<5, using: &random) == 0 {
                return sent[.random(in: sent.indices, using: &random)]
            }
            nonce += 1
            let room = RoomNumber(.random(in: 1...3, using: &random))
            return Submission(
                room: room, author: UserNumber(.random(in: 1...3, using: &random)),
                nonce: Nonce(Int.random(in: 0..<20, using: &random) == 0 ? nonce / 2 : nonce), body: try body(in: room),
                mayChange: Int.random(in: 0..<4, using: &random) == 0 ? .own : .anybodys)
        }

        private mutating func body(in room: RoomNumber) throws -> Entry.Body {
            let head = model.head(of: room)
            let target = Seq(.random(in: (head < 12 ? 0 : head - 12)...head + 3, using: &random))
            let text = try MessageText("word\(Int.random(in: 0..<12, using: &random)) 茶\(nonce)")
            switch Int.random(in: 0..<20, using: &random) {
            case 0: return .topic(try Topic("topic \(nonce)"))
            case 1: return .snapshot(RoomSnapshot(topic: .none))
            case 2: return .action(text)
            case 3...4: return .reply(to: target, text)
            case 5...8: return .edit(of: target, text)
            case 9...11:
                let sign = try Reaction("s\(Int.random(in: 0..<3, using: &random))")
                return .reaction(to: target, sign, isOn: Bool.random(using: &random))
            case 12: return .deletion(of: target)
            case 13...14: return .pin(of: target, isOn: Int.random(in: 0..<4, using: &random) > 0)
            default: return .text(text)
            }
        }
    }

    private func open(_ folder: TemporaryFolder) async throws -> HistoryStore {
        let store = try HistoryStore(folder: folder.path) { Issue.record("\($0.message)") }
        let records = try Self.rooms.map { try named($0, "room-\($0.value)") }
        let people = try (1...3).map { try person($0, "user-\($0)") }
        try await store.outcomes(of: JournalBatch(people: people, rooms: records, submissions: []))
        return store
    }

    private func write(to store: HistoryStore, _ walk: inout Walk) async throws {
        let wall = UInt64.random(in: 1_000...2_000, using: &walk.random)
        var (batch, outcomes): ([Submission], [SubmissionOutcome]) = ([], [])
        for _ in 0..<Int.random(in: 1...12, using: &walk.random) {
            let submission = try walk.submission()
            batch.append(submission)
            outcomes.append(walk.model.store(submission, at: HubTime(milliseconds: wall)))
        }
        walk.sent += batch
        walk.changes += outcomes.count { $0.entry?.body.changes != nil }
        #expect(try await store.store(batch, at: wall) == outcomes)
    }

    private func read(from store: HistoryStore, _ walk: inout Walk) async throws {
        let room = RoomNumber(.random(in: 1...3, using: &walk.random))
        let reader = UserNumber(.random(in: 1...4, using: &walk.random))
        let place = UInt64.random(in: 0...walk.model.head(of: room) + 2, using: &walk.random)
        let limit = UInt32.random(in: 1...9, using: &walk.random)
        let page = try await store.page(
            .page(room, .before(Seq(place), limit: limit), upTo: Seq(.max), reader: reader))
        #expect(page.entries == walk.model.newest(of: room, before: place, limit: Int(limit)))
        #expect(page.amendments == walk.model.amendments(of: page.entries, in: room, for: reader))
        let first = page.entries.first?.seq.value ?? walk.model.floor(of: room) + 1
        #expect(page.more == (first > walk.model.floor(of: room) + 1))
        let pins = try await store.page(.pins(room, before: nil, upTo: Seq(.max), reader: reader))
        #expect(pins.entries == walk.model.pinned(in: room) && !pins.more)
        #expect(pins.amendments == walk.model.amendments(of: pins.entries, in: room, for: reader))
    }

    private func expire(from store: HistoryStore, _ walk: inout Walk) async throws {
        let room = RoomNumber(.random(in: 1...3, using: &walk.random))
        let (floor, head) = (walk.model.floor(of: room), walk.model.head(of: room))
        let last = UInt64.random(in: 0...floor + (head - floor) / 3, using: &walk.random)
        walk.model.expire(room, upTo: last)
        try await store.expire(room, upTo: last)
        #expect(try store.state().rooms.map(\.floor.value) == Self.rooms.map { walk.model.floor(of: $0) })
    }

    private func mark(in store: HistoryStore, _ walk: inout Walk) async throws {
        let user = UserNumber(.random(in: 1...3, using: &walk.random))
        let room = RoomNumber(.random(in: 1...3, using: &walk.random))
        let head = walk.model.head(of: room)
        let mark = ReadMark(user: user, room: room, seq: Seq(.random(in: 0...head, using: &walk.random)))
        walk.model.mark(mark)
        try await store.outcomes(of: JournalBatch(people: [], rooms: [], submissions: [], marks: [mark]))
        let reader = JournalReader(user: user, mark: .zero, counts: true)
        let page = try await store.page(.join(room, upTo: Seq(head), resume: nil, limit: 1, reader: reader))
        #expect(page.mark == walk.model.mark(of: user, in: room))
        let unread = walk.model.all(of: room).filter {
            $0.seq > page.mark && $0.author != user && $0.body.spoken != nil
        }
        #expect(page.unread == Unread(messages: UInt32(unread.count), mentions: 0))
    }

    private func search(_ store: HistoryStore, _ walk: inout Walk) async throws {
        let word = "word\(Int.random(in: 0..<12, using: &walk.random))"
        let hits = try await store.found("\"\(word)\"", limit: 4_000).hits
        let wanted = Self.rooms.flatMap { room in
            walk.model.all(of: room).filter { $0.body.spoken?.text.hasPrefix(word + " ") == true }
                .map { SearchHit(room: room, entry: $0, isPinned: walk.model.isPinned($0.seq, in: room)) }
        }
        #expect(Set(hits) == Set(wanted))
        #expect(hits.count == wanted.count)
        #expect(zip(hits, hits.dropFirst()).allSatisfy { $0.entry.time >= $1.entry.time })
    }
}
