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
    /// Refused texts that were forgotten on purpose.
    var dropped = 0
    private let signs = ["+1", "-1"].map { sign in checked { try Reaction(sign) } }

    init(seed: UInt64) {
        rig = Rig(seed: seed)
        closes = seed.isMultiple(of: 2)
        chance = Chance(state: seed &+ 77)
        rig.user(.picker(.address("10.0.0.1")))
    }

    mutating func roll(_ sides: Int) -> Int { Int.random(in: 0..<sides, using: &chance) }

    mutating func step() {
        switch roll(34) {
        case 0...5: deliver()
        case 6...7: say()
        case 8...11: othersSpeak()
        case 12: cut()
        case 13...14: passTime()
        case 15: comeAndGo()
        case 16: rename()
        case 17: command()
        case 18: rig.user([.showNext, .showUnread, .showLast, .loadOlder, .focused(true), .focused(false)][roll(6)])
        case 19: scroll()
        case 20: repeatAnswer()
        case 21: hub.isStorageFull = roll(3) == 0
        case 22: hub.tellGaps()
        case 23...25: othersChange()
        case 26: change()
        case 27: jump()
        case 28: hub.writeReads()
        case 29: if roll(8) == 0 { expire() }
        case 30: hub.slowRoom = roll(3) == 0 ? hub.rooms.randomElement(using: &chance)?.number : nil
        case 31: moderate()
        case 32: write()
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
        let prefix = ["", "", "/reply ", "/edit "][roll(4)]
        if rig.type("\(prefix)own \(said)").contains(.clearComposer) { taken += 1 }
    }

    mutating func command() {
        let lines = [
            "/join #dev", "/join #lobby", "/query ann", "/clear", "/kick bob", "/ban --hub bob 1h", "/mode", "/close",
        ]
        let text = lines[roll(closes ? 8 : 7)]
        if text == "/clear", let active = rig.hub.active { dropped += failedTexts(in: active) }
        rig.type(text)
    }

    /// Posts with words that the hub refused, because their message is no more.
    func failedTexts(in key: ConversationKey) -> Int {
        rig.hub.outbox.posts(in: key).count { if case .failed = $0.state { true } else { false } }
    }

    /// Somebody decides something, or the user is put out of a room in which nothing of theirs is on its way.
    mutating func moderate() {
        guard let index = hub.rooms.indices.randomElement(using: &chance) else { return }
        let bob = Subject(id: hub.others[1].id, nick: hub.others[1].nick)
        let acts: [Act] = [.kick(bob), .mute(bob, until: nil), .mode(RoomMode(pause: UInt32(roll(9))))]
        guard hub.rooms[index].partner == nil, roll(3) == 0, hub.answers.isEmpty, rig.hub.outbox.posts.isEmpty else {
            let body = Entry.Body.ruling(Ruling(scope: .room, act: acts[roll(3)]))
            let nonce = Nonce(.random(in: .min ... .max, using: &chance))
            return hub.publish(in: index, by: hub.others[0], body, nonce, withholding: roll(6) == 0)
        }
        hub.remove(from: index)
    }

    mutating func othersChange() {
        guard !hub.rooms.isEmpty else { return }
        let index = roll(hub.rooms.count)
        let room = hub.rooms[index]
        guard let target = room.kept.filter({ room.present($0).body.spoken != nil }).randomElement(using: &chance)
        else {
            return
        }
        let author = hub.others[roll(3)]
        said += 1
        let body: Entry.Body =
            switch roll(6) {
            case 5: .pin(of: target.seq, isOn: roll(3) > 0)
            case 0: .edit(of: target.seq, text(roll(2) == 0 ? "dana \(said)" : "edited \(said)"))
            case 1: .deletion(of: target.seq)
            default: .reaction(to: target.seq, signs[roll(2)], isOn: roll(3) > 0)
            }
        guard room.objection(to: body, by: author.number) == nil, !room.changesNothing(body, by: author.number) else {
            return
        }
        hub.publish(
            in: index, by: author, body, Nonce(.random(in: .min ... .max, using: &chance)), withholding: roll(6) == 0)
    }

    /// One's own changes, of a chosen message or of the newest.
    mutating func change() {
        if let seq = rig.hub.shown?.timeline.items.compactMap(\.entry).randomElement(using: &chance)?.seq, roll(2) == 0
        {
            rig.user(.select(.at(seq)))
        }
        rig.type(["/react +1", "/react +1", "/react -1", "/delete"][roll(4)])
        rig.user(.select(.next(roll(2) == 0 ? .older : .newer)))
    }

    /// Half of what a room keeps expires.
    mutating func expire() {
        guard let index = hub.rooms.indices.randomElement(using: &chance) else { return }
        let room = hub.rooms[index]
        hub.expire(in: index, upTo: Seq(room.floor.value + (room.head.value - room.floor.value) / 2))
    }

    mutating func jump() {
        switch roll(5) {
        case 0: rig.user(.jumpToUnread)
        case 1: rig.user(.jumpToMention(roll(2) == 0 ? .older : .newer))
        case 2: rig.type("/search something")
        default: rig.user(.search([.move(roll(9)), .choose, .back, .close][roll(4)]))
        }
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

    /// Somebody writes something, or no longer.
    mutating func write() {
        rig.user(.writes(roll(3) > 0))
        for room in hub.rooms where room.isJoined {
            hub.answers.append(.event(room.number, .typing(hub.others[roll(3)].number, roll(3) > 0)))
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

    /// Something that has come comes again.
    mutating func repeatAnswer() {
        guard isConnected, let room = hub.rooms.randomElement(using: &chance), room.isJoined else { return }
        guard let entry = room.journal.randomElement(using: &chance), rig.hub.numbers[room.number] != nil,
            rig.hub.conversations.values.contains(where: { $0.number == room.number && $0.timeline.covers(entry.seq) })
        else { return }
        rig.answer(.event(room.number, .entry(entry)))
    }

    /// Ends the trouble, and lets everything come to rest.
    mutating func settle() {
        hub.isStorageFull = false
        hub.slowRoom = nil
        hub.tellGaps()
        for _ in 0..<300 {
            carry()
            hub.writeReads()
            while !hub.answers.isEmpty {
                rig.answer(hub.answers.removeFirst())
                carry()
            }
            rig.wait(20_000)
        }
    }

    func room(_ key: ConversationKey) -> SimRoom? {
        hub.rooms.first { room in
            switch (room.kind, key) {
            case (.named(let name), .room(let wanted)): name == wanted
            case (.direct, .direct(let user)): room.partner?.id == user
            default: false
            }
        }
    }

    /// Once all is quiet, what is shown is what the hub has: words, what became of them, what is read.
    func compare(_ conversation: Conversation) {
        guard let room = room(conversation.key), conversation.exit == nil else { return }
        let timeline = conversation.timeline
        #expect(timeline.holes.ranges.allSatisfy { $0.count > ClientLimits.filledHole })
        #expect(timeline.head == room.head)
        for item in timeline.items {
            guard let entry = item.entry, entry.seq > room.floor else { continue }
            #expect(entry == room.present(room.journal[Int(entry.seq.value) - 1]))
            let amendment = room.amendment(of: entry.seq)
            let isEdited = if case .edited? = amendment?.content { true } else { false }
            #expect(item.isEdited == isEdited)
            #expect(Set(item.reactions) == Set(amendment?.reactions ?? []), "\(entry.seq)")
            #expect(item.isPinned == amendment?.isPinned ?? false, "\(entry.seq)")
        }
        #expect(room.mark == conversation.read)
        // Lines that have expired are still unread where they are shown; the hub counts them no more.
        guard timeline.coversAll(after: conversation.read), conversation.read >= room.floor else { return }
        #expect(conversation.unread == Int(room.unread.messages))
        #expect(conversation.mentions == Int(room.unread.mentions))
    }

    func check(_ step: Int) {
        for conversation in rig.hub.conversations.values {
            let timeline = conversation.timeline
            let places = timeline.items.map(\.place)
            #expect(zip(places, places.dropFirst()).allSatisfy(<), "out of order at step \(step)")
            let journal = room(conversation.key)?.journal ?? []
            let entries = timeline.items.compactMap(\.entry)
            #expect(entries.allSatisfy { $0.nonce == journal[Int($0.seq.value) - 1].nonce }, "wrong line, step \(step)")
            let floor = room(conversation.key)?.floor ?? .zero
            let kept = journal.filter { $0.seq > floor && $0.body.isShown && timeline.covers($0.seq) }.map(\.seq)
            let shown = entries.map(\.seq).filter { $0 > floor }
            #expect(
                Set(kept).symmetricDifference(shown).isEmpty, "lost or doubled at step \(step) in \(timeline.holes)")
            #expect(conversation.unread >= conversation.mentions && conversation.mentions >= 0)
            #expect(UInt64(conversation.unread) <= timeline.head.value)
            #expect(places.count <= ClientLimits.timelineItems + ClientLimits.timelineSlack)
            #expect(conversation.roster.count >= conversation.roster.loadedCount)
            #expect(conversation.writers[you.number] == nil && conversation.writers.count <= hub.others.count)
        }
        #expect(rig.hub.outbox.posts.count <= ClientLimits.outbox)
        #expect(rig.hub.active.map { rig.hub.conversations[$0] != nil } ?? rig.hub.conversations.isEmpty)
    }
}

@Suite struct RandomWalkTests {
    @Test(arguments: 1...24 as ClosedRange<UInt64>)
    func nothingIsLostDoubledOrOutOfOrder(seed: UInt64) {
        var walk = Walk(seed: seed)
        walk.carry()
        for step in 0..<1_000 {
            walk.step()
            walk.check(step)
        }
        walk.settle()
        walk.check(1_000)
        for conversation in walk.rig.hub.conversations.values { walk.compare(conversation) }
        let failed = walk.rig.hub.outbox.posts.count { if case .failed = $0.state { true } else { false } }
        #expect(walk.rig.hub.outbox.posts.count == failed)
        let own = walk.hub.rooms.flatMap(\.journal).filter { $0.author == you.number }
        #expect(Set(own.map(\.nonce)).count == own.count)
        let texts = own.compactMap { entry in
            if case .edit(_, let text) = entry.body { text } else { entry.body.spoken }
        }
        #expect(Set(texts).count == texts.count)
        for room in walk.hub.rooms {
            let said = room.journal.compactMap { entry -> Int? in
                guard entry.author == you.number, case .text(let text) = entry.body else { return nil }
                return Int(text.text.dropFirst("own ".count))
            }
            #expect(said == said.sorted())
        }
        #expect(walk.closes || texts.count + failed + walk.dropped == walk.taken)
        #expect(walk.taken > 20)
    }
}
