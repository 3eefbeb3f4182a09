import ChatModel
import Testing

@testable import ClientCore

@Suite struct RecallTests {
    private static let memory = RememberedHub(
        id: Rig.hub, name: hubName("lab"), address: Rig.address, met: HubTime(milliseconds: 1), rooms: [.lobby])

    /// What a client leaves that was in the lobby and then quit.
    private func kept(_ history: [Entry], amendments: [Amendment] = []) -> KeptHub {
        var rig = Rig.inLobby(history)
        rig.user(.quit)
        return Disk.kept(rig.effects)
    }

    /// A new client that goes to the remembered hub, whose past is read.
    private func restarted(_ kept: KeptHub?) -> Rig {
        var rig = Rig(seed: 2) { $0.remembered = [Self.memory] }
        let effects = rig.user(.picker(.chooseHub(Rig.hub)))
        #expect(effects.contains(.recall(Rig.hub)))
        #expect(effects.allSatisfy { if case .connect = $0 { false } else { true } })
        rig.apply(.recalled(Rig.hub, kept))
        return rig
    }

    @Test func theLastLinesAreShownBeforeTheHubAnswersAndTheJoinGoesOnFromThem() {
        var rig = restarted(kept(entries(1...5)))
        #expect(rig.seqs == [1, 2, 3, 4, 5])
        #expect(rig.hub.people[ann.number] == ann)
        rig.welcome()
        let tokens = rig.requests.compactMap { if case .join(_, .lobby, let token) = $0 { token } else { nil } }
        #expect(tokens == [ResumeToken(seq: Seq(5), nonce: Nonce(5))])
        rig.joined(resume: .resumed, entries(6...8))
        #expect(rig.seqs == Array(1...8))
    }

    @Test func withoutAPastTheConnectionIsMadeAtOnce() {
        let rig = restarted(nil)
        #expect(rig.effects.contains { if case .connect = $0 { true } else { false } })
    }

    @Test func atMostFiveHundredLinesAreKeptAndNoneBehindAHole() {
        #expect(kept(entries(1...700)).conversations.first?.lowest == Seq(201))
        var rig = Rig.inLobby(entries(1...5))
        rig.reconnect()
        rig.joined(resume: .resumed, entries(40...50))
        rig.user(.quit)
        let conversation = Disk.kept(rig.effects).conversations.first
        #expect(conversation?.lowest == Seq(40) && conversation?.token.seq == Seq(50))
    }

    @Test func changesAreKeptEveryTwoSecondsAndOnlyWhenThereAreSome() {
        var rig = Rig.inLobby(entries(1...2))
        func changes(_ effects: [ClientEffect]) -> Int { effects.count { if case .cache = $0 { true } else { false } } }
        #expect(changes(rig.wait(250)) == 1)
        rig.event(.entry(entry(3, by: ann, "three")))
        #expect(changes(rig.wait(500)) == 0)
        #expect(changes(rig.wait(2_000)) == 1)
        #expect(changes(rig.wait(2_000)) == 0)
    }

    @Test func aHubMetByItsAddressGoesOnFromItsPast() {
        let past = kept(entries(1...5))
        var rig = Rig(seed: 2)
        rig.user(.picker(.address("10.0.0.1")))
        let plans = rig.effects.compactMap { if case .connect(let plan) = $0 { plan } else { nil } }
        #expect(plans.map(\.recalls) == [true])
        rig.apply(.recalled(Rig.hub, past))
        rig.welcome()
        #expect(rig.requests.contains(.join(rig.lastJoin, .lobby, resume: past.conversations[0].token)))
        #expect(rig.seqs == [1, 2, 3, 4, 5])
    }

    @Test func aHubThatDoesNotAnswerStaysReadableAndWhatIsTypedWaits() {
        var rig = restarted(kept(entries(1...5)))
        rig.lose(.unreachable("No answer."))
        guard case .waiting = rig.hub.connection else { return #expect(Bool(false), "it is tried again") }
        rig.type("hello")
        #expect(rig.notices == [.waitsForHub])
        rig.wait(60_000)
        rig.welcome()
        rig.joined(resume: .resumed, [])
        #expect(rig.posts.map(\.body) == [.text(text("hello"))])
    }

    @Test func aHubThatIsOffIsReadWithoutAConnection() {
        var rig = Rig(seed: 2) { $0.remembered = [Self.memory] }
        rig.user(.picker(.read))
        rig.apply(.recalled(Rig.hub, kept(entries(1...5))))
        #expect(rig.hub.connection == .offline && rig.seqs == [1, 2, 3, 4, 5])
        for input in ["hello", "/me waves", "/msg bob psst", "/join #dev", "/react 👍", "/close"] {
            #expect(!rig.type(input).contains(.clearComposer))
            #expect(rig.notices.last == .hubIsOff)
        }
        rig.wait(60_000)
        #expect(
            rig.effects.allSatisfy { effect in
                switch effect {
                case .connect, .keep, .cache: false
                default: true
                }
            })
        rig.type("/reconnect")
        rig.welcome()
        #expect(rig.requests.contains { if case .join(_, .lobby, .some) = $0 { true } else { false } })
    }

    @Test func aHubOfWhichNothingIsKeptLeadsBackToTheList() {
        var rig = Rig(seed: 2) { $0.remembered = [Self.memory] }
        rig.user(.picker(.read))
        rig.apply(.recalled(Rig.hub, nil))
        #expect(rig.client.screen == .picker && rig.client.banner == .nothingKept("lab"))
    }

    @Test func linesThatTheHubLostAreRescued() {
        var rig = restarted(kept(entries(1...5)))
        rig.welcome()
        let effects = rig.joined(resume: .reset, entries(1...3))
        let lost = effects.compactMap { if case .rescue(let lost) = $0 { lost } else { nil } }
        #expect(lost.map { $0.entries.map(\.seq.value) } == [[4, 5]])
        #expect(rig.seqs == [1, 2, 3] && rig.notices.isEmpty)
        rig.apply(.rescued(lost[0], file: "/lost/lab.txt"))
        #expect(rig.notices == [.historyBehind(missing: 2, file: "/lost/lab.txt")])
    }

    @Test func anotherJournalOfTheSameLengthLosesTheLinesThatDiffer() {
        var rig = restarted(kept(entries(1...3)))
        rig.welcome()
        let others = [
            entry(1, by: ann, "line 1"), entry(2, by: bob, "new", nonce: 77), entry(3, by: bob, "new", nonce: 78),
        ]
        let effects = rig.joined(resume: .reset, others)
        let lost = effects.compactMap { if case .rescue(let lost) = $0 { lost } else { nil } }
        #expect(lost.map { $0.entries.map(\.seq.value) } == [[2, 3]])
    }
}
