import ChatModel
import Testing

@testable import ClientCore

/// A client that is killed between any two of its effects, again and again; its disk and a small hub outlive it.
private struct RestartWalk {
    var client = Client()
    var disk = Disk()
    var hub = SimHub()
    var chance: Chance
    var link = Link(0)
    var isConnected = false
    var time: UInt64 = 1_000
    var typed = 0
    var kills = 0
    /// Effects that are still performed before the next kill.
    var fuse = Int.max

    init(seed: UInt64) { chance = Chance(state: seed) }

    mutating func roll(_ sides: Int) -> Int { Int.random(in: 0..<sides, using: &chance) }

    mutating func start() {
        client = Client(random: Chance(state: chance.next()))
        (isConnected, fuse) = (false, .max)
        hub.cut()
        var started = Started()
        (started.nick, started.posts) = (you.nick, disk.posts)
        apply(.started(started))
        apply(.user(.picker(.address("10.0.0.1"))))
    }

    mutating func apply(_ event: ClientEvent) {
        var effects = client.apply(event, at: moment(time))[...]
        while let effect = effects.popFirst() {
            guard fuse > 0 else { return kill() }
            fuse -= 1
            disk.perform(effect)
            switch effect {
            case .connect(let plan): (link, isConnected) = (plan.link, true)
            case .send(let link, let request) where isConnected && link == self.link: hub.handle(request)
            default: break
            }
        }
    }

    mutating func kill() {
        kills += 1
        start()
    }

    mutating func step() {
        switch roll(16) {
        case 0...3: say()
        case 4...8: deliver()
        case 9: welcome()
        case 10: cut()
        case 11: pass(UInt64(roll(20_000)))
        case 12: hub.isStorageFull = roll(3) == 0
        case 13: fuse = roll(4)
        case 14: apply(.user(.submit("/join #dev")))
        default: apply(.user([.showNext, .showLast][roll(2)]))
        }
    }

    mutating func say() {
        typed += 1
        let text = ["own \(typed)", "/msg ann own \(typed)", "/msg #dev own \(typed)"][roll(3)]
        apply(.user(.submit(text)))
    }

    mutating func welcome() {
        guard isConnected, client.hubs.values.allSatisfy({ $0.connection.session == nil }) else { return }
        hub.cut()
        let opened = Opened(hub: Rig.hub, name: hubName("lab"), address: Rig.address, welcome: hub.welcome())
        apply(.connection(link, .opened(opened)))
    }

    mutating func deliver() {
        for _ in 0..<roll(8) where !hub.answers.isEmpty { apply(.answer(link, hub.answers.removeFirst())) }
    }

    mutating func cut() {
        guard isConnected else { return }
        isConnected = false
        hub.cut()
        apply(.connection(link, .ended(.lost)))
        if client.shownHub == nil { apply(.user(.picker(.address("10.0.0.1")))) }
    }

    mutating func pass(_ milliseconds: UInt64) {
        time += milliseconds
        apply(.tick)
    }

    mutating func settle() {
        (hub.isStorageFull, fuse) = (false, .max)
        for _ in 0..<60 {
            welcome()
            while !hub.answers.isEmpty { apply(.answer(link, hub.answers.removeFirst())) }
            pass(31_000)
        }
    }
}

@Suite struct RestartWalkTests {
    @Test(arguments: 1...24 as ClosedRange<UInt64>)
    func whateverIsKilledEveryPostArrivesOnceAndInOrder(seed: UInt64) throws {
        var walk = RestartWalk(seed: seed)
        walk.start()
        for _ in 0..<1_200 { walk.step() }
        walk.settle()
        let journals = walk.hub.rooms.map { room in room.journal.filter { $0.author == you.number } }
        let all = journals.flatMap { $0 }.map(\.nonce)
        #expect(Set(all).count == all.count)
        #expect(Set(all) == walk.disk.everKept)
        for (journal, room) in zip(journals, walk.hub.rooms) {
            let numbers = journal.compactMap { $0.body.spoken?.text.split(separator: " ").last.flatMap { Int($0) } }
            #expect(
                zip(numbers, numbers.dropFirst()).first(where: >=).map { "\($0)" } == nil,
                "\(room.kind) \(numbers.prefix(60))")
        }
        #expect(walk.disk.posts.isEmpty)
        #expect(walk.kills > 20 && all.count > 60)
    }
}
