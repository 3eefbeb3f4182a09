import ChatModel
import Fuzzing
import Synchronization

/// Honest clients and attackers on one hub, until the end.
struct HubTrial: Sendable {
    /// When it is over.
    enum End: Sendable {
        case after(Duration)
        case connections(Int)
    }

    let hub: FuzzedHub
    let clients: Int
    let end: End
    let project: String
    let seed: UInt64

    /// How many attackers there are of each kind.
    private static let attackers = 6
    private static let look = Duration.milliseconds(100)

    func run() async throws -> TrialResult {
        let (meeting, siege) = (Meeting(of: clients), Siege())
        let corpus = try FuzzBody.all.filter { $0.name == "requests" }.flatMap {
            try Corpus(project: project).inputs(for: $0)
        }
        return try await withThrowingTaskGroup(of: Testimony?.self) { group in
            for number in 0..<clients {
                let address = HubAddress.tcp(host: "127.0.0.1", port: hub.port, plain: false)
                let client = HonestClient(number: number, address: address, meeting: meeting)
                group.addTask {
                    let start = ContinuousClock.now
                    do { return try await client.run() } catch {
                        let seconds = (ContinuousClock.now - start).components.seconds
                        throw FuzzError("client \(number) after \(seconds) s: \(error)")
                    }
                }
            }
            try await wait { meeting.isComplete || !hub.isRunning }
            var result = TrialResult(memory: [hub.residentMiB])
            for door in Attacker.Door.all(of: hub) {
                for number in 0..<Self.attackers {
                    let seed = self.seed &* 1_000 &+ UInt64(door.rank * Self.attackers + number)
                    group.addTask {
                        var attacker = Attacker(door: door, siege: siege, corpus: corpus, seed: seed)
                        await attacker.run()
                        return nil
                    }
                }
            }
            try await lay(siege, &result)
            meeting.end()
            var testimonies: [Testimony] = []
            while let one = await group.nextResult() {
                switch one {
                case .success(let testimony?): testimonies.append(testimony)
                case .success(nil): break
                case .failure(let error): result.troubles.append("\(error)")
                }
            }
            result.take(testimonies, meeting, siege)
            result.memory.append(hub.residentMiB)
            result.isRunning = hub.isRunning
            return result
        }
    }

    /// Waits for the end; looks at the hub's memory after a minute.
    private func lay(_ siege: Siege, _ result: inout TrialResult) async throws {
        let start = ContinuousClock.now
        while hub.isRunning, !isOver(siege, since: start) {
            try await Task.sleep(for: Self.look)
            if result.memory.count == 1, ContinuousClock.now - start > .seconds(60) {
                result.memory.append(hub.residentMiB)
            }
        }
        siege.end()
    }

    private func isOver(_ siege: Siege, since start: ContinuousClock.Instant) -> Bool {
        switch end {
        case .after(let time): ContinuousClock.now - start >= time
        case .connections(let count): siege.attacked >= count
        }
    }

    private func wait(until holds: () -> Bool) async throws {
        while !holds() { try await Task.sleep(for: Self.look) }
    }
}

extension TrialResult {
    fileprivate mutating func take(_ testimonies: [Testimony], _ meeting: Meeting, _ siege: Siege) {
        (attacked, entered) = (siege.attacked, siege.entered)
        guard let each = meeting.said else { return troubles.append("not every client could say all that it had to") }
        said = each.values.reduce(0, +)
        for testimony in testimonies {
            received += testimony.received
            lost += testimony.lost(of: each)
            twice += testimony.twice
            disorder += testimony.disorder + testimony.gaps
        }
    }
}

/// What all attackers share.
final class Siege: Sendable {
    private let counts = Mutex((attacked: 0, entered: 0, isOver: false))

    var attacked: Int { counts.withLock { $0.attacked } }
    var entered: Int { counts.withLock { $0.entered } }
    var isOver: Bool { counts.withLock { $0.isOver } }

    func countConnection() { counts.withLock { $0.attacked += 1 } }

    func countEntry() { counts.withLock { $0.entered += 1 } }

    func end() { counts.withLock { $0.isOver = true } }
}
