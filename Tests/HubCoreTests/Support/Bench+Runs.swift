import ChatModel

@testable import HubCore

extension Bench {
    /// A hub with commands, whose owner is the user of the name "owner".
    static func running(
        _ commands: [HubCommand], _ change: (inout Limits) -> Void = { _ in },
        state: JournalState = JournalState(people: [], rooms: [])
    ) throws -> Bench {
        var names = Bench()
        let owner = try names.user("owner")
        var bench = Bench(change, state: state, owners: [owner], commands: commands)
        _ = try bench.user("owner")
        return bench
    }

    /// Asks for a run of a command.
    @discardableResult
    mutating func run(
        _ name: String, _ arguments: [String] = [], tag: UInt32 = 9, nonce: Nonce? = nil,
        in room: RoomNumber = RoomNumber(1), from session: SessionID
    ) throws -> [HubEffect] {
        let call = try unwrap(RunCall(try RunName(name), try arguments.map { try RunArgument($0) }))
        return receive(.run(Tag(tag), room, nonce ?? freshNonce(), call), from: session)
    }
}

extension HubCommand {
    /// One that everybody may run, unless it is changed.
    static func open(_ name: String, _ change: (inout HubCommand) throws -> Void = { _ in }) throws -> HubCommand {
        var command = HubCommand(try RunName(name), program: "/bin/\(name)")
        command.who = .member
        try change(&command)
        return command
    }
}

extension [HubEffect] {
    /// What is to be run.
    var started: [RunNumber] { compactMap { if case .run(let number, _) = $0 { number } else { nil } } }

    var orders: [RunOrder] { compactMap { if case .run(_, let order) = $0 { order } else { nil } } }

    /// What is to end.
    var stopped: [RunNumber] { compactMap { if case .endRun(let number) = $0 { number } else { nil } } }

    /// How runs of a session ended.
    func ends(of session: SessionID) -> [RunEnd] {
        answers(to: session).compactMap { if case .ran(_, let end) = $0 { end } else { nil } }
    }

    /// The runs that a room is shown.
    func reports(in room: RoomNumber) -> [RunReport] {
        published(in: room).compactMap { event in
            guard case .entry(let entry) = event, case .run(let report) = entry.body else { return nil }
            return report
        }
    }

    /// What the journal is to write of runs.
    var runChanges: [RunChange] {
        flatMap { if case .store(let batch) = $0 { batch.runs } else { [RunChange]() } }
    }
}
