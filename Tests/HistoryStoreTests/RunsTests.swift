import ChatModel
import HistoryStore
import Testing

/// The record of runs, and the entries that rooms are told of.
@Suite(.timeLimit(.minutes(1))) struct RunsTests {
    private func call(_ name: String, _ arguments: String...) throws -> RunCall {
        try #require(RunCall(try RunName(name), try arguments.map { try RunArgument($0) }))
    }

    private func began(_ number: UInt64, _ call: RunCall) -> RunChange {
        let record = RunRecord(
            number: RunNumber(number), room: lobby, user: ann, time: HubTime(milliseconds: 5_000), call: call)
        return .began(record)
    }

    private func batch(_ runs: [RunChange]) throws -> JournalBatch {
        let person = Person(number: ann, id: try userID(1), nick: try Nick("ann"))
        return JournalBatch(people: [person], rooms: [], submissions: [], runs: runs)
    }

    @Test func aRunIsKeptFromItsBeginningOn() async throws {
        let folder = try TemporaryFolder()
        let store = try HistoryStore(folder: folder.path)
        try await store.outcomes(of: try twoRooms())
        try await store.outcomes(
            of: try batch([began(1, try call("uptime")), began(2, try call("say", "two words", ""))]))
        #expect(try RunRecords(folder: folder.path).read().map(\.end) == [nil, nil])
        let end = RunEnd(.signalled(9), milliseconds: 77, isCut: true)
        try await store.outcomes(of: try batch([.ended(RunNumber(2), end)]))
        store.close()
        let runs = try RunRecords(folder: folder.path).read()
        #expect(runs.map(\.end) == [nil, end])
        #expect(try runs[1].record.call == call("say", "two words", ""))
        #expect(runs[1].nick.text == "ann")
        let again = try HistoryStore(folder: folder.path)
        defer { again.close() }
        #expect(try again.state().lastRun == RunNumber(2))
        #expect(try RunRecords(folder: folder.path).read(limit: 1).map(\.record.number) == [RunNumber(2)])
    }

    @Test func theOldestRecordsGoFirst() async throws {
        let folder = try TemporaryFolder()
        let store = try HistoryStore(folder: folder.path)
        defer { store.close() }
        try await store.outcomes(of: try twoRooms())
        try await store.outcomes(of: try batch([began(1, try call("uptime")), began(2, try call("uptime"))]))
        let next = UInt64(Limits().runsKept) + 1
        try await store.outcomes(of: try batch([began(next, try call("uptime"))]))
        #expect(try RunRecords(folder: folder.path).read().map(\.record.number.value) == [2, next])
    }

    @Test func whatARunWroteIsFoundByItsWordsAlone() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        let lines = [RunLine(.output, "磁盘 is full"), RunLine(.errors, "sorry")].compactMap(\.self)
        let report = try #require(
            RunReport(call: try call("disk-free", "/srv"), end: RunEnd(.exited(0), milliseconds: 80), lines: lines))
        let submission = Submission(room: lobby, author: ann, nonce: Nonce(5), body: .run(report))
        #expect(try await store.store([submission])[0].entry?.body == .run(report))
        #expect(try await store.store([submission]) == [.duplicate(Seq(1))])
        for word in ["磁盘", "full", "sorry", "disk-free", "srv"] {
            #expect(try await store.found(word).hits.map(\.entry.body) == [.run(report)], "\(word)")
        }
        // What it is kept with beside its words is not found.
        for word in ["exit", "80", "cut"] { #expect(try await store.found(word).hits.isEmpty, "\(word)") }
    }
}
