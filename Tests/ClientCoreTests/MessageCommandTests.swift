import ChatModel
import Testing

@testable import ClientCore

@Suite struct MessageCommandTests {
    private func talk() -> Rig {
        Rig.inLobby([
            entry(1, by: ann, "one"), entry(2, by: you, "two"), entry(3, by: bob, "three"), entry(4, by: you, "four"),
        ])
    }

    private let plus = checked { try Reaction("+1") }

    private func event(_ seq: UInt64, by author: Person, _ body: Entry.Body, nonce: Nonce) -> RoomEvent {
        .entry(
            Entry(seq: Seq(seq), time: HubTime(milliseconds: seq), author: author.number, nonce: nonce, body: body))
    }

    @Test(arguments: [
        ("/reply yes", Entry.Body.reply(to: Seq(3), text("yes"))),
        ("/react +1", .reaction(to: Seq(3), checked { try Reaction("+1") }, isOn: true)),
        ("/edit 4th\nline", .edit(of: Seq(4), text("4th\nline"))),
        ("/delete", .deletion(of: Seq(4))),
    ])
    func withoutAChoiceTheNewestIsMeant(line: String, body: Entry.Body) {
        var rig = talk()
        #expect(rig.type(line).contains(.clearComposer))
        #expect(rig.posts.map(\.body) == [body])
    }

    @Test(arguments: [
        (UInt64(1), "/reply yes", Entry.Body.reply(to: Seq(1), text("yes"))),
        (4, "/reply to myself", .reply(to: Seq(4), text("to myself"))),
        (1, "/react +1", .reaction(to: Seq(1), checked { try Reaction("+1") }, isOn: true)),
        (2, "/edit 2nd", .edit(of: Seq(2), text("2nd"))),
        (2, "/delete", .deletion(of: Seq(2))),
    ])
    func theChosenOneIsMeant(seq: UInt64, line: String, body: Entry.Body) {
        var rig = talk()
        rig.user(.select(.at(Seq(seq))))
        rig.type(line)
        #expect(rig.posts.map(\.body) == [body])
        #expect(rig.lobby.selection == (line.hasPrefix("/react") ? Seq(seq) : nil))
    }

    @Test(arguments: [
        (UInt64(1), "/edit mine", Notice.cannotChange(.edit, .notYours)),
        (3, "/delete", .cannotChange(.delete, .notYours)),
    ])
    func whatIsNotYoursIsNotSent(seq: UInt64, line: String, notice: Notice) {
        var rig = talk()
        rig.user(.select(.at(Seq(seq))))
        #expect(!rig.type(line).contains(.clearComposer))
        #expect(rig.posts.isEmpty)
        #expect(rig.notices == [notice])
    }

    @Test(arguments: ["/reply x", "/react +1", "/edit x", "/edit", "/delete"])
    func nothingThereIsSaid(line: String) throws {
        var rig = Rig.inLobby()
        rig.type(line)
        #expect(rig.posts.isEmpty)
        guard case .cannotChange(_, .nothingThere)? = rig.notices.last else { throw CancellationError() }
    }

    @Test func theSelectionGoesOverMessagesOnlyAndDropsADeletedOne() {
        var rig = talk()
        rig.event(event(5, by: ann, .topic(topic("t")), nonce: Nonce(5)))
        rig.event(event(6, by: bob, .deletion(of: Seq(3)), nonce: Nonce(6)))
        let seen = (0..<4).map { _ in
            rig.user(.select(.next(.older)))
            return rig.lobby.selection?.value
        }
        #expect(seen == [4, 2, 1, 1])
        rig.user(.select(.next(.newer)))
        #expect(rig.lobby.selection == Seq(2))
        rig.event(event(7, by: you, .deletion(of: Seq(2)), nonce: Nonce(7)))
        #expect(rig.lobby.selection == nil)
        rig.user(.select(.at(Seq(5))))
        #expect(rig.lobby.selection == nil)
    }

    @Test func theSameSignAgainTakesItBackEvenWhileItWaits() {
        var rig = talk()
        rig.type("/react +1")
        rig.type("/react +1")
        #expect(rig.posts.map(\.body).last == .reaction(to: Seq(3), plus, isOn: false))
        #expect(rig.hub.outbox.changes(of: Seq(3), in: .room(.lobby)).count == 2)
        #expect(rig.hub.outbox.lines(in: .room(.lobby)).isEmpty)
        for (index, post) in rig.posts.enumerated() {
            rig.event(event(5 + UInt64(index), by: you, post.body, nonce: post.nonce))
        }
        #expect(rig.hub.outbox.posts.isEmpty)
        #expect(rig.lobby.timeline.item(at: Seq(3))?.reactions == [])
    }

    @Test func editingGoesThroughTheComposer() {
        var rig = talk()
        #expect(rig.type("/edit").suffix(2).contains(.compose("four")))
        #expect(rig.lobby.editing == Seq(4))
        rig.type("  ")
        #expect(rig.notices == [.emptyEdit])
        #expect(rig.lobby.editing == Seq(4))
        rig.type("fourth")
        #expect(rig.posts.map(\.body) == [.edit(of: Seq(4), text("fourth"))])
        #expect(rig.lobby.editing == nil)
        rig.type("five")
        #expect(rig.posts.last?.body == .text(text("five")))
    }

    @Test func anEditIsGivenUpOrChangesNothing() {
        var rig = talk()
        rig.type("/edit")
        #expect(rig.type("four").contains(.clearComposer))
        #expect(rig.posts.isEmpty)
        rig.type("/edit")
        rig.user(.cancelEdit)
        rig.type("five")
        #expect(rig.posts.map(\.body) == [.text(text("five"))])
    }

    @Test func aSlashIsKeptThroughTheComposer() {
        var rig = Rig.inLobby([entry(1, by: you, "/tmp is full")])
        #expect(rig.type("/edit").contains(.compose("//tmp is full")))
        rig.type("//tmp was full")
        #expect(rig.posts.map(\.body) == [.edit(of: Seq(1), text("/tmp was full"))])
    }

    @Test func aMessageThatIsOnItsWayCantBeChangedYet() {
        var rig = talk()
        rig.type("five")
        rig.type("/delete")
        #expect(rig.posts.count == 1)
        #expect(rig.notices == [.cannotChange(.delete, .onItsWay)])
    }

    @Test(arguments: [
        ("/react +1", Refusal.Code.tooManyReactions, Notice.cannotChange(.react, .tooManyReactions), 0),
        ("/delete", .noSuchEntry, .cannotChange(.delete, .nothingThere), 0),
        ("/edit no", .notYours, .cannotChange(.edit, .notYours), 1),
    ])
    func theHubsRefusalIsSaidAndOnlyWordsAreKept(line: String, code: Refusal.Code, notice: Notice, kept: Int) throws {
        var rig = talk()
        rig.type(line)
        let nonce = try #require(rig.posts.last?.nonce)
        rig.answer(.refused(Refusal(subject: .post(nonce), code: code, detail: "no")))
        #expect(rig.notices == [notice])
        #expect(rig.hub.outbox.posts.count == kept)
    }

    @Test func changesAreNotSentIntoAnotherJournal() {
        var rig = talk()
        rig.lose()
        rig.type("/delete")
        rig.type("/reply still here?")
        rig.wait(60_000)
        rig.welcome()
        rig.joined(resume: .reset, entries(1...2))
        #expect(rig.posts.isEmpty)
        #expect(rig.hub.outbox.posts.map(\.body) == [.reply(to: Seq(3), text("still here?"))])
    }

    @Test func aDiskThatIsWellAgainIsUsedAtOnce() throws {
        var rig = talk()
        rig.type("five")
        let nonce = try #require(rig.posts.last?.nonce)
        rig.answer(.storage(.readOnly))
        #expect(rig.hub.storage == .readOnly)
        rig.answer(.refused(Refusal(subject: .post(nonce), code: .storageReadOnly, detail: "")))
        #expect(rig.posts.count == 1)
        #expect(rig.hub.outbox[nonce]?.state == .waiting(.readOnly))
        rig.answer(.storage(.well))
        #expect(rig.posts.map(\.attempt) == [1, 2])
    }
}
