import Expectations
import TestKit
import Testing

/// A machine with eight network cards, some of which lead nowhere.
@Suite(.serialized, .timeLimit(.minutes(1)), .needsNetworkLab, .needs("nft", package: "nftables"))
struct CardsNetworkTests {
    /// The cards that lead somewhere; each to a machine of its own.
    private let live = 0..<5

    private func withEightCards(_ body: (Program, [Program]) async throws -> Void) async throws {
        try await NetworkLab.run { lab in
            let (middle, others) = (try await lab.machine("middle"), try await lab.machines(live.count))
            for (index, other) in zip(live, others) {
                _ = try await lab.cable(middle, "eth\(index)", other, "eth0")
                try await middle.give("10.\(index).0.1/24", to: "eth\(index)")
                try await other.give("10.\(index).0.2/24", to: "eth0")
            }
            try await addDeadCards(to: middle, in: lab)
            try await body(try Program(within: middle.command), try others.map { try Program(within: $0.command) })
        }
    }

    /// One without carrier, one whose packets the system refuses to send, and one like docker0.
    private func addDeadCards(to middle: LabMachine, in lab: NetworkLab) async throws {
        let (dead, refused) = (try await lab.machine("dead"), try await lab.machine("refused"))
        try await lab.cable(middle, "eth5", dead, "eth0").pull()
        try await middle.give("10.5.0.1/24", to: "eth5")
        _ = try await lab.cable(middle, "eth6", refused, "eth0")
        try await middle.give("10.6.0.1/24", to: "eth6")
        try await middle.drop("oifname eth6", on: .output)
        try await middle.emptyBridge("docker0", "172.17.0.1/16")
    }

    @Test func itsHubIsFoundOnEachOfItsNetworks() async throws {
        try await withEightCards { middle, others in
            let hub = try await RunningHub.start(middle, "--name", "middle")
            for (index, other) in zip(live, others) {
                let place = "hubbub://10.\(index).0.1:24822"
                let found = try await HubWatcher.watch(other) { try await $0.hubs(at: [place]) }
                #expect(found == [place: "middle"])
                #expect(try await other.run("send", "middle", "#lobby", "from \(index)", "--accept-new").status == 0)
            }
            await hub.end()
        }
    }

    @Test func itFindsTheHubsOnEachOfItsNetworks() async throws {
        try await withEightCards { middle, others in
            var hubs: [RunningHub] = []
            for (index, other) in zip(live, others) {
                hubs.append(try await RunningHub.start(other, "--name", "lab\(index)"))
            }
            let places = live.map { "hubbub://10.\($0).0.2:24822" }
            let found = try await HubWatcher.watch(middle) { try await $0.hubs(at: places) }
            #expect(places.map { found[$0] } == live.map { "lab\($0)" })
            for hub in hubs { await hub.end() }
        }
    }
}
