import ChatModel
import Testing

@testable import ClientCore

@Suite struct KeepingTests {
    private func disk(_ rig: Rig) -> Disk {
        var disk = Disk()
        disk.perform(rig.effects)
        return disk
    }

    /// A new client on the disk that this one leaves, up to the welcome.
    private func restarted(_ rig: Rig) -> Rig {
        let posts = disk(rig).posts
        var new = Rig(seed: 2) { $0.posts = posts }
        new.welcome()
        return new
    }

    private func echo(_ post: Post, at seq: UInt64) -> RoomEvent {
        .entry(
            Entry(
                seq: Seq(seq), time: HubTime(milliseconds: seq), author: you.number, nonce: post.nonce,
                body: post.body))
    }

    @Test func aPostIsOnDiskBeforeItIsSentAndBeforeTheComposerIsEmpty() throws {
        var rig = Rig.inLobby()
        let effects = rig.type("hello")
        let post = KeptPost(
            hub: Rig.hub, target: .room(.lobby), nonce: rig.posts[0].nonce, body: .text(text("hello")),
            typed: moment(rig.time).wall)
        #expect(effects.first == .keep([.post(post)]))
        #expect(effects.contains(.clearComposer) && Rig.requests(effects).count == 1)
    }

    @Test func itsLineOrItsAcceptanceEndsTheKeeping() {
        var rig = Rig.inLobby()
        rig.type("one")
        rig.type("two")
        #expect(rig.event(echo(rig.posts[0], at: 1)).first == .keep([.done(rig.posts[0].nonce)]))
        #expect(rig.answer(.accepted(rig.posts[1].nonce, Seq(9))).first == .keep([.done(rig.posts[1].nonce)]))
        #expect(rig.event(echo(rig.posts[1], at: 9)).allSatisfy { if case .keep = $0 { false } else { true } })
        #expect(disk(rig).posts.isEmpty)
    }

    @Test func theDiskIsNotToldOfTriesAndRefusalsThatPass() {
        var rig = Rig.inLobby()
        rig.type("one")
        let count = rig.effects.count
        rig.answer(.refused(Refusal(subject: .post(rig.posts[0].nonce), code: .storageFull, detail: "")))
        rig.reconnect()
        rig.joined()
        #expect(rig.effects.dropFirst(count).allSatisfy { if case .keep = $0 { false } else { true } })
        #expect(rig.posts.count == 2)
    }

    @Test func afterARestartPostsGoInOrderWithTheirNonces() {
        var rig = Rig.inLobby()
        rig.lose()
        for word in ["a", "/me b", "/topic c"] { rig.type(word) }
        let kept = disk(rig).posts
        var new = restarted(rig)
        #expect(new.posts.isEmpty)
        new.joined()
        #expect(new.posts.map(\.body) == [.text(text("a")), .action(text("b")), .topic(topic("c"))])
        #expect(new.posts.map(\.nonce) == kept.map(\.nonce))
        for (index, post) in new.posts.enumerated() { new.event(echo(post, at: UInt64(index + 1))) }
        var after = Disk()
        after.perform([.keep(kept.map(OutboxRecord.post))])
        after.perform(new.effects)
        #expect(after.posts.isEmpty)
    }

    @Test func aFailedPostStaysFailedOverARestartUntilItIsRetried() {
        var rig = Rig.inLobby()
        rig.type("one")
        rig.answer(.refused(Refusal(subject: .post(rig.posts[0].nonce), code: .notJoined, detail: "no")))
        var new = restarted(rig)
        new.joined()
        #expect(new.posts.isEmpty)
        #expect(new.hub.outbox.posts.map(\.state) == [.failed(PostFailure(code: .notJoined, detail: "no"))])
        #expect(
            new.type("/retry").first.map { if case .keep(let records) = $0 { records.count == 1 } else { false } }
                == true)
        #expect(new.posts.count == 1)
    }

    @Test func droppedPostsAreDroppedOnDisk() {
        var rig = Rig.inLobby()
        rig.type("one")
        rig.answer(.refused(Refusal(subject: .post(rig.posts[0].nonce), code: .notJoined, detail: "no")))
        rig.type("/clear")
        #expect(disk(rig).posts.isEmpty)
        rig.type("two")
        rig.type("/close")
        #expect(disk(rig).posts.isEmpty)
    }

    @Test func postsWaitUntilThePersonGoesToTheirHub() {
        var rig = Rig.inLobby()
        rig.type("one")
        let posts = disk(rig).posts
        var new = Rig { $0.posts = posts }
        new.wait(60_000)
        #expect(new.client.hubs.isEmpty && new.effects.allSatisfy { if case .keep = $0 { false } else { true } })
        new.welcome()
        new.joined()
        #expect(new.posts.count == 1)
    }

    @Test func aTextForSomebodyWhoseConversationIsNotOpenSurvives() {
        var rig = Rig.inLobby()
        rig.lose()
        rig.type("/msg ann psst")
        #expect(disk(rig).posts.map(\.target) == [.nick(ann.nick)])
        var new = restarted(rig)
        new.joined()
        new.type("/msg ann more")
        new.joinedDirectly(new.lastDirect, with: ann)
        #expect(new.posts.map(\.body) == [.text(text("psst")), .text(text("more"))])
        let again = disk(new).posts
        #expect(again.map(\.target) == [.direct(ann), .direct(ann)])
        // Known by its partner now, it is opened again without a nick.
        let third = restarted(new)
        #expect(third.requests.contains { if case .direct(_, .user(ann.id), nil) = $0 { true } else { false } })
    }

    @Test func aTextForNobodyIsForgotten() {
        var rig = Rig.inLobby()
        rig.type("/msg zoe psst")
        rig.answer(.refused(Refusal(subject: .request(rig.lastDirect), code: .noSuchUser, detail: "")))
        #expect(disk(rig).posts.isEmpty)
        #expect(rig.hub.outbox.unaddressed.isEmpty)
    }

    @Test func thatNothingCanBeKeptIsSaid() {
        var rig = Rig.inLobby()
        rig.apply(.unkept("The disk is full."))
        #expect(rig.notices == [.unkept("The disk is full.")])
    }
}
