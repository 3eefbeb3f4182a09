import ChatModel
import Testing

@testable import ClientCore

@Suite struct WritingTests {
    private func told(_ rig: Rig) -> [Bool] {
        rig.requests.compactMap { if case .typing(_, let isOn) = $0 { isOn } else { nil } }
    }

    private func writers(_ rig: Rig) -> [String] { rig.hub.writers(at: moment(rig.time).monotonic).map(\.nick.text) }

    @Test func theHubIsToldOnceInAWhile() {
        var rig = Rig.inLobby()
        for _ in 0..<3 { rig.user(.writes(true)) }
        #expect(told(rig) == [true])
        rig.wait(4_999)
        rig.user(.writes(true))
        #expect(told(rig) == [true])
        rig.wait(1)
        rig.user(.writes(true))
        #expect(told(rig) == [true, true])
        rig.user(.writes(false))
        rig.user(.writes(false))
        #expect(told(rig) == [true, true, false])
    }

    @Test func whatIsSaidEndsItWithoutAWord() {
        var rig = Rig.inLobby()
        rig.user(.writes(true))
        rig.type("hello")
        rig.user(.writes(false))
        #expect(told(rig) == [true])
    }

    @Test func othersAreShownUntilTheySayItStopOrFallSilent() {
        var rig = Rig.inLobby()
        rig.event(.introduced(ann))
        rig.event(.introduced(bob))
        rig.event(.typing(ann.number, true))
        rig.event(.typing(bob.number, true))
        #expect(Set(writers(rig)) == [ann.nick.text, bob.nick.text])
        rig.event(.typing(bob.number, false))
        #expect(writers(rig) == [ann.nick.text])
        rig.wait(7_999)
        #expect(writers(rig) == [ann.nick.text])
        rig.wait(1)
        #expect(writers(rig).isEmpty)
    }

    @Test func aLineOfTheirsEndsIt() throws {
        var rig = Rig.inLobby()
        rig.event(.introduced(ann))
        rig.event(.typing(ann.number, true))
        rig.event(
            .entry(
                Entry(
                    seq: Seq(1), time: HubTime(milliseconds: 1), author: ann.number, nonce: Nonce(7),
                    body: .text(try MessageText("hi")))))
        #expect(writers(rig).isEmpty)
    }

    @Test func oneselfIsNotShown() {
        var rig = Rig.inLobby()
        rig.event(.typing(you.number, true))
        #expect(writers(rig).isEmpty)
    }
}
