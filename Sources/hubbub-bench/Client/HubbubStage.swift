import ChatModel
import Foundation

/// Hubbub's own client at a hub of its own, over TLS.
struct HubbubStage: ChatStage {
    /// How many talk in a flood: one alone would have to wait for the hub to acknowledge.
    private static let talkers = 8

    let client = "hubbub"
    let cue: String? = nil
    let look = ""
    private let program: String
    private let home = Result { try TemporaryHome() }
    private let hub: HubProcess
    private let caller: Caller
    private let rooms: [RoomNumber]

    /// Starts the hub and says something in its first room.
    static func open(_ program: String) async throws -> HubbubStage {
        let hub = try await HubProcess.start(.tls)
        do {
            let caller = try await Caller.enter(hub.address, as: "stage")
            var rooms: [RoomNumber] = []
            for room in 0..<StageWords.rooms {
                let name = try RoomName("r\(room)")
                let joined = try await caller.ask(.join(Tag(UInt32(room) + 1), name, resume: nil)) { answer in
                    if case .joined(let joined) = answer { joined.room } else { nil }
                }
                rooms.append(joined.value)
            }
            let stage = HubbubStage(program: program, hub: hub, caller: caller, rooms: rooms)
            for room in rooms.indices { try await stage.say(StageWords.ready(room), in: room) }
            return stage
        } catch {
            await hub.stop()
            throw error
        }
    }

    private init(program: String, hub: HubProcess, caller: Caller, rooms: [RoomNumber]) {
        self.program = program
        self.hub = hub
        self.caller = caller
        self.rooms = rooms
    }

    var command: [String] { [program, hub.address.url, "--accept-new", "--nick", "bench", "--room", "#r0"] }
    var environment: [String: String] { (try? home.get().environment) ?? [:] }

    func say(_ text: String, in room: Int) async throws {
        let nonce = Nonce(.random(in: .min ... .max))
        let post = Post(room: rooms[room], nonce: nonce, attempt: 0, body: .text(try MessageText(text)))
        _ = try await caller.ask(.post(post)) { answer -> Bool? in
            if case .event(_, .entry(let entry)) = answer, entry.nonce == nonce { true } else { nil }
        }
    }

    func flood(_ count: Int, rate: Int?, in room: Int) async throws {
        let crowd = try Crowd(hub: hub.address)
        try await crowd.gather(Self.talkers, talkers: Self.talkers) { _ in "r\(room)" }
        let plan = rate.map(Drive.Plan.rate) ?? .burst(count)
        _ = try await crowd.run(plan, seconds: rate.map { Double(count) / Double($0) } ?? 60, hub: hub)
        try await crowd.disperse()
    }

    func end() async {
        await caller.leave()
        await hub.stop()
    }
}
