import ChatModel
import HubServer
import TestKit
import Testing
import Trust

/// Replies, reactions, edits and deletions, as those who are there and those who come later see them.
@Suite(.timeLimit(.minutes(1))) struct ChangeTests {
    /// Ann and Bob in the lobby, where Ann has said something.
    private struct Talk {
        let ann: Guest
        let bob: Guest
        let room: RoomNumber
        /// What Ann said.
        let said: Entry

        static func begin(_ hub: HubServer, bob identity: UserIdentity = UserIdentity()) async throws -> Talk {
            let ann = try await Guest.enter(hub, as: "ann")
            let bob = try await Guest.enter(hub, as: "bob", identity: identity)
            let room = try await ann.join().room
            _ = try await bob.join()
            try await ann.say("tea at four", in: room)
            let said = try await ann.entry()
            _ = try await bob.entry()
            return Talk(ann: ann, bob: bob, room: room, said: said)
        }

        /// Posts a change and holds what both see of it against each other.
        func change(_ body: Entry.Body, by author: Guest) async throws -> Entry {
            try await author.post(body, in: room)
            let seen = try await ann.entry()
            #expect(try await bob.entry() == seen)
            #expect(seen.body == body)
            return seen
        }
    }

    @Test func everyChangeIsSeenByAllAndFoundByWhoComesLater() async throws {
        try await withHub { hub in
            let talk = try await Talk.begin(hub)
            let (heart, five) = (try Reaction("❤️"), try MessageText("tea at five"))
            let target = talk.said.seq
            _ = try await talk.change(.reply(to: target, try MessageText("fine")), by: talk.bob)
            _ = try await talk.change(.reaction(to: target, heart, isOn: true), by: talk.bob)
            let edit = try await talk.change(.edit(of: target, five), by: talk.ann)
            let joined = try await Guest.enter(hub, as: "cat").join()
            #expect(joined.history.map(\.seq.value) == [1, 2, 3, 4])
            #expect(joined.history.first?.body == .text(five))
            #expect(
                joined.amendments == [
                    Amendment(
                        target: target, changed: edit.seq, content: .edited(five, at: edit.time),
                        reactions: [ReactionTally(reaction: heart, count: 1, isMine: false)])
                ])
        }
    }

    @Test func whatWasChangedWhileOneWasAwayComesWithTheResume() async throws {
        try await withHub { hub in
            let identity = UserIdentity()
            let talk = try await Talk.begin(hub, bob: identity)
            await talk.bob.peer.close()
            try await talk.ann.post(.edit(of: talk.said.seq, try MessageText("tea at five")), in: talk.room)
            let edit = try await talk.ann.entry()
            let back = try await Guest.enter(hub, as: "bob", identity: identity)
            let joined = try await back.join(resume: ResumeToken(talk.said))
            #expect(joined.resume == .resumed && joined.history.map(\.seq.value) == [2])
            #expect(joined.amendments.map(\.content) == [.edited(try MessageText("tea at five"), at: edit.time)])
        }
    }

    @Test func aPinIsSeenByBothAndFoundByWhoComesBackOrLooksBack() async throws {
        try await withHub { hub in
            let identity = UserIdentity()
            let ann = try await Guest.enter(hub, as: "ann")
            let bob = try await Guest.enter(hub, as: "bob", identity: identity)
            // Who makes a room pins in it.
            let room = try await ann.join("garden").room
            _ = try await bob.join("garden")
            try await ann.say("tea at four", in: room)
            let said = try await ann.entry()
            _ = try await bob.entry()
            try await bob.post(.pin(of: said.seq, isOn: true), in: room)
            #expect(try await bob.refusal() == .notAllowed)
            await bob.peer.close()
            try await ann.post(.pin(of: said.seq, isOn: true), in: room)
            let pin = try await ann.entry()
            #expect(pin.body == .pin(of: said.seq, isOn: true))
            let back = try await Guest.enter(hub, as: "bob", identity: identity)
            let joined = try await back.join("garden", resume: ResumeToken(said))
            let state = Amendment(
                target: said.seq, changed: pin.seq, content: .original, reactions: [], isPinned: true)
            #expect(joined.resume == .resumed && joined.history == [pin] && joined.amendments == [state])
            let page = try await back.pins(in: room)
            #expect(page.entries == [said] && page.amendments == [state] && !page.more)
            try await ann.post(.pin(of: said.seq, isOn: false), in: room)
            #expect(try await back.entry().body == .pin(of: said.seq, isOn: false))
            #expect(try await back.pins(in: room).entries.isEmpty)
        }
    }

    @Test func aDeletedMessageLeavesOnlyItsPlace() async throws {
        try await withHub { hub in
            let talk = try await Talk.begin(hub)
            _ = try await talk.change(.edit(of: talk.said.seq, try MessageText("tea at five")), by: talk.ann)
            let deletion = try await talk.change(.deletion(of: talk.said.seq), by: talk.ann)
            let page = try await talk.bob.history(of: talk.room, .before(nil, limit: 10))
            #expect(
                page.entries.map(\.body) == [.deleted, .deletedEdit(of: talk.said.seq), .deletion(of: talk.said.seq)])
            #expect(
                page.amendments == [
                    Amendment(target: talk.said.seq, changed: deletion.seq, content: .deleted, reactions: [])
                ])
        }
    }

    @Test func nobodyChangesWhatIsNotTheirsOrNotThere() async throws {
        try await withHub { hub in
            let talk = try await Talk.begin(hub)
            let (target, other) = (talk.said.seq, try MessageText("no tea"))
            let cases: [(Entry.Body, Refusal.Code)] = [
                (.edit(of: target, other), .notYours), (.deletion(of: target), .notYours),
                (.edit(of: Seq(99), other), .noSuchEntry), (.reply(to: Seq(99), other), .noSuchEntry),
                (.reaction(to: Seq(99), try Reaction("👍"), isOn: true), .noSuchEntry),
            ]
            for (body, code) in cases {
                try await talk.bob.post(body, in: talk.room)
                #expect(try await talk.bob.refusal() == code, "\(body)")
            }
            #expect(try await talk.ann.history(of: talk.room, .before(nil, limit: 10)).entries == [talk.said])
        }
    }

    @Test func aReactionThatChangesNothingIsAcknowledgedWhereItStands() async throws {
        try await withHub { hub in
            let talk = try await Talk.begin(hub)
            let body = Entry.Body.reaction(to: talk.said.seq, try Reaction("👍"), isOn: true)
            let first = try await talk.change(body, by: talk.bob)
            try await talk.bob.post(body, in: talk.room, nonce: Nonce(9))
            #expect(try await talk.bob.peer.nextAnswer() == .accepted(Nonce(9), first.seq))
        }
    }

    /// The slow one's connection takes nothing while much is said; what is taken back then has not been sent to it.
    @Test func whatIsTakenBackNeverReachesASlowReader() async throws {
        var limits = Limits()
        limits.postsPerSecond = 1_000_000
        limits.postBurst = 1_000_000
        limits.bytes = .any
        limits.stragglerBytes = 64 << 20
        try await withHub(limits: limits) { hub in
            let ann = try await Guest.enter(hub, as: "ann")
            let slow = try await Guest.enter(hub, as: "slow")
            let room = try await ann.join().room
            _ = try await slow.join()
            try await slow.peer.read(false)
            try await fill(room, by: ann, count: 1_500)
            try await ann.say("the password is swordfish", in: room)
            let secret = try await ann.entry()
            try await ann.post(.edit(of: secret.seq, try MessageText("the password is catfish")), in: room)
            _ = try await ann.entry()
            try await fill(room, by: ann, count: 3)
            try await ann.post(.deletion(of: secret.seq), in: room)
            let deletion = try await ann.entry()
            try await slow.peer.read(true)
            let (gaps, texts) = try await readOn(slow, until: deletion.seq)
            #expect(gaps.contains { $0.contains(secret.seq.value) && $0.contains(secret.seq.value + 1) })
            #expect(!texts.contains { $0.contains("fish") })
            let page = try await slow.history(of: room, .after(Seq(secret.seq.value - 1), limit: 1))
            #expect(page.entries.prefix(2).map(\.body) == [.deleted, .deletedEdit(of: secret.seq)])
        }
    }

    private func fill(_ room: RoomNumber, by guest: Guest, count: Int) async throws {
        let text = String(repeating: "x", count: 8_000)
        for start in stride(from: 0, to: count, by: 20) {
            let size = min(20, count - start)
            for _ in 0..<size { try await guest.say(text, in: room) }
            _ = try await guest.texts(size)
        }
    }

    /// Reads up to a place: what was left out, and the words that came.
    private func readOn(_ guest: Guest, until last: Seq) async throws -> (gaps: [Range<UInt64>], texts: [String]) {
        var (gaps, texts): ([Range<UInt64>], [String]) = ([], [])
        while true {
            switch try await guest.peer.nextAnswer() {
            case .gap(_, let after, let before): gaps.append(after.value + 1..<before.value)
            case .event(_, .entry(let entry)):
                if case .edit(_, let text) = entry.body { texts.append(text.text) }
                if let text = entry.body.spoken { texts.append(text.text) }
                if entry.seq == last { return (gaps, texts) }
            default: break
            }
        }
    }
}
