import ChatModel
import Foundation
import TestKit
import Testing

@testable import Profile

@Suite struct OutboxLogTests {
    private let folder: TemporaryFolder
    private var path: String { folder.path + "/outbox" }

    init() throws { folder = try TemporaryFolder() }

    private func log() throws -> OutboxLog { try OutboxLog(folder: path) }

    /// What a client leaves that is killed after writing this.
    private func leave(_ records: [OutboxRecord]) throws { try log().write(records) }

    /// Puts a file of an earlier client's there.
    private func leave(_ text: String, as name: String = "old.log") throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try text.write(toFile: path + "/" + name, atomically: false, encoding: .utf8)
    }

    @Test func everyKindOfPostIsReadBackAsItWas() throws {
        let (hub, ann) = (try hubID(1), try person(2, "ann"))
        let text = try MessageText("many\nlines \"quoted\" 👩‍👩‍👧 \\ 李雷")
        let bodies: [Entry.Body] = [
            .text(text), .action(text), .topic(.none), .reply(to: Seq(4), text), .edit(of: Seq(.max), text),
            .reaction(to: Seq(1), try Reaction("👍"), isOn: false), .deletion(of: Seq(9)),
            .pin(of: Seq(3), isOn: true), .pin(of: Seq(3), isOn: false),
        ]
        let targets: [KeptPost.Target] = [.room(.lobby), .direct(ann), .nick(ann.nick)]
        let failure = PostFailure(code: .notYours, detail: "no")
        var posts: [KeptPost] = []
        for body in bodies {
            for target in targets {
                posts.append(
                    KeptPost(
                        hub: hub, target: target, nonce: Nonce(.max - UInt64(posts.count)), body: body,
                        typed: HubTime(milliseconds: UInt64(posts.count)),
                        failure: posts.count.isMultiple(of: 2) ? failure : nil))
            }
        }
        try leave(posts.map(OutboxRecord.post))
        #expect(try log().adopted == posts)
    }

    @Test func whatIsDoneIsGone() throws {
        try leave([.post(try post(1, "one")), .post(try post(2, "two")), .done(Nonce(1))])
        #expect(try log().adopted == [try post(2, "two")])
    }

    @Test func aPostSaidAgainKeepsItsPlace() throws {
        try leave([.post(try post(1, "one")), .post(try post(2, "two")), .post(try post(1, "new"))])
        #expect(try log().adopted.map(\.body) == [try post(1, "new").body, try post(2, "two").body])
    }

    @Test func whatWasAdoptedIsThereUntilItIsDone() throws {
        try leave([.post(try post(1, "one"))])
        #expect(try log().adopted.count == 1)
        let third = try log()
        #expect(third.adopted == [try post(1, "one")])
        try third.write([.done(Nonce(1))])
        third.end()
        #expect(try folder.names(in: "outbox").isEmpty)
    }

    @Test func aRunningClientKeepsItsPosts() throws {
        let first = try log()
        try first.write([.post(try post(1, "one"))])
        let second = try log()
        #expect(second.adopted.isEmpty)
        try second.write([.post(try post(2, "two"))])
        first.end()
        #expect(try log().adopted == [try post(1, "one")])
        second.end()
    }

    @Test func severalLogsBecomeOneInTheOrderOfTyping() throws {
        let clients = [try log(), try log()]
        // The second one's clock steps back; its own order stays.
        try clients[0].write([.post(try post(1, "a", at: 10)), .post(try post(2, "d", at: 40))])
        try clients[1].write([.post(try post(3, "b", at: 20)), .post(try post(4, "c", at: 5))])
        clients.forEach { $0.end() }
        let next = try log()
        #expect(next.adopted.map(\.nonce.value) == [1, 3, 4, 2])
        #expect(try folder.names(in: "outbox").count == 1)
    }

    @Test func thePostsOfALogThatWasTakenOverHalfwayAreThereOnce() throws {
        try leave([.post(try post(1, "one"))])
        let name = try #require(try folder.names(in: "outbox").first)
        try FileManager.default.copyItem(atPath: "\(path)/\(name)", toPath: "\(path)/copy.log")
        #expect(try log().adopted == [try post(1, "one")])
    }

    @Test func everyTornTailLeavesTheWholeRecords() throws {
        let whole = OutboxLine.text(.post(try post(1, "whole")))
        let torn = Array(OutboxLine.text(.post(try post(2, "torn 李"))).utf8)
        for length in 0..<torn.count - 1 {
            let contents = OutboxContents(Data(whole.utf8) + Data(torn.prefix(length)))
            #expect(contents.records == [.post(try post(1, "whole"))])
            #expect(contents.isUnderstood)
        }
        let zeros = OutboxContents(Data(whole.utf8) + Data(count: 300))
        #expect(zeros.records.count == 1 && zeros.isUnderstood)
    }

    @Test(arguments: [
        "\u{0}\u{1}\u{2}\n", "0000000000000000 {}\n", "{\"nonce\":\"1\"}\n", " \n\n \n", "af63bd4c8601b7df \n",
    ])
    func foreignLinesAreSkippedAndTheirFileIsPutAside(foreign: String) throws {
        try leave(foreign + OutboxLine.text(.post(try post(1, "one"))))
        #expect(try log().adopted == [try post(1, "one")])
        #expect(try folder.names(in: "outbox").contains("old.log.damaged"))
    }

    @Test func valuesThatAreNotAllowedAreNoPosts() throws {
        let good = OutboxLine.text(.post(try post(1, "one")))
        for (part, other) in [
            ("lobby", "no room"), ("one", "\u{202E}"), ("\"text\",\"text\"", "\"snapshot\",\"text\""),
        ] {
            let json = good.dropFirst(17).dropLast().replacing(part, with: other)
            #expect(OutboxLine.record(in: Data(OutboxLine.sealed(Data(json.utf8)).utf8)) == nil)
        }
    }

    @Test func filesAreTheirOwnersAlone() throws {
        let log = try log()
        #expect(try folder.mode(of: "outbox") == 0o700)
        let name = try #require(try folder.names(in: "outbox").first)
        #expect(try folder.mode(of: "outbox/" + name) == 0o600)
        log.end()
    }

    @Test func aLogDoesNotGrowWhenItsPostsComeAndGo() throws {
        let log = try log()
        try log.write([.post(try post(0, "stays"))])
        let words = String(repeating: "long ", count: 200)
        for nonce in 1...400 as ClosedRange<UInt64> {
            try log.write([.post(try post(nonce, words))])
            try log.write([.done(Nonce(nonce))])
        }
        let name = try #require(try folder.names(in: "outbox").first)
        let size = try FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")[.size] as? Int
        #expect(size.map { $0 < 100_000 } == true)
        #expect(try folder.names(in: "outbox").count == 1)
        try log.write([.done(Nonce(0))])
        #expect(try OutboxContents(Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)"))).records.isEmpty)
        log.end()
    }

    @Test(.enabled(if: SmallDisk.isPermitted)) func whatAFullDiskDidNotTakeIsWrittenWhenThereIsRoom() throws {
        let disk = try SmallDisk()
        let path = disk.path + "/outbox"
        let log = try OutboxLog(folder: path)
        let filler = disk.path + "/filler"
        try log.write([.post(try post(1, "one"))])
        _ = FileManager.default.createFile(atPath: filler, contents: nil)
        let handle = try #require(FileHandle(forWritingAtPath: filler))
        while (try? handle.write(contentsOf: Data(count: 4_096))) != nil {}
        let long = String(repeating: "x", count: 9_000)
        let error = #expect(throws: ProfileError.self) { try log.write([.post(try post(2, long))]) }
        #expect(error?.code == .unwritable)
        #expect(throws: ProfileError.self) { try log.write([.post(try post(3, "three"))]) }
        try FileManager.default.removeItem(atPath: filler)
        try handle.close()
        try log.write([.post(try post(4, "four"))])
        log.end()
        #expect(try OutboxLog(folder: path).adopted.map(\.nonce.value) == [1, 2, 3, 4])
    }
}
