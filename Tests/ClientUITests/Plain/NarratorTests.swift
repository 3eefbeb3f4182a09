import ChatModel
import Doctor
import Testing

@testable import ClientCore
@testable import ClientUI

@Suite struct NarratorTests {
    /// A scene in the lobby whose beginning was told.
    private func told(_ scene: inout Scene) -> Narrator {
        var narrator = Narrator()
        _ = narrator.news(of: scene.client, around: scene.around)
        return narrator
    }

    @Test func aRoomIsToldLineByLineAndEachLineOnce() throws {
        var scene = try Scene.lobby(80, 24)
        var narrator = told(&scene)
        try scene.say(2, "the build is green")
        try scene.say(3, "```\nls\n```")
        #expect(
            narrator.news(of: scene.client, around: scene.around) == [
                "#lobby Friday 20 November", "14:07 #lobby ann: the build is green",
                "14:07 #lobby bob: ``` ⏎ ls ⏎ ```",
            ])
        #expect(narrator.news(of: scene.client, around: scene.around).isEmpty)
        try scene.event(.entry(scene.entry(by: 3, body: .reply(to: Seq(1), MessageText("at last")))))
        try scene.event(.entry(scene.entry(by: 2, body: .action(MessageText("dances")))))
        #expect(
            narrator.news(of: scene.client, around: scene.around) == [
                "14:07 #lobby bob [↳ ann: the build is green]: at last", "14:07 #lobby * ann dances",
            ])
    }

    /// Whoever has no screen is told what to do instead, and everything else is done.
    @Test func whatNeedsAScreenIsRefusedWithAWayOn() throws {
        var scene = try Scene.lobby(80, 24)
        let narrator = told(&scene)
        func refusal(_ line: String) -> String? {
            narrator.refusal(of: line, in: scene.client, around: scene.around)
        }
        let waysOn = [
            ("/theme dark", "without --plain"), ("/bind Ctrl-x undo", "without --plain"), ("/mouse", "without --plain"),
            ("/view 3", "/get fetches the file"), ("/catchup", "/go NAME goes"),
            ("/pins 3", "/pins alone lists what is pinned"),
        ]
        for (line, way) in waysOn {
            #expect(refusal(line)?.contains(way) == true && refusal(line)?.hasPrefix("/") == true, "\(line)")
        }
        scene.submit("/alias night /theme dark")
        #expect(refusal("/night")?.contains("without --plain") == true)
        let screenOnly: Set<CommandName> = [.theme, .bind, .mouse, .view, .catchup]
        for spec in CommandTable.all {
            #expect((refusal("/\(spec.name.rawValue)") != nil) == screenOnly.contains(spec.name), "\(spec.name)")
        }
        #expect(refusal("theme") == nil && refusal("//theme") == nil)
    }

    @Test func whatStandsInTheStatusLineIsPrinted() throws {
        var scene = try Scene.lobby(80, 24)
        let narrator = told(&scene)
        try scene.say(2, "see https://a.b/c")
        scene.submit("/open")
        #expect(
            narrator.told(scene.interface, around: scene.around)
                == ["Nothing here can open it, so it is on your clipboard: https://a.b/c"])
        scene.submit("/copy")
        #expect(narrator.told(scene.interface, around: scene.around) == ["Copied."])
        scene.press(.character("x"))
        #expect(narrator.told(scene.interface, around: scene.around).isEmpty)
    }

    @Test func thePastIsToldAgain() throws {
        var scene = try Scene.lines(60, 80, 24)
        let narrator = told(&scene)
        let lines = narrator.past(3, of: scene.client, around: scene.around)
        #expect(lines.count == 5 && lines[0] == "#lobby has earlier lines; /search finds them.")
        #expect(lines[1] == "#lobby Friday 20 November" && lines[4] == "13:00 #lobby ann: line 60")
        #expect(narrator.past(nil, of: scene.client, around: scene.around).count == Narrator.past + 2)
        #expect(narrator.past(9_000, of: scene.client, around: scene.around).last == lines[4])
        let empty = try Scene.lobby(80, 24)
        #expect(Narrator().past(nil, of: empty.client, around: empty.around) == ["Nothing was said here yet."])
    }

    @Test func theDoctorIsAskedInTheListOfHubs() throws {
        var scene = Scene(80, 24)
        try scene.start()
        var narrator = Narrator()
        _ = narrator.news(of: scene.client, around: scene.around)
        for action in narrator.actions(for: "d", in: scene.client, around: scene.around) { scene.apply(.user(action)) }
        #expect(scene.effects.contains(.examine))
        #expect(
            narrator.news(of: scene.client, around: scene.around).contains("Looking at this machine's network …"))
        let report = Judge.report(on: Facts())
        scene.apply(.examined(report))
        let page = DoctorPage(
            report, in: DoctorWords(words: scene.around.words, fingerprint: scene.around.fingerprint))
        let lines = narrator.news(of: scene.client, around: scene.around)
        #expect(lines.first == page.verdict && lines.count > page.parts.count)
        for item in page.parts.flatMap(\.items) { #expect(lines.contains { $0.hasSuffix(item.what) }, "\(item)") }
        #expect(narrator.news(of: scene.client, around: scene.around).isEmpty)
    }

    @Test func theBeginningSaysWhereOneIs() throws {
        var scene = try Scene.lines(60, 80, 24)
        var narrator = Narrator()
        let lines = narrator.news(of: scene.client, around: scene.around)
        #expect(lines.first == "lab: connected; you are dana. /help lists the commands, /quit leaves.")
        #expect(lines.contains("#lobby has earlier lines; /search finds them."))
        #expect(
            lines.count { $0.contains("ann: line ") } == Narrator.past && lines.contains("13:00 #lobby ann: line 60"))
        #expect(lines.last == "You write in #lobby now.")
        scene.submit("/join #build")
        try scene.joined(2)
        #expect(narrator.news(of: scene.client, around: scene.around).last == "You write in #build now.")
        try scene.say(2, "elsewhere", in: 1)
        #expect(narrator.news(of: scene.client, around: scene.around) == ["14:07 #lobby ann: elsewhere"])
    }

    @Test func helpIsALineForEachCommand() throws {
        var scene = try Scene.lobby(80, 24)
        var narrator = told(&scene)
        scene.submit("/help")
        let lines = narrator.news(of: scene.client, around: scene.around)
        #expect(lines.first == "– Commands; /help COMMAND tells about one.")
        #expect(lines.contains("–   /quit: leaves.") && lines.count == CommandTable.all.count + 1)
    }

    @Test func noKeysOfAScreenAreNamed() throws {
        let around = try Scene.lobby(80, 24).around
        let missed = Missed(unread: 5, mentions: 0, conversations: 1)
        #expect(
            around.plainLines(of: .missed(missed))
                == ["While you were not connected: 5 messages in 1 conversation."])
        #expect(around.plainLines(of: .waiting(missed)) == ["Unread elsewhere: 5 messages in 1 conversation."])
    }

    @Test func changesAreTold() throws {
        var scene = try Scene.lobby(80, 24)
        try scene.say(2, "teh build")
        try scene.say(3, "what?")
        var narrator = told(&scene)
        try scene.change(2, .edit(of: Seq(1), MessageText("the build")))
        #expect(
            narrator.news(of: scene.client, around: scene.around) == ["#lobby changed: ann: the build (edited)"])
        try scene.change(3, .reaction(to: Seq(1), Reaction("👍"), isOn: true))
        #expect(
            narrator.news(of: scene.client, around: scene.around) == ["#lobby changed: ann: the build (edited) 👍 1"])
        try scene.change(3, .deletion(of: Seq(2)))
        #expect(narrator.news(of: scene.client, around: scene.around) == ["#lobby changed: bob: message deleted"])
        try scene.change(3, .pin(of: Seq(1), isOn: true))
        #expect(
            narrator.news(of: scene.client, around: scene.around)
                == ["#lobby changed: ann: the build (edited) (pinned) 👍 1"])
        #expect(narrator.news(of: scene.client, around: scene.around).isEmpty)
    }

    /// What the disk kept of a room does not know what became of it, and that is no news when the room is entered.
    @Test func whatHadChangedBeforeIsNotTold() throws {
        var scene = try Scene.lobby(80, 24)
        let entry = try scene.entry(by: 2, "teh build")
        let hub = try #require(scene.client.shownHub)
        var (room, telling) = (Conversation(room: .lobby), ConversationTelling())
        func news() -> [String] {
            ConversationTeller(room, hub: hub, client: scene.client, around: scene.around).news(after: &telling)
        }
        func change(at place: UInt64, to text: String) throws {
            let content = Amendment.Content.edited(try MessageText(text), at: nil)
            room.take([Amendment(target: entry.seq, changed: Seq(place), content: content, reactions: [])])
        }
        _ = room.timeline.insert(entry)
        #expect(news().last?.hasSuffix("#lobby ann: teh build") == true)
        room.status = .joined(RoomNumber(1))
        try change(at: 2, to: "the build")
        #expect(news().isEmpty)
        try change(at: 3, to: "the house")
        #expect(news() == ["#lobby changed: ann: the house (edited)"])
    }

    /// What stands before the first line that was told was never told: no change of it is news.
    @Test func whatWasNeverToldDoesNotChange() throws {
        var scene = try Scene.lobby(80, 24)
        let (old, new) = (try scene.entry(by: 2, "before"), try scene.entry(by: 3, "now"))
        let hub = try #require(scene.client.shownHub)
        var (room, telling) = (Conversation(room: .lobby), ConversationTelling())
        func news() -> [String] {
            ConversationTeller(room, hub: hub, client: scene.client, around: scene.around).news(after: &telling)
        }
        room.status = .joined(RoomNumber(1))
        _ = room.timeline.insert(new)
        #expect(news().last?.hasSuffix(": now") == true)
        _ = room.timeline.insert(old)
        let content = Amendment.Content.edited(try MessageText("then"), at: nil)
        room.take([Amendment(target: old.seq, changed: Seq(9), content: content, reactions: [])])
        #expect(news().isEmpty)
    }

    @Test func whoWritesIsNotTold() throws {
        var scene = try Scene.lobby(80, 24)
        try scene.say(2, "hi")
        var narrator = told(&scene)
        try scene.event(.typing(UserNumber(2), true))
        #expect(scene.client.writers.count == 1)
        #expect(narrator.news(of: scene.client, around: scene.around).isEmpty)
    }

    @Test func comingsAndGoingsAreOneLineOnceSomethingElseHappens() throws {
        var scene = try Scene.lobby(80, 24)
        try scene.say(2, "hi")
        var narrator = told(&scene)
        try scene.event(.arrived(Sample.member(6, "tom")))
        try scene.event(.arrived(Sample.member(7, "eve")))
        #expect(narrator.news(of: scene.client, around: scene.around).isEmpty)
        try scene.say(2, "welcome")
        #expect(
            narrator.news(of: scene.client, around: scene.around) == [
                "#lobby tom, eve joined", "14:07 #lobby ann: welcome",
            ])
    }

    @Test func noticesLossesAndFailuresAreTold() throws {
        var scene = try Scene.lobby(80, 24)
        var narrator = told(&scene)
        scene.submit("/jion #x")
        #expect(
            narrator.news(of: scene.client, around: scene.around) == [
                "– No such command: /jion. Did you mean /join? (Nothing was sent.)"
            ])
        scene.interface = Interface()
        scene.submit("on it")
        try scene.refusePost(.announceOnly, "only operators may speak")
        #expect(
            narrator.news(of: scene.client, around: scene.around).contains {
                $0.hasPrefix("Not sent: on it (") && $0.hasSuffix("). /retry sends it again.")
            })
        try scene.connection(.ended(.lost))
        let lost = narrator.news(of: scene.client, around: scene.around)
        #expect(lost.contains { $0.hasPrefix("lab: trying again in ") }, "\(lost)")
        scene.pass(100)
        #expect(narrator.news(of: scene.client, around: scene.around).isEmpty, "no line for each second")
    }

    @Test func whatWasLeftOutIsCounted() throws {
        var scene = try Scene.lobby(80, 24)
        try scene.say(2, "one")
        var narrator = told(&scene)
        try scene.answer(.gap(RoomNumber(1), after: Seq(1), before: Seq(9)))
        let late = Entry(
            seq: Seq(9), time: scene.wall, author: UserNumber(2), nonce: Nonce(99), body: .text(try MessageText("nine"))
        )
        try scene.event(.entry(late))
        #expect(
            narrator.news(of: scene.client, around: scene.around) == [
                "#lobby lacks 7 lines here; hubbub tail shows them.", "14:07 #lobby ann: nine",
            ])
    }

    @Test func theIgnoredAreNotTold() throws {
        var scene = try Scene.lobby(80, 24)
        scene.submit("/ignore bob")
        var narrator = told(&scene)
        try scene.say(3, "hello?")
        #expect(narrator.news(of: scene.client, around: scene.around).isEmpty)
    }

    @Test func theFirstStartAsksForAName() throws {
        var scene = Scene(80, 24)
        try scene.start(nick: nil) { $0.suggestion = try Nick("dana") }
        var narrator = Narrator()
        #expect(narrator.news(of: scene.client, around: scene.around) == ["What should people call you? [dana]"])
        #expect(narrator.actions(for: "", in: scene.client, around: scene.around) == [.choseNick("dana")])
        #expect(narrator.actions(for: " mei ", in: scene.client, around: scene.around) == [.choseNick("mei")])
    }

    @Test func hubsAreListedByNumber() throws {
        var scene = Scene(80, 24)
        try scene.start()
        scene.apply(.user(.picker(.linger)))
        var narrator = Narrator()
        #expect(
            narrator.news(of: scene.client, around: scene.around) == [
                "Hubs on this network; write a number to go in, an address, h to host a hub here, d to find out why one is "
                    + "missing, or /quit."
            ])
        try scene.hear(1, "lab", people: 12)
        try scene.hear(2, "den", people: 1)
        #expect(
            Set(narrator.news(of: scene.client, around: scene.around).map { $0.dropFirst(3) }) == [
                "lab  12 people  new: not met yet", "den  1 person  new: not met yet",
            ])
        let id = narrator.listed[1]
        #expect(
            narrator.actions(for: "2", in: scene.client, around: scene.around) == [
                .picker(.linger), .picker(.chooseHub(id)),
            ])
        #expect(
            narrator.actions(for: "10.0.0.7", in: scene.client, around: scene.around) == [
                .picker(.linger), .picker(.address("10.0.0.7")),
            ])
        #expect(narrator.actions(for: "/quit", in: scene.client, around: scene.around) == [.quit])
        #expect(
            narrator.actions(for: "/theme dark", in: scene.client, around: scene.around) == [.submit("/theme dark")])
    }

    @Test func aNewKeyIsAskedAbout() throws {
        var scene = Scene(80, 24)
        try scene.start()
        scene.apply(.user(.picker(.address("10.3.0.7"))))
        let question = TrustQuestion(hub: try Sample.hub(7), name: nil, address: Sample.address)
        try scene.connection(.untrusted(question))
        var narrator = Narrator()
        let lines = narrator.news(of: scene.client, around: scene.around)
        #expect(lines.contains { $0.hasPrefix("Its key: SHA256:") } && lines.last == "Trust it from now on? y or n")
        #expect(narrator.actions(for: "maybe", in: scene.client, around: scene.around).isEmpty)
        #expect(narrator.actions(for: "y", in: scene.client, around: scene.around) == [.trusts(true)])
        #expect(narrator.actions(for: "N", in: scene.client, around: scene.around) == [.trusts(false), .picker(.open)])
    }

    @Test func whatComesFromAPipeWaitsForTheRoom() throws {
        var scene = Scene(80, 24)
        let narrator = Narrator()
        try scene.start()
        scene.apply(.user(.picker(.address("lab"))))
        #expect(!narrator.isReady(for: scene.client), "it is looked for")
        scene = try Scene.lobby(80, 24)
        #expect(narrator.isReady(for: scene.client) && narrator.isDone(with: scene.client))
        scene.submit("/join #build")
        #expect(!narrator.isReady(for: scene.client))
        try scene.joined(2)
        scene.submit("hello")
        #expect(narrator.isReady(for: scene.client) && !narrator.isDone(with: scene.client))
        try scene.publishPost()
        #expect(narrator.isDone(with: scene.client))
        scene.submit("/who")
        #expect(!narrator.isDone(with: scene.client), "the hub has not answered")
    }

    @Test func noLineSteersATerminal() throws {
        var scene = try Scene.lobby(80, 24)
        var narrator = told(&scene)
        let hostile = "a\u{1B}]52;c;eA==\u{07}\u{9B}2J\u{202E}b\r\n"
        let body = Entry.Body.text(Forged.message(hostile))
        try scene.event(.entry(scene.entry(by: 2, body: body)))
        let line = try #require(narrator.news(of: scene.client, around: scene.around).last)
        #expect(
            !line.unicodeScalars.contains { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) || $0 == "\u{202E}" })
        #expect(line.hasPrefix("14:07 #lobby ann: a]52;c;eA=="))
    }
}
