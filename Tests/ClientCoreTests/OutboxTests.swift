import ChatModel
import Testing

@testable import ClientCore

@Suite struct OutboxTests {
    private func waiting(_ rig: Rig) -> [OutboxPost] { rig.hub.outbox.posts(in: .room(.lobby)) }

    private func echo(_ post: Post, at seq: UInt64, by author: Person = you) -> RoomEvent {
        .entry(
            Entry(
                seq: Seq(seq), time: HubTime(milliseconds: seq), author: author.number, nonce: post.nonce,
                body: post.body))
    }

    private func refuse(_ rig: inout Rig, _ post: Post, _ code: Refusal.Code) {
        rig.answer(.refused(Refusal(subject: .post(post.nonce), code: code, detail: "no")))
    }

    @Test func aPostIsSendingUntilItsLineComes() {
        var rig = Rig.inLobby()
        #expect(rig.type("hello").contains(.clearComposer))
        #expect(waiting(rig).map(\.state) == [.sending])
        rig.event(echo(rig.posts[0], at: 1))
        #expect(waiting(rig).isEmpty)
        #expect(rig.seqs == [1])
    }

    @Test func somebodyElsesNonceIsNoAcknowledgement() {
        var rig = Rig.inLobby()
        rig.type("hello")
        rig.event(echo(rig.posts[0], at: 1, by: ann))
        #expect(waiting(rig).map(\.state) == [.sending])
    }

    @Test func theCreditIsKept() {
        var rig = Rig.inLobby(credit: 2)
        for word in ["a", "b", "c", "d"] { rig.type(word) }
        #expect(rig.posts.count == 2)
        rig.event(echo(rig.posts[0], at: 1))
        #expect(rig.posts.count == 3)
        #expect(rig.posts.map(\.body) == ["a", "b", "c"].map { .text(text($0)) })
    }

    @Test func postsWaitForTheConnectionAndGoAgainWithTheSameNonce() {
        var rig = Rig.inLobby()
        rig.type("one")
        rig.lose()
        rig.type("two")
        #expect(waiting(rig).map(\.state) == [.waiting(nil), .waiting(nil)])
        rig.wait(60_000)
        rig.welcome()
        #expect(rig.posts.count == 1)
        rig.joined()
        #expect(rig.posts.count == 3)
        #expect(rig.posts[1].nonce == rig.posts[0].nonce)
        #expect(Set(rig.posts.map(\.nonce)).count == 2)
    }

    @Test func aPostThatWasStoredBeforeTheCutIsNotSentAgain() {
        var rig = Rig.inLobby()
        rig.type("one")
        let post = rig.posts[0]
        rig.reconnect()
        rig.joined(nil, .lobby, [entry(1, by: you, "one", nonce: post.nonce.value)])
        #expect(rig.posts.count == 1)
        #expect(waiting(rig).isEmpty)
    }

    @Test func acceptanceWithoutTheLineIsStoredUntilItComes() {
        var rig = Rig.inLobby()
        rig.type("one")
        rig.answer(.accepted(rig.posts[0].nonce, Seq(1)))
        #expect(waiting(rig).map(\.state) == [.stored(Seq(1))])
        rig.event(echo(rig.posts[0], at: 1))
        #expect(waiting(rig).isEmpty)
    }

    @Test(arguments: [Refusal.Code.storageFull, .storageFailed])
    func afterAStorageRefusalEverythingGoesAgainInOrderWithAHigherAttempt(code: Refusal.Code) {
        var rig = Rig.inLobby()
        for word in ["a", "b", "c"] { rig.type(word) }
        let first = rig.posts
        rig.event(echo(first[0], at: 1))
        refuse(&rig, first[1], code)
        refuse(&rig, first[2], .staleAttempt)
        let trouble: PostTrouble = code == .storageFull ? .full : .failed
        #expect(waiting(rig).map(\.state) == [.waiting(trouble), .waiting(trouble)])
        rig.type("d")
        #expect(rig.posts.count == 3)
        rig.wait(900)
        #expect(rig.posts.count == 3)
        rig.wait(200)
        let again = rig.posts.dropFirst(3)
        #expect(again.map(\.body) == ["b", "c", "d"].map { .text(text($0)) })
        #expect(again.allSatisfy { $0.attempt == first[0].attempt + 1 })
        #expect(again.prefix(2).map(\.nonce) == first.dropFirst().map(\.nonce))
    }

    @Test func repeatedTroubleWaitsLonger() {
        var rig = Rig.inLobby()
        rig.type("a")
        var pauses: [UInt64] = []
        for _ in 0..<7 {
            let count = rig.posts.count
            refuse(&rig, rig.posts[count - 1], .storageFull)
            let start = rig.time
            while rig.posts.count == count { rig.wait(500) }
            pauses.append(rig.time - start)
        }
        #expect(pauses == [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000])
    }

    @Test func aPostRefusedForGoodFailsAndCanBeRetried() {
        var rig = Rig.inLobby()
        rig.type("one")
        refuse(&rig, rig.posts[0], .notJoined)
        #expect(waiting(rig).map(\.state) == [.failed(PostFailure(code: .notJoined, detail: "no"))])
        rig.type("/retry")
        #expect(rig.notices.last == .retrying(1))
        #expect(rig.posts.count == 2)
        #expect(waiting(rig).map(\.state) == [.sending])
    }

    @Test func theOutboxIsBoundedAndKeepsTheTextInTheComposer() {
        var rig = Rig.inLobby()
        rig.lose()
        for number in 0..<ClientLimits.outbox { rig.type("line \(number)") }
        let effects = rig.type("one too many")
        #expect(!effects.contains(.clearComposer))
        #expect(rig.notices.last == .outboxFull(limit: ClientLimits.outbox))
    }

    @Test func directTextsWaitForTheirConversation() {
        var rig = Rig.inLobby()
        rig.type("/msg bob psst")
        rig.type("/msg bob more")
        #expect(rig.notices.isEmpty)
        rig.joinedDirectly(rig.lastDirect, with: bob)
        #expect(rig.notices == [.toldDirectly(bob.nick, text("psst")), .toldDirectly(bob.nick, text("more"))])
        #expect(rig.posts.map(\.body) == [.text(text("psst")), .text(text("more"))])
        #expect(rig.posts.allSatisfy { $0.room == RoomNumber(20) })
        #expect(rig.hub.active == .room(.lobby))
        rig.type("/msg BOB again")
        #expect(rig.posts.count == 3)
    }

    @Test func anOpeningSurvivesACut() {
        var rig = Rig.inLobby()
        rig.type("/msg bob psst")
        rig.reconnect()
        rig.joinedDirectly(rig.lastDirect, with: bob)
        #expect(rig.posts.map(\.body) == [.text(text("psst"))])
    }

    @Test func nobodyOfThatNameIsToldWithCloseOnes() {
        var rig = Rig.inLobby()
        rig.type("/msg amn psst")
        rig.answer(.refused(Refusal(subject: .request(rig.lastDirect), code: .noSuchUser, detail: "")))
        #expect(rig.notices == [.noSuchUser(nick("amn"), close: [ann.nick])])
    }

    @Test func whatIsSaidWhileNoHubIsThereIsToldOnce() {
        var rig = Rig.inLobby()
        rig.lose()
        rig.type("/msg bob psst")
        #expect(rig.notices == [.toldDirectly(bob.nick, text("psst"))])
        rig.wait(60_000)
        rig.welcome()
        rig.joinedDirectly(rig.lastDirect, with: bob)
        #expect(rig.notices == [.toldDirectly(bob.nick, text("psst"))])
    }
}
