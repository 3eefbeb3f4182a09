import ChatModel
import Testing

@testable import ClientCore

/// Posts that a slow room refuses for now, and those that are refused for good.
@Suite struct SlowRoomTests {
    private func refuse(_ rig: inout Rig, _ post: Post, _ code: Refusal.Code) {
        rig.answer(.refused(Refusal(subject: .post(post.nonce), code: code, detail: "no")))
    }

    private func publish(_ rig: inout Rig, _ post: Post, at seq: UInt64) {
        rig.event(
            .entry(
                Entry(
                    seq: Seq(seq), time: HubTime(milliseconds: seq), author: you.number, nonce: post.nonce,
                    body: post.body)), in: post.room.value)
    }

    @Test func itsPostsGoAgainInOrderOneByOne() {
        var rig = Rig.inLobby()
        for word in ["one", "two", "three"] { rig.type(word) }
        refuse(&rig, rig.posts[0], .slowMode)
        #expect(rig.hub.outbox.posts.map(\.state) == Array(repeating: .waiting(.slowMode), count: 3))
        // The others were refused as well: that is known already.
        refuse(&rig, rig.posts[1], .staleAttempt)
        refuse(&rig, rig.posts[2], .staleAttempt)
        rig.wait(900)
        #expect(rig.posts.count == 3)
        rig.wait(200)
        #expect(rig.posts.count == 4)
        #expect(rig.posts[3].nonce == rig.posts[0].nonce && rig.posts[3].attempt > rig.posts[0].attempt)
        publish(&rig, rig.posts[3], at: 1)
        #expect(rig.posts.count == 5 && rig.posts[4].nonce == rig.posts[1].nonce)
        refuse(&rig, rig.posts[4], .slowMode)
        rig.wait(1_000)
        #expect(rig.posts.count == 6 && rig.posts[5].nonce == rig.posts[1].nonce)
    }

    @Test func otherRoomsDoNotWait() {
        var rig = Rig.inLobby()
        rig.type("/join #dev")
        rig.joined(nil, room("dev"), number: 11)
        rig.type("/msg #lobby one")
        rig.type("two")
        refuse(&rig, rig.posts[0], .slowMode)
        #expect(rig.posts.count == 3 && rig.posts[2].nonce == rig.posts[1].nonce)
        publish(&rig, rig.posts[2], at: 1)
        rig.type("three")
        #expect(rig.posts.last?.room == RoomNumber(11))
    }

    @Test func aRoomThatIsSlowNoMoreTakesAllAtOnce() {
        var rig = Rig.inLobby()
        for word in ["one", "two", "three"] { rig.type(word) }
        refuse(&rig, rig.posts[0], .slowMode)
        rig.event(.entry(ruling(1, .mode(.open))))
        #expect(rig.posts.count == 6)
    }

    @Test(arguments: [Refusal.Code.muted, .announceOnly, .banned])
    func whatIsRefusedForGoodFails(code: Refusal.Code) {
        var rig = Rig.inLobby()
        rig.type("one")
        refuse(&rig, rig.posts[0], code)
        #expect(rig.hub.outbox.posts.map(\.state) == [.failed(PostFailure(code: code, detail: "no"))])
        rig.type("/retry")
        #expect(rig.posts.count == 2)
    }
}
