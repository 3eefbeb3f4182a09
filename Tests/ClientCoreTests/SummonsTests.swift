import ChatModel
import Testing

@testable import ClientCore

@Suite struct SummonsTests {
    private func summons(_ effects: [ClientEffect]) -> [Summons] {
        effects.compactMap { if case .summon(let summons) = $0 { summons } else { nil } }
    }

    private func away(_ history: [Entry] = []) -> Rig {
        var rig = Rig.inLobby(history)
        rig.user(.focused(true))
        rig.user(.focused(false))
        return rig
    }

    private func call(_ text: String) -> Summons {
        .call(Summons.Call(nick: ann.nick, place: .room(.lobby), text: text))
    }

    @Test func whoLooksElsewhereIsCalledWithTheWords() {
        var rig = away()
        #expect(summons(rig.event(.entry(entry(1, by: ann, "dana: tea?")))) == [call("dana: tea?")])
        #expect(summons(rig.event(.entry(entry(2, by: ann, "just talk")))).isEmpty)
    }

    @Test func whoLooksHereIsNotCalled() {
        var rig = Rig.inLobby()
        rig.user(.focused(true))
        rig.type("/join #dev")
        rig.joined(nil, room("dev"), number: 11)
        let effects = rig.event(.entry(entry(1, by: ann, "dana: tea?")))
        #expect(summons(effects).isEmpty && effects.contains(.bell))
        rig.user(.focused(false))
        rig.time += 60_000
        #expect(summons(rig.apply(.tick)).isEmpty, "what came while one looked here is known")
    }

    @Test func aTerminalThatNeverSpeaksOfFocusCalls() {
        var rig = Rig.inLobby()
        rig.type("/join #dev")
        rig.joined(nil, room("dev"), number: 11)
        #expect(summons(rig.event(.entry(entry(1, by: ann, "dana: tea?")))) == [call("dana: tea?")])
    }

    @Test func manyCallsAreOneAndThenASum() {
        var rig = away()
        var all: [Summons] = []
        for seq in 1...40 as ClosedRange<UInt64> {
            rig.time += 100
            all += summons(rig.event(.entry(entry(seq, by: ann, "dana \(seq)"))))
        }
        #expect(all == [call("dana 1")])
        #expect(summons(rig.wait(10_000)).isEmpty)
        #expect(summons(rig.wait(10_000)) == [.several(40)])
        #expect(summons(rig.wait(60_000)).isEmpty)
    }

    @Test func whatWasReadMeanwhileIsNotCalledOut() {
        var rig = away()
        rig.event(.entry(entry(1, by: ann, "dana 1")))
        rig.event(.entry(entry(2, by: ann, "dana 2")))
        rig.user(.focused(true))
        rig.user(.focused(false))
        #expect(summons(rig.wait(60_000)).isEmpty)
    }

    @Test func whatWasMissedIsCalledOutOnceAsASum() {
        var rig = Rig.inLobby(entries(1...5))
        rig.user(.focused(false))
        rig.lose()
        rig.wait(60_000)
        rig.welcome()
        let missed = (6...205 as ClosedRange<UInt64>).map { entry($0, by: ann, "dana \($0)") }
        rig.joined(nil, .lobby, resume: .resumed, missed)
        for _ in 0..<100 { rig.wait(1_000) }
        #expect(summons(rig.effects) == [.several(200)])
    }

    @Test func theIgnoredCallNobody() {
        var rig = Rig.inLobby()
        rig.type("/ignore ann")
        rig.user(.focused(false))
        #expect(summons(rig.event(.entry(entry(1, by: ann, "dana: tea?")))).isEmpty)
    }
}
