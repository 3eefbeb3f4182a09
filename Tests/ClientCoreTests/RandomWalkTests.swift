import ChatModel
import Testing

@testable import ClientCore

/// A client and a small hub with a bad line between them.
private struct Walk {
    var rig: Rig
    var hub = SimHub()
    var chance: Chance
    /// Whether rooms are closed now and then, with what waits in them.
    let closes: Bool
    var said = 0
    var taken = 0
    var isConnected = false
    var sent = 0

    init(seed: UInt64) {
        rig = Rig(seed: seed)
        closes = seed.isMultiple(of: 2)
        chance = Chance(state: seed &+ 77)
        rig.user(.picker(.address("10.0.0.1")))
    }

    mutating func roll(_ sides: Int) -> Int { Int.random(in: 0..<sides, using: &chance) }

    mutating func step() {
        switch roll(24) {
        case 0...5: deliver()
        case 6...7: say()
        case 8...11: othersSpeak()
        case 12: cut()
        case 13...14: passTime()
        case 15: comeAndGo()
        case 16: rename()
        case 17: rig.type(["/join #dev", "/join #lobby", "/query ann", "/clear", "/close"][roll(closes ? 5 : 4)])
        case 18: rig.user([.showNext, .showUnread, .showLast, .loadOlder, .focused(true), .focused(false)][roll(6)])
        case 19: scroll()
        case 20: repeatAnswer()
        case 21: hub.isStorageFull = roll(3) == 0
        case 22: hub.tellGaps()
        default: rig.wait(UInt64(roll(400)))
        }
        carry()
    }

    /// Hands the client's new requests to the hub; a new connection is welcomed at once.
    mutating func carry() {
        while sent < rig.effects.count {
            let effect = rig.effects[sent]
            sent += 1
            switch effect {
            case .connect:
                isConnected = true
                hub.cut()
                let opened = Opened(hub: Rig.hub, name: hubName("lab"), address: Rig.address, welcome: hub.welcome())
                rig.apply(.connection(rig.link, .opened(opened)))
            case .send(let link, let request) where isConnected && link == rig.link: hub.handle(request)
            default: break
            }
        }
    }

    mutating func deliver() {
        for _ in 0..<roll(12) where !hub.answers.isEmpty { rig.answer(hub.answers.removeFirst()) }
    }

    mutating func say() {
        said += 1
        if rig.type("own \(said)").contains(.clearComposer) { taken += 1 }
    }

    mutating func othersSpeak() {
        guard !hub.rooms.isEmpty else { return }
        for _ in 0...roll(8) {
            let words = roll(4) == 0 ? "dana, look" : "something"
            hub.publish(
                in: roll(hub.rooms.count), by: hub.others[roll(3)], .text(text(words)),
                Nonce(.random(in: .min ... .max, using: &chance)), withholding: roll(6) == 0)
        }
    }

    mutating func cut() {
        guard isConnected, roll(3) == 0 else { return }
        isConnected = false
        hub.cut()
        rig.lose()
    }

    mutating func passTime() { rig.wait(UInt64(roll(20_000))) }

    mutating func comeAndGo() {
        let other = hub.others[roll(3)]
        let comes = hub.present.insert(other.number).inserted
        if !comes { hub.present.remove(other.number) }
        for room in hub.rooms where room.isJoined {
            hub.answers.append(.event(room.number, comes ? .arrived(member(other)) : .left(other.number)))
        }
    }

    mutating func rename() {
        let index = roll(3)
        let other = hub.others[index]
        hub.others[index] = Person(number: other.number, id: other.id, nick: nick("n\(roll(1_000))"))
        for room in hub.rooms where room.isJoined {
            hub.answers.append(.event(room.number, .renamed(other.number, hub.others[index].nick)))
        }
    }

    mutating func scroll() {
        guard let shown = rig.hub.shown,
            let entry = shown.timeline.items.compactMap(\.entry).randomElement(using: &chance)
        else { return }
        rig.user(.scrolled(roll(2) == 0 ? .newest : .older(top: entry.seq, bottom: Seq(entry.seq.value + 3))))
    }

    mutating func repeatAnswer() {
        guard isConnected, let room = hub.rooms.randomElement(using: &chance), room.isJoined else { return }
        guard let entry = room.journal.randomElement(using: &chance), rig.hub.numbers[room.number] != nil,
            rig.hub.conversations.values.contains(where: { $0.number == room.number && $0.timeline.head >= entry.seq })
        else { return }
        rig.answer(.event(room.number, .entry(entry)))
    }

    /// Ends the trouble, and lets everything come to rest.
    mutating func settle() {
        hub.isStorageFull = false
        hub.tellGaps()
        for _ in 0..<200 {
            carry()
            while !hub.answers.isEmpty {
                rig.answer(hub.answers.removeFirst())
                carry()
            }
            rig.wait(20_000)
        }
    }

    func journal(of key: ConversationKey) -> [Entry] {
        hub.rooms.first { room in
            switch (room.kind, key) {
            case (.named(let name), .room(let wanted)): name == wanted
            case (.direct, .direct(let user)): room.partner?.id == user
            default: false
            }
        }?.journal ?? []
    }

    func check(_ step: Int) {
        for conversation in rig.hub.conversations.values {
            let timeline = conversation.timeline
            let places = timeline.items.map(\.place)
            #expect(zip(places, places.dropFirst()).allSatisfy(<), "out of order at step \(step)")
            let journal = journal(of: conversation.key)
            let entries = timeline.items.compactMap(\.entry)
            #expect(entries.allSatisfy { $0 == journal[Int($0.seq.value) - 1] }, "a wrong line at step \(step)")
            let covered = timeline.head >= timeline.lowest ? timeline.head.value - timeline.lowest.value + 1 : 0
            #expect(UInt64(entries.count) + timeline.holes.count == covered, "a lost line at step \(step)")
            #expect(conversation.unread >= conversation.mentions && conversation.mentions >= 0)
            #expect(UInt64(conversation.unread) <= timeline.head.value)
            #expect(places.count <= ClientLimits.timelineItems + ClientLimits.timelineSlack)
            #expect(conversation.roster.count >= conversation.roster.loadedCount)
        }
        #expect(rig.hub.outbox.posts.count <= ClientLimits.outbox)
        #expect(rig.hub.active.map { rig.hub.conversations[$0] != nil } ?? rig.hub.conversations.isEmpty)
    }
}

@Suite struct RandomWalkTests {
    @Test(arguments: 1...16 as ClosedRange<UInt64>)
    func nothingIsLostDoubledOrOutOfOrder(seed: UInt64) {
        var walk = Walk(seed: seed)
        walk.carry()
        for step in 0..<900 {
            walk.step()
            walk.check(step)
        }
        walk.settle()
        walk.check(900)
        for conversation in walk.rig.hub.conversations.values {
            #expect(conversation.timeline.holes.count == 0)
            #expect(conversation.timeline.head.value == UInt64(walk.journal(of: conversation.key).count))
        }
        #expect(walk.rig.hub.outbox.posts.isEmpty)
        let own = walk.hub.rooms.flatMap(\.journal).filter { $0.author == you.number }
        #expect(Set(own.map(\.nonce)).count == own.count)
        #expect(Set(own.map(\.body)).count == own.count)
        #expect(walk.closes || own.count == walk.taken)
        #expect(walk.taken > 50)
    }
}
