import ChatModel
import Foundation
import NIOCore
import NIOPosix

/// A hub with its clients, from their first start to their end, tortured for some rounds.
final class World {
    static let clients = 10
    private static let rooms = ["lobby", "build"]
    /// How long a client may take until everything is well again.
    private static let patience = Duration.seconds(30)

    let seed: UInt64
    private let folder: String
    private let data: String
    private let disk: Disk?
    private let isPlain: Bool
    private let programs: Programs
    private var chance: Chance
    private var ledger = Ledger()
    /// Whether nothing was found so far.
    private(set) var isWhole = true
    private let hub: HubDaemon
    private var proxies: [Proxy] = []
    private var clients: [ClientProcess] = []

    /// - Parameter folder: An empty one.
    init(seed: UInt64, folder: String, disk: Disk?, programs: Programs) throws {
        (self.seed, self.folder, self.disk) = (seed, folder, disk)
        chance = Chance(seed: seed)
        isPlain = Bool.random(using: &chance)
        data = (disk?.path ?? folder) + "/hub-\(seed)"
        hub = try HubDaemon(program: programs.hub, home: folder, data: data, isPlain: isPlain)
        self.programs = programs
    }

    /// Starts everything.
    func begin() async throws {
        try await hub.begin()
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        for index in 0..<Self.clients {
            let proxy = try await Proxy.listen(before: hub.port, on: loop)
            proxies.append(proxy)
            let client = try ClientProcess(
                name: "c\(index)", folder: folder + "/c\(index)", words: words(of: index, port: proxy.port),
                chance: Chance(seed: chance.next()))
            clients.append(client)
            try client.start()
        }
    }

    private func words(of index: Int, port: UInt16) -> [String] {
        var words = [programs.client, "client", "--port", "\(port)"]
        for room in Self.rooms { words += ["--rooms", room] }
        if isPlain { words.append("--plain") }
        if index < 2 { words += ["--partner", "c\(1 - index)"] }
        return words
    }

    /// One round: people talk, things break, everything heals, and what is left is checked.
    func round() async throws -> Round {
        let plan = RoundPlan(clients: Self.clients, hasDisk: disk != nil, using: &chance)
        for client in clients { client.obey(.talk(isHurried: plan.isHurried)) }
        let start = ContinuousClock.now
        for step in plan.steps {
            try await Task.sleep(until: start + .milliseconds(step.time), clock: .continuous)
            try await perform(step.fault)
        }
        try await Task.sleep(until: start + .milliseconds(RoundPlan.length), clock: .continuous)
        try await heal()
        try await settle()
        for client in clients {
            for testimony in try client.testimonies() { ledger.take(testimony, of: client.name) }
        }
        var findings = try await readJournal()
        findings += ledger.findings()
        findings += try await compare()
        if !findings.isEmpty { isWhole = false }
        return Round(plan: plan, findings: findings, lines: ledger.lines)
    }

    /// Leaves everything in its folder, the hub's data too: the small disk is gone with this program.
    func keep() {
        guard disk != nil else { return }
        try? FileManager.default.moveItem(atPath: data, toPath: folder + "/hub")
    }

    /// Leaves nothing.
    func remove() {
        for path in [folder, data] { try? FileManager.default.removeItem(atPath: path) }
    }

    /// Ends everything.
    func end() async {
        for client in clients { await client.kill() }
        await hub.end(SIGKILL)
        for proxy in proxies { await proxy.close() }
    }
}

extension World {
    private func perform(_ fault: Fault) async throws {
        switch fault {
        case .killHub: await hub.end(SIGKILL)
        case .stopHub: await hub.end(SIGTERM)
        case .startHub: try hub.start()
        case .killClient(let index): await clients[index].kill()
        case .startClient(let index):
            try clients[index].start()
            clients[index].obey(.talk(isHurried: false))
        case .cut(let index, let flow, let bytes): proxies[index].cut(flow, bytes: bytes)
        case .halfOpen(let index, let side): proxies[index].halfOpen(side)
        case .endHalfOpen(let index): proxies[index].endHalfOpen()
        case .stall(let index): proxies[index].stall(true)
        case .flow(let index): proxies[index].stall(false)
        case .freeze(let index): clients[index].signal(SIGSTOP)
        case .thaw(let index): clients[index].signal(SIGCONT)
        case .fillDisk: try disk?.fill()
        case .freeDisk: disk?.free()
        }
    }

    private func heal() async throws {
        disk?.free()
        try hub.start()
        for proxy in proxies { proxy.heal() }
        for client in clients {
            client.signal(SIGCONT)
            try client.start()
        }
    }

    /// Waits until everything that was said is stored.
    private func settle() async throws {
        for client in clients { client.obey(.quiet) }
        for client in clients {
            guard try await client.reply(within: Self.patience) == .quiet else {
                throw TortureError("\(client.name) answered something else than asked.")
            }
        }
    }

    private func readJournal() async throws -> [Finding] {
        let doors = try Self.rooms.map { JournalReader.Door.room(try RoomName($0)) } + [.direct(try Nick("c1"))]
        let reader = JournalReader(address: hub.address, identity: try clients[0].identity)
        let readings = try await reader.read(doors, as: try Nick("c0"))
        var findings: [Finding] = []
        for (label, reading) in zip(Self.rooms.map { "#" + $0 } + ["direct"], readings) {
            findings += ledger.take(reading, of: label)
        }
        return findings
    }

    /// Has each client tell what it shows, and holds that against the journal.
    private func compare() async throws -> [Finding] {
        var findings: [Finding] = []
        for client in clients { client.obey(.show(ledger.heads)) }
        for client in clients {
            while case .shown(let room, let span) = try await client.reply(within: Self.patience) {
                guard let finding = ledger.check(span, of: room, by: client.name) else { continue }
                findings.append(finding)
                try ledger.account(of: room).write(
                    toFile: folder + "/journal-\(room)", atomically: true, encoding: .utf8)
            }
            if !findings.isEmpty { try await explain(client) }
        }
        return findings
    }
}

extension World {
    /// Has a client write down what it shows, beside what the journal has.
    private func explain(_ client: ClientProcess) async throws {
        client.obey(.explain)
        _ = try await client.reply(within: Self.patience)
    }
}

/// What came of a round.
struct Round: Sendable {
    let plan: RoundPlan
    let findings: [Finding]
    /// How many lines the journal has after it.
    let lines: Int
}
