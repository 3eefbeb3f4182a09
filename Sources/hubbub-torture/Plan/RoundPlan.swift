/// What happens in one round, and when: drawn by chance, everything is whole again at its end.
struct RoundPlan: Hashable, Sendable {
    /// A fault at a moment, in milliseconds from the round's start.
    struct Step: Hashable, Sendable {
        let time: Int
        let fault: Fault
    }

    /// Milliseconds for which people talk.
    static let length = 700

    /// In order of time.
    let steps: [Step]
    /// Whether people talk as fast as they can, so that whoever is away for a moment misses more than a page.
    let isHurried: Bool

    /// - Parameter hasDisk: Whether the disk can be filled.
    init(clients: Int, hasDisk: Bool, using chance: inout Chance) {
        var draft = Draft(clients: clients)
        let troubles = Int.random(in: 1...4, using: &chance)
        for _ in 0..<troubles { draft.addTrouble(hasDisk: hasDisk, using: &chance) }
        isHurried = Int.random(in: 0..<6, using: &chance) == 0
        steps = draft.steps.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
            .map(\.element)
    }

    /// How many processes are killed.
    var kills: Int {
        steps.count { step in
            switch step.fault {
            case .killHub, .killClient: true
            default: false
            }
        }
    }
}

/// A plan that is being drawn.
private struct Draft {
    let clients: Int
    var steps: [RoundPlan.Step] = []
    private var hubIsTaken = false
    private var diskIsTaken = false
    private var taken: Set<Int> = []

    init(clients: Int) { self.clients = clients }

    mutating func addTrouble(hasDisk: Bool, using chance: inout Chance) {
        switch Int.random(in: 0..<20, using: &chance) {
        case 0..<5: addHubTrouble(using: &chance)
        case 5..<8: if hasDisk { addDiskTrouble(using: &chance) }
        default: addClientTrouble(using: &chance)
        }
    }

    private mutating func addHubTrouble(using chance: inout Chance) {
        guard !hubIsTaken else { return }
        hubIsTaken = true
        var time = moment(using: &chance)
        // Sometimes it is away for so long that much more than a page waits for it.
        if Int.random(in: 0..<8, using: &chance) == 0 {
            add(.killHub, at: time)
            return add(.startHub, at: time + 2_500)
        }
        // A hub that is killed may be killed again while it starts.
        for _ in 0..<(Int.random(in: 0..<5, using: &chance) == 0 ? 2 : 1) {
            let isGentle = Int.random(in: 0..<5, using: &chance) == 0
            add(isGentle ? .stopHub : .killHub, at: time)
            time += Int.random(in: 0...200, using: &chance)
            add(.startHub, at: time)
            time += Int.random(in: 10...150, using: &chance)
        }
    }

    private mutating func addDiskTrouble(using chance: inout Chance) {
        guard !diskIsTaken else { return }
        diskIsTaken = true
        let time = moment(using: &chance)
        add(.fillDisk, at: time)
        add(.freeDisk, at: time + Int.random(in: 50...400, using: &chance))
    }

    private mutating func addClientTrouble(using chance: inout Chance) {
        let client = Int.random(in: 0..<clients, using: &chance)
        guard taken.insert(client).inserted else { return }
        let time = moment(using: &chance)
        let later = time + Int.random(in: 20...400, using: &chance)
        switch Int.random(in: 0..<12, using: &chance) {
        case 0..<4:
            add(.killClient(client), at: time)
            add(.startClient(client), at: later)
        case 4..<7:
            let flow: Fault.Flow = Bool.random(using: &chance) ? .toHub : .toClient
            add(.cut(client, flow, bytes: Int.random(in: 1...300, using: &chance)), at: time)
        case 7: add(.halfOpen(client, open: .hub), at: time)
        case 8:
            add(.halfOpen(client, open: .client), at: time)
            add(.endHalfOpen(client), at: later)
        case 9..<11:
            add(.stall(client), at: time)
            add(.flow(client), at: later)
        default:
            add(.freeze(client), at: time)
            add(.thaw(client), at: later)
        }
    }

    private func moment(using chance: inout Chance) -> Int { Int.random(in: 0..<RoundPlan.length, using: &chance) }

    private mutating func add(_ fault: Fault, at time: Int) { steps.append(RoundPlan.Step(time: time, fault: fault)) }
}
