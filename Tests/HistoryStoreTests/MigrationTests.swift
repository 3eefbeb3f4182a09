import ChatModel
import Foundation
import GRDB
import HistoryStore
import Testing

/// A journal of each schema that was ever shipped, as SQL; a new schema adds one.
@Suite(.timeLimit(.minutes(1))) struct MigrationTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
    private let direct = RoomNumber(3)

    private func journal(_ version: String) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let sql = try String(contentsOf: Self.folder.appending(path: "\(version).sql"), encoding: .utf8)
        let queue = try DatabaseQueue(path: folder.journal)
        try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
        try queue.close()
        return folder
    }

    @Test func aJournalOfTheFirstSchemaIsReadAndGoesOn() async throws {
        let folder = try journal("v1")
        let store = try HistoryStore(folder: folder.path)
        let state = try store.state()
        #expect(state.people.map(\.nick.text) == ["ann", "Bøb", "小明"])
        #expect(state.people.map(\.id) == (try (1...3).map { try userID($0) }))
        #expect(state.rooms.map(\.head.value) == [6, 0, 2])
        #expect(state.rooms.map(\.floor) == [.zero, .zero, .zero])
        #expect(state.rooms.map(\.topic.text) == ["tea at four", "", ""])
        #expect(state.rooms[0].time.milliseconds == 1_700_000_005_000)
        #expect(state.rooms[2].record.kind == .direct(DirectPair(try userID(1), try userID(3))))
        let entries = try await store.all(lobby)
        #expect(
            entries.map(\.body) == [
                try said("Hello, Été and everybody"), .action(try MessageText("waves")), try said("你好，世界：今天喝茶吗？"),
                .topic(try Topic("tea at four")), try said("日本語とрусский\n\tand a tab"), try said("👩‍👩‍👧 e\u{301}"),
            ])
        #expect(entries[1].nonce == Nonce(UInt64(bitPattern: -5)))
        #expect(try await store.all(direct).map(\.body) == [try said("psst, 小明"), try said("嗯")])
        #expect(try await store.found("茶").hits.map(\.entry.seq.value) == [3])
        #expect(try await store.found("小明", in: .namedAnd([direct])).hits.map(\.room) == [direct])
        #expect(try await store.found("小明").hits.isEmpty)
        #expect(try await store.store([try post("Hello, Été and everybody", nonce: 11)]) == [.duplicate(Seq(1))])
        #expect(try await store.store([try edit(1, "Hello", nonce: 90)])[0].entry?.seq == Seq(7))
        store.close()
        #expect(try JournalCheck(folder: folder.path).run().isWell)
    }

    @Test func aJournalOfTheThirdSchemaIsReadAndGoesOn() async throws {
        let folder = try journal("v3")
        let store = try HistoryStore(folder: folder.path)
        let state = try store.state()
        #expect(state.rooms[0].mode == RoomMode(isInviteOnly: true, pause: 30, chosenHistory: .sinceJoin))
        #expect(state.rooms[1].mode == .open)
        #expect(state.seen == [bob: HubTime(milliseconds: 1_700_000_009_000)])
        let ming = BanTarget.user(Subject(id: try userID(3), nick: try Nick("小明")))
        let (end, ann) = (HubTime(milliseconds: 1_800_000_000_000), try Nick("ann"))
        let spam = try Reason("spam")
        #expect(
            state.rules == [
                .standing(.hub, Standing(user: try userID(2), role: .operator)),
                .standing(.room(lobby), Standing(user: try userID(1), role: .owner)),
                .standing(.room(lobby), Standing(user: try userID(2), role: .member, since: Seq(5))),
                .sanction(
                    .hub,
                    Sanction(
                        kind: .ban, target: .address(try BannedAddress("10.0.0.7")), until: nil, by: ann, reason: nil)),
                .sanction(.room(lobby), Sanction(kind: .ban, target: ming, until: end, by: ann, reason: spam)),
            ])
        let page = try await store.page(.page(lobby, .before(nil, limit: 1), upTo: Seq(13)))
        #expect(page.entries.map(\.body) == [.ruling(Ruling(scope: .room, act: .ban(ming, until: end), reason: spam))])
        store.close()
        #expect(try JournalCheck(folder: folder.path).run().isWell)
    }

    @Test func aJournalOfTheFourthSchemaIsReadAndGoesOn() async throws {
        let folder = try journal("v4")
        let store = try HistoryStore(folder: folder.path)
        #expect(try store.state().lastRun == RunNumber(7))
        let call = try #require(RunCall(try RunName("disk-free"), [try RunArgument("/srv")]))
        let end = RunEnd(.exited(1), milliseconds: 80)
        let lines = [RunLine(.output, "/srv 12 %"), RunLine(.errors, "磁盘 gone")].compactMap(\.self)
        let report = try #require(RunReport(call: call, end: end, lines: lines))
        let page = try await store.page(.page(lobby, .before(nil, limit: 1), upTo: Seq(14)))
        #expect(page.entries.map(\.body) == [.run(report)])
        #expect(try await store.found("磁盘").hits.map(\.entry.seq.value) == [14])
        #expect(try await store.found("disk-free").hits.map(\.entry.seq.value) == [14])
        let runs = try RunRecords(folder: folder.path).read()
        #expect(runs.map(\.record.number.value) == [1, 2, 7])
        #expect(runs.map(\.end) == [end, RunEnd(.timeLimit, milliseconds: 10_003, isCut: true), nil])
        #expect(runs.map(\.nick.text) == ["Bøb", "小明", "Bøb"])
        #expect(runs.map(\.room?.text) == ["lobby", nil, "lobby"] && runs[0].record.call == call)
        store.close()
        #expect(try JournalCheck(folder: folder.path).run().isWell)
    }

    @Test func aJournalOfTheFifthSchemaIsReadAndGoesOn() async throws {
        let folder = try journal("v5")
        let store = try HistoryStore(folder: folder.path)
        let search = FileSearch(rooms: .namedAnd([direct]), limit: 9)
        guard case .list(let files, nil) = try await store.finding(.list(search)) else {
            return #expect(Bool(false), "no list")
        }
        let photos = SharedFile(
            name: try FileName("照片"), size: 5_368_709_120, shape: .folder(files: 12), kind: .other,
            id: FileID(try userID(8).digest))
        let tea = SharedFile(
            name: try FileName("tea 茶.txt"), size: 7, shape: .file, kind: .text, id: FileID(try userID(7).digest))
        #expect(files.map(\.file) == [photos, tea] && files.map(\.place) == [3, 1])
        #expect(files.map(\.seq) == [Seq(3), Seq(15)])
        #expect(try await store.found("茶").hits.map(\.entry.body).contains(.file(tea)))
        #expect(try await store.unwanted([tea.id, FileID(try userID(9).digest)]) == [FileID(try userID(9).digest)])
        let deletion = submission(.deletion(of: Seq(15)), nonce: 200, by: bob)
        #expect(try await store.store([deletion])[0].entry?.seq == Seq(16))
        #expect(try await store.finding(.file(lobby, Seq(15))) == .file(nil))
        #expect(try await store.store([pin(3, nonce: 201)])[0].entry?.seq == Seq(17))
        store.close()
        #expect(try JournalCheck(folder: folder.path).run().isWell)
    }

    @Test func aJournalOfTheSixthSchemaIsReadAndGoesOn() async throws {
        let folder = try journal("v6")
        let store = try HistoryStore(folder: folder.path)
        let query = JournalQuery.pins(lobby, before: nil, upTo: Seq(.max), reader: ann)
        let pins = try await store.page(query)
        #expect(pins.places == [3, 15] && pins.amendments.map(\.changed.value) == [16, 17])
        #expect(pins.entries[0].body.spoken?.text == "再见，世界")
        #expect(try await store.store([pin(3, nonce: 200, isOn: false)])[0].entry?.seq == Seq(18))
        #expect(try await store.page(query).places == [15])
        store.close()
        #expect(try JournalCheck(folder: folder.path).run().isWell)
    }

    @Test func aJournalOfTheSecondSchemaIsReadAndGoesOn() async throws {
        let folder = try journal("v2")
        let store = try HistoryStore(folder: folder.path)
        #expect(try store.state().rooms.map(\.floor.value) == [1, 0, 0])
        let page = try await store.page(.page(lobby, .after(.zero, limit: 50), upTo: Seq(.max), reader: ann))
        #expect(page.places == Array(2...12))
        #expect(page.amendments.map(\.target.value) == [2, 3, 5])
        #expect(page.amendments[0].reactions.map(\.reaction.text) == ["👍"])
        #expect(page.amendments[1].content.edited == "再见，世界")
        #expect(page.amendments[2].content == .deleted)
        #expect(page.entries.last?.body == .snapshot(RoomSnapshot(topic: try Topic("tea at four"))))
        #expect(try await store.found("世界").hits.map(\.entry.seq.value) == [3])
        #expect(try await store.found("今天").hits.isEmpty)
        let reader = JournalReader(user: ann, mark: .zero, counts: true)
        let joined = try await store.page(.join(lobby, upTo: Seq(12), resume: nil, limit: 5, reader: reader))
        #expect(joined.mark == Seq(7))
        store.close()
        #expect(try JournalCheck(folder: folder.path).run().isWell)
    }

    @Test func aJournalThatNoHubBroughtUpToDateIsNotChecked() throws {
        let folder = try journal("v1")
        let error = #expect(throws: HistoryError.self) { try JournalCheck(folder: folder.path).run() }
        #expect(error?.code == .older)
        #expect(error?.message.contains("start a hub on it once") == true)
    }
}
