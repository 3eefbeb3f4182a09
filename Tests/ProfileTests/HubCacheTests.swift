import ChatModel
import Foundation
import Testing

@testable import Profile

@Suite struct HubCacheTests {
    private let folder: TemporaryFolder
    private var cache: HubCache { HubCache(path: folder.path + "/hubs") }

    init() throws { folder = try TemporaryFolder() }

    private func conversation(_ kind: KeptConversation.Kind, words: String = "hi") throws -> KeptConversation {
        let (text, ann) = (try MessageText(words), try person(2, "ann"))
        let bodies: [Entry.Body] = [
            .text(text), .action(text), .topic(try Topic("t")), .reply(to: Seq(4), text), .deleted,
        ]
        let entries = bodies.enumerated().map { index, body in
            Entry(
                seq: Seq(UInt64(index + 5)), time: HubTime(milliseconds: 1_700_000_000_123), author: ann.number,
                nonce: Nonce(.max), body: body)
        }
        let tally = ReactionTally(reaction: try Reaction("👍"), count: 3, isMine: true)
        let amendments = [
            Amendment(
                target: Seq(5), changed: Seq(8), content: .edited(text, at: HubTime(milliseconds: 1_700_000_000_999)),
                reactions: [tally], isPinned: true),
            Amendment(target: Seq(7), changed: Seq(7), content: .edited(text, at: nil), reactions: []),
            Amendment(target: Seq(9), changed: Seq(10), content: .deleted, reactions: []),
            Amendment(target: Seq(6), changed: Seq(11), content: .original, reactions: [tally]),
        ]
        let kept = KeptConversation(
            kind: kind, topic: try Topic("t"), lowest: Seq(4), token: ResumeToken(seq: Seq(12), nonce: Nonce(7)),
            floor: Seq(2), mark: Seq(6), entries: entries, amendments: amendments, authors: [ann])
        return try #require(kept)
    }

    private func hub(_ byte: UInt8, _ conversations: [KeptConversation]) throws -> HubChange {
        let index = KeptIndex(
            name: try HubName("dana's hub"), you: try person(1, "dana"), order: conversations.map(\.key),
            active: conversations.last?.key, closed: [try person(3, "bob").id: Seq(5)])
        return HubChange(hub: try hubID(byte), index: index, conversations: conversations)
    }

    private func path(_ byte: UInt8, _ name: String) throws -> String {
        "\(folder.path)/hubs/\(try hubID(byte).digest.hex)/\(name)"
    }

    @Test func whatIsWrittenIsReadBack() throws {
        let change = try hub(
            1, [try conversation(.room(try RoomName("李/雷"))), try conversation(.direct(person(2, "ann")))])
        try cache.write(change)
        #expect(cache.read(change.hub) == KeptHub(index: change.index, conversations: change.conversations))
        #expect(cache.read(try hubID(2)) == nil)
    }

    @Test func onlyWhatChangedIsWrittenAndWhatIsClosedGoes() throws {
        let (lobby, direct) = (try conversation(.room(.lobby)), try conversation(.direct(person(2, "ann"))))
        try cache.write(try hub(1, [lobby, direct]))
        let index = try hub(1, [lobby]).index
        try cache.write(HubChange(hub: try hubID(1), index: index, conversations: []))
        #expect(cache.read(try hubID(1))?.conversations == [lobby])
        #expect(try folder.names(in: "hubs/" + hubID(1).digest.hex).count == 2)
    }

    @Test func filesAreTheirOwnersAlone() throws {
        try cache.write(try hub(1, [try conversation(.room(.lobby))]))
        let name = "hubs/" + (try hubID(1).digest.hex)
        #expect(try folder.mode(of: name) == 0o700)
        for file in try folder.names(in: name) { #expect(try folder.mode(of: name + "/" + file) == 0o600) }
    }

    @Test func everyDamagedFileCountsAsMissing() throws {
        let change = try hub(1, [try conversation(.room(.lobby))])
        try cache.write(change)
        let file = try path(1, "room-6c6f626279.json")
        let good = try Data(contentsOf: URL(fileURLWithPath: file))
        let text = String(decoding: good, as: UTF8.self)
        var broken = stride(from: 0, to: good.count, by: 7).map { Data(good.prefix($0)) }
        broken += ["", "[]", "null", "{}", String(repeating: "[", count: 100_000)].map { Data($0.utf8) }
        broken.append(Data(text.replacing("\"lowest\":4", with: "\"lowest\":99").utf8))
        broken.append(Data(text.replacing("\"seq\":5,", with: "\"seq\":8,").utf8))
        broken.append(Data(text.replacing("\"hi\"", with: "\"\u{202E}\"").utf8))
        broken.append(Data(text.replacing("lobby", with: "other").utf8))
        for data in broken {
            try data.write(to: URL(fileURLWithPath: file))
            #expect(cache.read(change.hub)?.conversations == [])
        }
        try Data("{".utf8).write(to: URL(fileURLWithPath: try path(1, "index.json")))
        #expect(cache.read(change.hub) == nil)
        try cache.write(change)
        #expect(cache.read(change.hub)?.conversations == change.conversations)
    }

    @Test func theHubsThatWereNotOpenedForLongestGoFirst() throws {
        let long = String(repeating: "x", count: 9_000)
        for byte in 1...4 as ClosedRange<UInt8> {
            try cache.write(try hub(byte, [try conversation(.room(.lobby), words: long)]))
            let date = Date(timeIntervalSince1970: byte == 1 ? 5_000 : Double(byte))
            try FileManager.default.setAttributes(
                [.modificationDate: date], ofItemAtPath: try path(byte, "index.json"))
        }
        HubCache(path: folder.path + "/hubs", byteLimit: 100_000).trim(keeping: try hubID(2))
        let left = try (1...4).filter { cache.read(try hubID($0)) != nil }
        #expect(left == [1, 2])
    }

    @Test func lostLinesAreInAFileForPeople() throws {
        let kept = try conversation(.room(.lobby))
        let lost = LostLines(
            hub: try hubID(1), name: try HubName("../etc/lab"), conversation: kept.key, label: "lobby",
            entries: kept.entries.filter { $0.body.spoken != nil }, authors: kept.authors)
        let file = try LostFile(folder: folder.path + "/lost").write(lost, at: HubTime(milliseconds: 1_700_000_000_000))
        #expect(file == folder.path + "/lost/___etc_lab-lobby-2023-11-14-221320.txt")
        let text = try String(contentsOfFile: file, encoding: .utf8)
        #expect(text.split(separator: "\n").first == "2023-11-14 22:13:20  ann  hi")
    }
}
