import Expectations
import TestKit
import Testing

/// The picker on networks of several machines.
@Suite(.serialized, .timeLimit(.minutes(1)), .needsTmux, .needsNetworkLab)
struct PickerNetworkTests {
    private func withMachines(_ count: Int, _ body: ([LabMachine]) async throws -> Void) async throws {
        try await NetworkLab.run { lab in try await body(try await lab.network(of: count)) }
    }

    @Test func everyHubOfTheSwitchHasARowThatLeadsIn() async throws {
        try await withMachines(3) { machines in
            let people = try zip(["ann", "carl", "bob"], machines).map { try Person($0, on: $1.command) }
            let first = try await Hub.start(of: people[0], at: "10.77.0.1:24822", called: "kitchen")
            let second = try await Hub.start(of: people[1], at: "10.77.0.2:24822", called: "workshop")
            let terminal = try await Terminal(people[2])
            try await terminal.type("hubbub --nick bob\n")
            try await terminal.wait(for: "Hubs on this network", "kitchen", "workshop", "0 people")
            try await terminal.keys("Enter")
            try await terminal.wait(for: "You have not met this hub before.")
            try await terminal.keys("y")
            try await terminal.wait("the lobby") {
                $0.text.contains("#lobby ›") && $0.text.contains(/(kitchen|workshop) ●/)
            }
            for hub in [first, second] { await hub.end() }
        }
    }

    @Test(.needs("nft", package: "nftables"))
    func theAddressBoxGetsInWhereAllUDPIsDropped() async throws {
        try await withMachines(2) { machines in
            try await machines[1].drop("meta l4proto udp", on: .input)
            let (ann, bob) = (try Person("ann", on: machines[0].command), try Person("bob", on: machines[1].command))
            let hub = try await Hub.start(of: ann, at: "10.77.0.1:24822")
            let terminal = try await Terminal(bob)
            try await terminal.type("hubbub --nick bob\n")
            try await terminal.wait(for: "None heard yet.")
            try await terminal.keys("a")
            try await terminal.type("10.77.0.1\n")
            try await terminal.wait(for: "You have not met this hub before.")
            try await terminal.keys("y")
            try await terminal.wait(for: "#lobby ›", "lab ●")
            await hub.end()
        }
    }

    @Test func aHubThatIsHostedWithOneKeyIsSeenByWhoLooksElsewhere() async throws {
        try await withMachines(2) { machines in
            let (dana, bob) = (try Person("dana", on: machines[0].command), try Person("bob", on: machines[1].command))
            let (left, right) = (try await Terminal(dana), try await Terminal(bob))
            try await right.type("hubbub --nick bob\n")
            try await right.wait(for: "None heard yet.")
            try await left.type("hubbub --nick dana\n")
            try await left.wait(for: "host a hub here")
            try await left.keys("h")
            try await left.wait(for: "#lobby ›", "dana's hub ●")
            try await right.wait(for: "dana's hub", "1 person")
            // It would go on without its person; the lab ends it in any case.
            #expect(try await dana.run("host", "--stop").status == 0)
            try await right.wait("that it has gone") { !$0.text.contains("dana's hub") }
        }
    }
}
