import ChatModel
import Testing

@testable import ClientCore

@Suite struct CompletionTests {
    private let sources = CompletionSources(
        nicks: ["bob", "Anton", "ann", "李雷", "李娜", "érica"], rooms: ["#lobby", "#Logs", "#中文群"])

    static let cases: [(String, [String])] = [
        ("bo", ["bob: "]), ("AN", ["Anton: ", "ann: "]), ("hi an", ["hi Anton ", "hi ann "]),
        ("@an", ["@Anton ", "@ann "]),
        ("see #lo", ["see #lobby ", "see #Logs "]), ("#中", ["#中文群 "]), ("李", ["李雷: ", "李娜: "]),
        ("你好李", ["你好李雷 ", "你好李娜 "]), ("É", ["érica: "]), ("/jo", ["/join "]), ("/help jo", ["/help /join "]),
        ("/msg bo", ["/msg bob "]), ("/ban --", ["/ban --hub "]), ("/up", ["/upload "]),
        ("/help down", ["/help /download "]),
        ("/banned --", ["/banned --hub "]),
        ("/notify ", ["/notify all ", "/notify mentions ", "/notify none "]), ("/notify m", ["/notify mentions "]),
        ("/ban --hub bo", ["/ban --hub bob "]),
        ("/mode an", ["/mode announce "]), ("/mode invite sl", ["/mode invite slow "]),
        ("line one\nbo", ["line one\nbob "]),
    ]

    @Test(arguments: cases)
    func namesComeInOrderAndRound(before: String, after: [String]) throws {
        var completion = try #require(Completion(before: before, in: sources))
        #expect(completion.count == after.count)
        #expect(after.indices.map { _ in completion.next() } == after)
        #expect(completion.next() == after[0])
        #expect(completion.previous() == after[after.count - 1])
    }

    @Test func themesAndActionsAreCompletedBehindTheirCommands() throws {
        var sources = sources
        (sources.themes, sources.actions) = (["standard", "solarised"], ["help", "search", "select"])
        for (before, after) in [
            ("/theme s", ["/theme standard ", "/theme solarised "]),
            ("/bind F6 se", ["/bind F6 search ", "/bind F6 select "]),
            ("/theme ", ["/theme standard ", "/theme solarised "]), ("/go lo", ["/go lobby ", "/go Logs "]),
            ("/set ty", ["/set typing "]), ("/set typing ", ["/set typing true ", "/set typing false "]),
            ("/set theme so", ["/set theme solarised "]), ("/set notify osc7", ["/set notify osc777 "]),
            ("/go b", ["/go bob "]), ("/files ", ["/files all ", "/files hub "]),
        ] {
            var completion = try #require(Completion(before: before, in: sources))
            #expect(after.indices.map { _ in completion.next() } == after)
        }
        #expect(Completion(before: "/bind se", in: sources) == nil)
        #expect(Completion(before: "/theme dark st", in: sources) == nil)
    }

    @Test func whatACommandIsAboutIsOffered() throws {
        var sources = sources
        (sources.topic, sources.runs) = ("Release day: freeze", ["disk-free", "uptime"])
        sources.files = [
            CompletedFile(name: "release notes.pdf"), CompletedFile(name: "photos", isFolder: true),
            CompletedFile(name: "it's.txt"),
        ]
        for (before, after) in [
            ("/topic ", ["/topic Release day: freeze"]), ("/topic release d", ["/topic Release day: freeze"]),
            ("/topic x bo", ["/topic x bob "]),
            ("/get ", [#"/get release\ notes.pdf "#, "/get photos ", #"/get it\'s.txt "#]),
            ("/get RELEASE n", [#"/get release\ notes.pdf "#]), (#"/get release\ n"#, [#"/get release\ notes.pdf "#]),
            ("/view ", [#"/view release\ notes.pdf "#, #"/view it\'s.txt "#]), ("/run di", ["/run disk-free "]),
            ("/run ", ["/run disk-free ", "/run uptime "]),
        ] {
            var completion = try #require(Completion(before: before, in: sources), "\(before)")
            #expect(completion.count == after.count && after.indices.map { _ in completion.next() } == after)
        }
        #expect(Completion(before: "/run uptime di", in: sources) == nil)
        #expect(Completion(before: "/view ph", in: sources) == nil)
    }

    @Test func theRoomsFilesTopicAndCommandsAreKnown() throws {
        let file = SharedFile(
            name: try FileName("a.txt"), size: 1, shape: .file, kind: .other,
            id: FileID(try #require(Digest([UInt8](repeating: 9, count: 32)))))
        var rig = Rig.inLobby([
            Entry(
                seq: Seq(1), time: HubTime(milliseconds: 1), author: bob.number, nonce: Nonce(1), body: .file(file))
        ])
        #expect(rig.client.completionSources.files == [CompletedFile(name: "a.txt")])
        rig.type("/run")
        let tag = rig.lastTag { if case .commands(let tag, _) = $0 { tag } else { nil } }
        rig.answer(.commands(tag, [RunOffer(name: try RunName("uptime"), usage: "", about: nil)]))
        #expect(rig.client.completionSources.runs == ["uptime"])
    }

    @Test func roomsThatWereListedAreCompletedBehindThoseOneIsIn() {
        var rig = Rig.inLobby()
        rig.type("/list")
        let tag = rig.lastTag { if case .rooms(let tag, nil) = $0 { tag } else { nil } }
        let rooms = [RoomName.lobby, room("build")].map { RoomSummary(name: $0, topic: .none, people: 1) }
        rig.answer(.rooms(tag, rooms, more: false))
        #expect(rig.client.completionSources.rooms == ["#lobby", "#build"])
    }

    @Test func backwardsBeginsAtTheLast() throws {
        var completion = try #require(Completion(before: "an", in: sources))
        #expect(completion.previous() == "ann: ")
    }

    @Test(arguments: ["", " ", "bob ", "/kick ", "/theme dark ", "// ", "zz", "#zz", "/zz", "say /jo", "xbo"])
    func nothingFits(before: String) { #expect(Completion(before: before, in: sources) == nil) }

    @Test func whoSpokeLastComesFirst() {
        var rig = Rig.inLobby([entry(1, by: bob, "a"), entry(2, by: ann, "b")])
        #expect(rig.client.completionSources.nicks == ["ann", "bob"])
        rig.event(.entry(entry(3, by: bob, "c")))
        #expect(rig.client.completionSources.nicks == ["bob", "ann"])
        #expect(rig.client.completionSources.rooms == ["#lobby"])
    }
}
