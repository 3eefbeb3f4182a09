import ChatModel
import Testing

@testable import ClientCore

@Suite struct UnreadTests {
    /// A rig in the lobby with #dev open and shown, so that the lobby is not looked at.
    private func elsewhere(_ history: [Entry] = []) -> Rig {
        var rig = Rig.inLobby(history)
        rig.type("/join #dev")
        rig.joined(nil, room("dev"), number: 11)
        return rig
    }

    @Test func whatIsLookedAtIsRead() {
        var rig = Rig.inLobby(entries(1...5))
        #expect(rig.lobby.unread == 0)
        #expect(!rig.event(.entry(entry(6, by: ann, "dana: hello"))).contains(.bell))
        #expect(rig.lobby.unread == 0)
        #expect(rig.lobby.read == Seq(6))
        #expect(rig.lobby.newLine == nil)
    }

    @Test func linesElsewhereCountAndTheRuleStandsWhereOneLeftOff() {
        var rig = elsewhere(entries(1...5))
        rig.event(.entry(entry(6, by: ann, "hi")))
        let effects = rig.event(.entry(entry(7, by: bob, "Dana, are you here?")))
        #expect(effects.contains(.bell))
        #expect(rig.lobby.unread == 2)
        #expect(rig.lobby.mentions == 1)
        #expect(rig.lobby.newLine == Seq(5))
        rig.user(.show(.room(.lobby)))
        #expect(rig.lobby.unread == 0)
        #expect(rig.lobby.newLine == Seq(5))
        rig.event(.entry(entry(8, by: ann, "more")))
        #expect(rig.lobby.newLine == Seq(5))
        rig.user(.showLast)
        #expect(rig.lobby.newLine == nil)
    }

    @Test func ownLinesTopicsAndTheIgnoredDontCount() {
        var rig = elsewhere(entries(1...2))
        rig.type("/ignore bob")
        rig.event(.entry(entry(3, by: you, "from my other terminal")))
        rig.event(.entry(entry(4, by: bob, "dana dana dana")))
        let change = Entry.Body.topic(topic("Release day"))
        rig.event(
            .entry(
                Entry(seq: Seq(5), time: HubTime(milliseconds: 9), author: ann.number, nonce: Nonce(5), body: change)))
        #expect(rig.lobby.unread == 0)
        #expect(rig.lobby.topic.text == "Release day")
        rig.type("/unignore bob")
        #expect(rig.lobby.unread == 1)
        #expect(rig.lobby.mentions == 1)
    }

    @Test func withoutFocusOrScrolledUpNothingIsRead() {
        var rig = Rig.inLobby(entries(1...5))
        rig.user(.focused(false))
        #expect(rig.event(.entry(entry(6, by: ann, "dana!"))).contains(.bell))
        #expect(rig.lobby.unread == 1)
        rig.user(.focused(true))
        #expect(rig.lobby.unread == 0)
        #expect(rig.lobby.newLine == Seq(5))
        rig.user(.scrolled(.older(top: Seq(1), bottom: Seq(3))))
        rig.event(.entry(entry(7, by: ann, "below")))
        #expect(rig.lobby.unread == 1)
        rig.user(.scrolled(.newest))
        #expect(rig.lobby.unread == 0)
        #expect(rig.lobby.newLine == Seq(6))
    }

    @Test func directMessagesOpenByThemselvesAndAlwaysCount() {
        var rig = Rig.inLobby()
        let old = (1...3 as ClosedRange<UInt64>).map { entry($0, by: ann, "yesterday") }
        let new = Entry(
            seq: Seq(4), time: HubTime(milliseconds: 2_000_500), author: ann.number, nonce: Nonce(4),
            body: .text(text("psst")))
        let effects = rig.joinedDirectly(.unasked, with: ann, old + [new], mark: 3)
        #expect(effects.contains(.bell))
        #expect(rig.conversation(.direct(ann.id))?.unread == 1)
        #expect(rig.conversation(.direct(ann.id))?.mentions == 1)
        #expect(rig.hub.active == .room(.lobby))
        rig.time += 5_000
        #expect(rig.event(.entry(entry(5, by: ann, "still there?")), in: 20).contains(.bell))
        #expect(rig.conversation(.direct(ann.id))?.mentions == 2)
        rig.user(.showUnread)
        #expect(rig.hub.active == .direct(ann.id))
        #expect(rig.conversation(.direct(ann.id))?.mentions == 0)
    }

    @Test func theIgnoredOpenNothing() {
        var rig = Rig.inLobby()
        rig.type("/ignore ann")
        let effects = rig.joinedDirectly(.unasked, with: ann, [entry(1, by: ann, "psst")])
        #expect(!effects.contains(.bell))
        #expect(rig.conversation(.direct(ann.id)) == nil)
        #expect(rig.notices.last == .ignoring(ann.nick))
        let last = rig.requests.last
        if case .leave(_, RoomNumber(20))? = last { return }
        Issue.record("the room is not left: \(String(describing: last))")
    }

    @Test func aReconnectWithManyMentionsRingsOnce() {
        var rig = elsewhere(entries(1...5))
        rig.reconnect()
        let tags = rig.requests.suffix(4).compactMap {
            if case .join(let tag, let name, _) = $0 { (tag, name) } else { nil }
        }
        let lobbyTag = tags.last { $0.1 == .lobby }?.0
        let devTag = tags.last { $0.1 == room("dev") }?.0
        let missed = (6...205 as ClosedRange<UInt64>).map { entry($0, by: ann, "dana \($0)") }
        var bells = rig.joined(devTag, room("dev"), number: 11).filter { $0 == .bell }.count
        rig.time += 10_000
        bells += rig.joined(lobbyTag, .lobby, resume: .resumed, missed).filter { $0 == .bell }.count
        #expect(bells == 1)
        #expect(rig.lobby.unread == 200)
        #expect(rig.lobby.mentions == 200)
        rig.time += 10_000
        rig.answer(.gap(RoomNumber(10), after: Seq(205), before: Seq(210)))
        let tag = rig.lastTag { if case .history(let tag, _, _) = $0 { tag } else { nil } }
        let filled = (206...209 as ClosedRange<UInt64>).map { entry($0, by: ann, "dana \($0)") }
        let page = HistoryPage(room: RoomNumber(10), entries: filled, authors: [ann], more: false)
        #expect(!rig.answer(.history(tag, page)).contains(.bell))
        #expect(rig.lobby.mentions == 204)
    }

    @Test func bellsDontStorm() {
        var rig = elsewhere()
        let bells = (1...50 as ClosedRange<UInt64>).flatMap { seq in
            rig.time += 100
            return rig.event(.entry(entry(seq, by: ann, "dana"))).filter { $0 == .bell }
        }
        #expect(bells.count == 3)
    }

    @Test func theTitleTellsWhatIsUnreadAndOnlyWhenItChanges() {
        var rig = elsewhere()
        let effects = rig.event(.entry(entry(1, by: ann, "hi")))
        let title = Title(hub: hubName("lab"), conversation: .room(room("dev")), unread: 1, mentions: 0)
        #expect(effects.contains(.title(title)))
        #expect(rig.wait(1).allSatisfy { if case .title = $0 { false } else { true } })
    }
}
