import ChatModel
import Testing

@testable import HubCore

/// Who may speak, and how often.
struct SpeechTests {
    private func scene() throws -> (bench: Bench, owner: SessionID, bob: SessionID, lobby: RoomNumber) {
        var bench = try Bench.owned()
        let (owner, bob) = (try bench.member("owner"), try bench.member("bob"))
        let lobby = try bench.join(owner)
        try bench.join(bob)
        return (bench, owner, bob, lobby)
    }

    @Test func whoIsMutedSaysAndChangesNothingUntilItEnds() throws {
        var (bench, owner, bob, lobby) = try scene()
        try bench.say("before", in: lobby, from: bob)
        try bench.order(.mute(bench.who("bob"), milliseconds: 90_000), in: lobby, from: owner)
        let bodies: [Entry.Body] = [
            .text(try MessageText("hi")), .reaction(to: Seq(1), try Reaction("x"), isOn: true),
            .edit(of: Seq(1), try MessageText("ho")), .deletion(of: Seq(1)), .topic(.none),
            .pin(of: Seq(1), isOn: true),
        ]
        for body in bodies {
            #expect(bench.receive(.post(bench.post(body, in: lobby)), from: bob).refusals(to: bob) == [.muted])
        }
        let effects = try bench.say("hi", in: lobby, from: bob)
        guard case .refused(let refusal)? = effects.answers(to: bob).first else { throw Missing() }
        #expect(refusal.detail == "You are muted for another 90 s, by owner.")
        bench.wait(90_000)
        #expect(try bench.say("hi", in: lobby, from: bob).texts == ["hi"])
    }

    @Test func aMuteOnTheHubHoldsInDirectRoomsToo() throws {
        var (bench, owner, bob, lobby) = try scene()
        let direct = try bench.direct(bob, with: "owner")
        try bench.order(.mute(bench.who("bob"), milliseconds: nil), in: lobby, scope: .hub, from: owner)
        #expect(try bench.say("psst", in: direct, from: bob).refusals(to: bob) == [.muted])
        try bench.order(.unmute(bench.who("bob")), in: lobby, scope: .hub, from: owner)
        #expect(try bench.say("psst", in: direct, from: bob).texts == ["psst"])
    }

    @Test func whereOnlyOperatorsSpeakOthersMayReact() throws {
        var (bench, owner, bob, lobby) = try scene()
        try bench.order(.mode(ModeChange(isAnnounceOnly: true)), in: lobby, from: owner)
        try bench.say("news", in: lobby, from: owner)
        let place = try unwrap(bench.journal.entries[lobby]?.last?.seq)
        #expect(try bench.say("hi", in: lobby, from: bob).refusals(to: bob) == [.announceOnly])
        let reaction = bench.post(.reaction(to: place, try Reaction("x"), isOn: true), in: lobby)
        #expect(bench.receive(.post(reaction), from: bob).refusals(to: bob) == [])
    }

    @Test func aPauseHoldsBackTheNextMessageAndKeepsItsOrder() throws {
        var (bench, owner, bob, lobby) = try scene()
        try bench.order(.mode(ModeChange(pause: 10)), in: lobby, from: owner)
        #expect(try bench.say("one", in: lobby, from: bob).texts == ["one"])
        bench.wait(4_000)
        let effects = try bench.say("two", in: lobby, from: bob)
        guard case .refused(let refusal)? = effects.answers(to: bob).first else { throw Missing() }
        #expect(refusal.code == .slowMode)
        #expect(refusal.detail == "One message in 10 s here; the next in 6 s.")
        bench.wait(6_000)
        // Sent after "two" and with its attempt: it may not overtake it.
        #expect(try bench.say("three", in: lobby, from: bob).refusals(to: bob) == [.staleAttempt])
        #expect(bench.receive(.post(try bench.post("two", in: lobby, attempt: 1)), from: bob).texts == ["two"])
        #expect(try bench.say("as I like", in: lobby, from: owner).texts == ["as I like"])
        #expect(try bench.say("and again", in: lobby, from: owner).texts == ["and again"])
    }

    @Test func pausesAreBounded() {
        var pauses = Pauses()
        for user in 1...5 {
            pauses.note(
                UserNumber(UInt32(user)), pause: 1_000, at: Monotonic(milliseconds: UInt64(user) * 600), limit: 2)
        }
        #expect(pauses.left(of: UserNumber(1), pause: 1_000, at: Monotonic(milliseconds: 3_000)) == 0)
        #expect(pauses.left(of: UserNumber(5), pause: 1_000, at: Monotonic(milliseconds: 3_000)) == 1_000)
    }
}
