import ChatModel
import Testing

@testable import ClientCore

/// What rings and notifies, conversation by conversation.
@Suite struct AttentionTests {
    /// A rig in the lobby, for which this was chosen, with #dev shown.
    private func elsewhere(_ line: String) -> Rig {
        var rig = Rig.inLobby()
        rig.type(line)
        rig.type("/join #dev")
        rig.joined(nil, room("dev"), number: 11)
        return rig
    }

    private func summons(_ effects: [ClientEffect]) -> Int {
        effects.count { if case .summon = $0 { true } else { false } }
    }

    private func saved(_ effects: [ClientEffect]) -> [AttendedConversation]? {
        effects.reversed().lazy.compactMap { if case .save(.attention(let all)) = $0 { all } else { nil } }.first
    }

    private func lobby(_ attention: Attention) -> AttendedConversation {
        AttendedConversation(hub: Rig.hub, conversation: .room(.lobby), attention: attention)
    }

    private func title(_ effects: [ClientEffect]) -> Title? {
        effects.reversed().lazy.compactMap { if case .title(let title) = $0 { title } else { nil } }.first
    }

    @Test func mentionsCallUnlessSomethingElseIsChosen() {
        var rig = Rig.inLobby()
        rig.type("/notify")
        #expect(rig.notices.last == .attention(.mentions, .room(.lobby), isAsked: true))
        #expect(saved(rig.type("/notify all")) == [lobby(.all)])
        #expect(rig.notices.last == .attention(.all, .room(.lobby), isAsked: false))
        #expect(saved(rig.type("/notify none")) == [lobby(.none)])
        #expect(saved(rig.type("/notify mentions")) == [])
        #expect(rig.notices.last == .attention(.mentions, .room(.lobby), isAsked: false))
    }

    @Test func withAllEveryMessageRingsAndCounts() {
        var rig = elsewhere("/notify all")
        let effects = rig.event(.entry(entry(1, by: ann, "just talk")))
        #expect(effects.contains(.bell) && summons(effects) == 1)
        #expect(rig.lobby.unread == 1 && rig.lobby.mentions == 1)
    }

    @Test func withNoneNothingRingsAndNumbersStayQuiet() {
        var rig = elsewhere("/notify none")
        let effects = rig.event(.entry(entry(1, by: ann, "dana: tea?")))
        #expect(!effects.contains(.bell) && summons(effects) == 0)
        #expect(rig.lobby.unread == 1 && rig.lobby.mentions == 0)
        #expect((title(rig.effects)?.unread ?? 0) == 0 && rig.hub.isQuiet(.room(.lobby)))
        rig.type("/catchup")
        #expect(rig.hub.catchUp?.rows.map(\.kind) == [.room])
    }

    @Test func aChoiceCountsForWhatIsUnreadAlready() {
        var rig = elsewhere("/notify mentions")
        rig.event(.entry(entry(1, by: ann, "dana: tea?")))
        rig.event(.entry(entry(2, by: ann, "just talk")))
        #expect(rig.lobby.unread == 2 && rig.lobby.mentions == 1)
        rig.user(.focused(false))
        rig.user(.show(.room(.lobby)))
        rig.type("/notify all")
        #expect(rig.lobby.mentions == 2)
        rig.type("/notify none")
        #expect(rig.lobby.unread == 2 && rig.lobby.mentions == 0)
    }

    @Test func whatTheHubCountedIsAsQuiet() {
        var rig = Rig { $0.attended = [lobby(.none)] }
        rig.welcome()
        rig.user(.focused(false))
        let unread = Unread(messages: 5, mentions: 3)
        rig.joined(nil, .lobby, head: 500, [entry(500, by: ann, "dana")], mark: 400, unread: unread)
        #expect(rig.lobby.unread >= 5 && rig.lobby.mentions == 0)
        #expect(!rig.effects.contains(.bell))
        var loud = Rig { $0.attended = [lobby(.all)] }
        loud.welcome()
        loud.user(.focused(false))
        loud.joined(nil, .lobby, head: 500, [entry(500, by: ann, "dana")], mark: 400, unread: unread)
        #expect(loud.lobby.mentions >= 5 && loud.effects.contains(.bell))
    }

    @Test func directConversationsCanBeQuietToo() {
        var rig = Rig.inLobby()
        rig.type("/query bob")
        rig.joinedDirectly(rig.lastDirect, with: bob)
        rig.type("/notify")
        #expect(rig.notices.last == .attention(.mentions, .direct(bob.nick), isAsked: true))
        rig.type("/notify none")
        rig.user(.show(.room(.lobby)))
        #expect(!rig.event(.entry(entry(1, by: bob, "hello")), in: 20).contains(.bell))
        #expect(rig.conversation(.direct(bob.id))?.unread == 1)
        #expect(rig.conversation(.direct(bob.id))?.mentions == 0)
    }

    @Test func itIsKeptWhenTheRoomIsLeftAndEnteredAgain() {
        var rig = elsewhere("/notify none")
        rig.type("/leave #lobby")
        rig.type("/join #lobby")
        rig.joined()
        #expect(rig.hub.isQuiet(.room(.lobby)))
        rig.type("/notify")
        #expect(rig.notices.last == .attention(.none, .room(.lobby), isAsked: true))
    }

    @Test func theQuietComeLastWhenOneGoesToWhatIsUnread() {
        var rig = elsewhere("/notify none")
        rig.type("/join #ops")
        rig.joined(nil, room("ops"), number: 12)
        rig.event(.entry(entry(1, by: ann, "dana: tea?")))
        rig.event(.entry(entry(1, by: ann, "just talk")), in: 11)
        rig.user(.showUnread)
        #expect(rig.hub.active == .room(room("dev")))
        rig.user(.showUnread)
        #expect(rig.hub.active == .room(.lobby))
    }

    @Test func whatIsMissedInQuietRoomsIsNotToldOf() {
        var rig = elsewhere("/notify none")
        rig.user(.focused(false))
        rig.event(.entry(entry(1, by: ann, "dana: tea?")))
        rig.wait(ClientLimits.absence)
        rig.user(.focused(true))
        #expect(!rig.notices.contains { if case .waiting = $0 { true } else { false } })
    }

    @Test func choicesAreBounded() {
        let full = (0..<ClientLimits.attended).map { index in
            AttendedConversation(hub: Rig.hub, conversation: .room(room("r\(index)")), attention: .none)
        }
        var rig = Rig { $0.attended = full }
        rig.welcome()
        rig.joined()
        let kept = saved(rig.type("/notify all"))
        #expect(kept?.count == ClientLimits.attended && kept?.last == lobby(.all))
    }

    @Test func thereMustBeAConversation() {
        var rig = Rig()
        rig.type("/notify none")
        #expect(rig.client.banner == .noRoom)
    }
}
