import ChatModel
import Testing

@testable import ClientCore

/// Pinning messages, and the list of those that are pinned.
@Suite struct PinTests {
    private func talk(as role: Role = .operator) -> Rig {
        var rig = Rig.inLobby([
            entry(1, by: ann, "one"), entry(2, by: you, "two"), entry(3, by: bob, "three"), entry(4, by: you, "four"),
        ])
        rig.event(.role(you.number, role))
        return rig
    }

    private func event(_ seq: UInt64, by author: Person, _ body: Entry.Body, nonce: Nonce? = nil) -> RoomEvent {
        .entry(
            Entry(
                seq: Seq(seq), time: HubTime(milliseconds: seq), author: author.number, nonce: nonce ?? Nonce(seq),
                body: body))
    }

    private func isPinned(_ rig: Rig) -> [UInt64] {
        rig.lobby.timeline.items.filter(\.isPinned).map(\.place.seq.value)
    }

    private func lastPins(_ rig: Rig) -> ChatModel.Tag {
        rig.lastTag { if case .pins(let tag, _, _) = $0 { tag } else { nil } }
    }

    private func page(_ seqs: [UInt64], more: Bool = false) -> HistoryPage {
        let entries = seqs.map { entry($0, by: ann, "line \($0)\nand more") }
        return HistoryPage(
            room: RoomNumber(10), entries: entries, authors: [ann], more: more,
            amendments: seqs.map {
                Amendment(target: Seq($0), changed: Seq(900 + $0), content: .original, reactions: [], isPinned: true)
            })
    }

    // MARK: Pinning

    @Test func theNewestOrTheChosenOneIsPinned() {
        var rig = talk()
        #expect(rig.type("/pin").contains(.clearComposer))
        #expect(rig.notices == [.pinned(PinLine(entry: entry(4, by: you, "four"), author: you.nick), isOn: true)])
        rig.user(.select(.at(Seq(1))))
        rig.type("/pin")
        #expect(rig.notices.count == 1)
        #expect(rig.posts.map(\.body) == [.pin(of: Seq(4), isOn: true), .pin(of: Seq(1), isOn: true)])
        #expect(rig.lobby.selection == nil)
        for (index, post) in rig.posts.enumerated() {
            rig.event(event(5 + UInt64(index), by: you, post.body, nonce: post.nonce))
        }
        #expect(isPinned(rig) == [1, 4] && rig.hub.outbox.posts.isEmpty && rig.seqs == [1, 2, 3, 4])
    }

    @Test func theNewestPinnedOneTheChosenOneOrThatOfANumberIsUnpinned() {
        var rig = talk()
        for seq in [1, 2, 3] as [UInt64] { rig.event(event(4 + seq, by: ann, .pin(of: Seq(seq), isOn: true))) }
        rig.type("/unpin")
        rig.user(.select(.at(Seq(1))))
        rig.type("/unpin")
        rig.type("/pins")
        rig.answer(.history(lastPins(rig), page([1, 2, 3])))
        rig.type("/unpin 2")
        #expect(rig.posts.map(\.body) == [3, 1, 2].map { .pin(of: Seq($0), isOn: false) })
        rig.type("/unpin 4")
        #expect(rig.notices.last == .cannotChange(.unpin, .noSuchPin))
    }

    @Test func whatIsPinnedStaysSoWhenItIsEditedAndNotWhenItIsTakenBack() {
        var rig = talk()
        rig.event(event(5, by: ann, .pin(of: Seq(1), isOn: true)))
        rig.event(event(6, by: ann, .pin(of: Seq(3), isOn: true)))
        rig.event(event(7, by: ann, .edit(of: Seq(1), text("first"))))
        rig.event(event(8, by: bob, .deletion(of: Seq(3))))
        #expect(isPinned(rig) == [1])
        #expect(rig.lobby.timeline.entry(at: Seq(1))?.body == .text(text("first")))
        rig.event(event(9, by: ann, .pin(of: Seq(1), isOn: false)))
        #expect(isPinned(rig).isEmpty)
    }

    @Test func aPageTellsWhatIsPinnedOnceAndForAll() {
        var rig = Rig()
        rig.welcome()
        let pinned = Amendment(target: Seq(2), changed: Seq(4), content: .original, reactions: [], isPinned: true)
        let pin = Entry(
            seq: Seq(4), time: HubTime(milliseconds: 4), author: ann.number, nonce: Nonce(4),
            body: .pin(of: Seq(2), isOn: true))
        rig.joined(nil, .lobby, entries(1...3) + [pin], amendments: [pinned])
        #expect(isPinned(rig) == [2] && rig.seqs == [1, 2, 3])
        // What was changed while one was away comes with the resume.
        rig.reconnect()
        let unpin = Entry(
            seq: Seq(5), time: HubTime(milliseconds: 5), author: ann.number, nonce: Nonce(5),
            body: .pin(of: Seq(2), isOn: false))
        let state = Amendment(target: Seq(2), changed: Seq(5), content: .original, reactions: [])
        rig.joined(resume: .resumed, [unpin], amendments: [state])
        #expect(isPinned(rig).isEmpty && rig.seqs == [1, 2, 3])
    }

    @Test(
        arguments: [
            ("/pin", nil, ChangeFault.alreadyPinned), ("/pin", 1, .alreadyPinned), ("/unpin", 3, .notPinned),
            ("/unpin 1", nil, .noSuchPin),
        ] as [(String, UInt64?, ChangeFault)])
    func whatWouldChangeNothingIsNotSent(line: String, chosen: UInt64?, fault: ChangeFault) {
        var rig = talk()
        rig.event(event(5, by: ann, .pin(of: Seq(1), isOn: true)))
        rig.event(event(6, by: ann, .pin(of: Seq(4), isOn: true)))
        if let chosen { rig.user(.select(.at(Seq(chosen)))) }
        #expect(!rig.type(line).contains(.clearComposer))
        #expect(rig.posts.isEmpty && rig.notices == [.cannotChange(line == "/pin" ? .pin : .unpin, fault)])
    }

    @Test func inARoomOnlyOperatorsPinAndOfTwoEither() throws {
        var rig = talk(as: .member)
        rig.type("/pin")
        rig.type("/unpin")
        #expect(rig.notices == [.cannotChange(.pin, .onlyOperators), .cannotChange(.unpin, .onlyOperators)])
        rig.type("/query ann")
        rig.joinedDirectly(rig.lastDirect, with: ann, [entry(1, by: ann, "hi")])
        rig.type("/pin")
        #expect(rig.posts.map(\.body) == [.pin(of: Seq(1), isOn: true)])
    }

    @Test func anEmptyRoomHasNothingToPin() {
        var rig = Rig.inLobby()
        rig.event(.role(you.number, .owner))
        rig.type("/pin")
        rig.type("/unpin")
        #expect(rig.notices == [.cannotChange(.pin, .nothingThere), .cannotChange(.unpin, .nothingPinned)])
        rig.type("first")
        rig.type("/pin")
        #expect(rig.notices.last == .cannotChange(.pin, .onItsWay) && rig.posts.count == 1)
    }

    @Test(arguments: [
        (Refusal.Code.tooManyPins, Notice.cannotChange(.pin, .tooManyPins)),
        (.noSuchEntry, .cannotChange(.pin, .nothingThere)), (.notAllowed, .refused(.pin, .notAllowed, detail: "no")),
    ])
    func theHubsRefusalIsSaid(code: Refusal.Code, notice: Notice) throws {
        var rig = talk()
        rig.type("/pin")
        let nonce = try #require(rig.posts.last?.nonce)
        rig.answer(.refused(Refusal(subject: .post(nonce), code: code, detail: "no")))
        #expect(rig.notices.last == notice && rig.hub.outbox.posts.isEmpty && isPinned(rig).isEmpty)
    }

    @Test func anOlderHubIsSentNoneOfIt() {
        var rig = talk()
        rig.lose()
        rig.type("/pin")
        #expect(rig.hub.outbox.posts.count == 1)
        rig.wait(60_000)
        rig.welcome(knowsPins: false)
        rig.joined(resume: .resumed, head: 4)
        rig.event(.role(you.number, .operator))
        #expect(rig.notices.last == .noPins && rig.hub.outbox.posts.isEmpty)
        rig.type("/pin")
        #expect(rig.notices.last == .cannotChange(.pin, .noPins))
        rig.type("/pins")
        #expect(rig.notices.last == .noPins)
        #expect(rig.posts.isEmpty && !rig.requests.contains { if case .pins = $0 { true } else { false } })
    }

    // MARK: The list

    @Test func theListIsNumberedTheNewestFirstAndAskedForPageByPage() {
        var rig = talk(as: .member)
        rig.type("/pins")
        #expect(rig.requests.contains(.pins(lastPins(rig), RoomNumber(10), before: nil)) && rig.hub.owesAnswer)
        rig.answer(.history(lastPins(rig), page([30, 40], more: true)))
        #expect(rig.requests.contains(.pins(lastPins(rig), RoomNumber(10), before: Seq(30))))
        rig.answer(.history(lastPins(rig), page([7])))
        guard case .pins(let lines)? = rig.notices.last else { return #expect(Bool(false), "\(rig.notices)") }
        #expect(lines.map(\.entry.seq.value) == [40, 30, 7] && lines.map(\.author) == [ann.nick, ann.nick, ann.nick])
        #expect(!rig.hub.owesAnswer)
    }

    @Test func oneGoesToAPinByItsNumber() {
        var rig = Rig.inLobby(entries(901...950))
        rig.type("/pins")
        rig.answer(.history(lastPins(rig), page([40, 920])))
        func reveal(_ seq: UInt64) -> ClientEffect {
            .reveal(Reveal(hub: .hub(Rig.hub), conversation: .room(.lobby), place: Seq(seq), position: .middle))
        }
        #expect(rig.type("/pins 1").contains(reveal(920)))
        rig.type("/pins 2")
        let tag = rig.lastTag { if case .history(let tag, _, _) = $0 { tag } else { nil } }
        let loaded = HistoryPage(room: RoomNumber(10), entries: entries(15...214), authors: [ann], more: true)
        #expect(rig.answer(.history(tag, loaded)).contains(reveal(40)))
        rig.type("/pins 3")
        #expect(rig.notices.last == .noSuchPin(3))
    }

    @Test func aNumberWithoutAListIsLookedUpFirst() {
        var rig = talk()
        rig.type("/pins 2")
        let effects = rig.answer(.history(lastPins(rig), page([1, 3])))
        #expect(effects.contains { if case .reveal(let reveal) = $0 { reveal.place == Seq(1) } else { false } })
        #expect(rig.notices.isEmpty)
    }

    @Test func whoIsIgnoredIsNotListed() {
        var rig = talk()
        rig.type("/ignore ann")
        rig.type("/pins")
        rig.answer(.history(lastPins(rig), page([1])))
        #expect(rig.notices.last == .pins([]))
    }

    @Test(arguments: ["/pins x", "/pins 0", "/pins 1 2", "/unpin -1", "/pin 3"])
    func whatIsNoNumberIsNotUnderstood(line: String) throws {
        var rig = talk()
        rig.type(line)
        guard case .nothingSent(.usage)? = rig.notices.last else { throw CancellationError() }
        #expect(rig.posts.isEmpty)
    }

    @Test func aListThatNeverComesIsSaid() {
        var rig = talk()
        rig.type("/pins")
        rig.lose()
        #expect(rig.notices.last == .unanswered(.pins))
        rig.type("/pins")
        #expect(rig.notices.last == .notConnected(.pins))
    }
}
