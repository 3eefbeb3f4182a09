import Expectations
import TestKit
import Testing

/// Who is on the hubs of a network, before one joins.
@Suite(.serialized, .timeLimit(.minutes(1)), .needsTmux, .needsNetworkLab)
struct PeopleNetworkTests {
    private func withTwoMachines(_ body: (Person, Person) async throws -> Void) async throws {
        try await NetworkLab.run { lab in
            let machines = try await lab.network(of: 2)
            try await body(try Person("ann", on: machines[0].command), try Person("bob", on: machines[1].command))
        }
    }

    @Test func aRowNamesThemAsTheyComeAndGo() async throws {
        try await withTwoMachines { ann, bob in
            let hub = try await Hub.start(of: ann, at: "10.77.0.1:24822")
            let screen = try await Terminal(bob)
            try await screen.type("hubbub --nick bob\n")
            try await screen.wait("nobody there") { $0.lines.contains { $0.contains(/lab +0 people/) } }
            let there = try await ann.chat(with: hub)
            try await screen.wait("ann there") { $0.lines.contains { $0.contains(/lab +1 person .*ann/) } }
            try await there.type("/quit\n")
            try await screen.wait("ann gone") {
                $0.lines.contains { $0.contains(/lab +0 people/) && !$0.contains("ann") }
            }
            await hub.end()
        }
    }

    @Test func whoWasThereBeforeGoesStraightIn() async throws {
        try await withTwoMachines { ann, bob in
            let hub = try await Hub.start(of: ann, at: "10.77.0.1:24822")
            let screen = try await bob.chat(with: hub)
            try await screen.type("/quit\n")
            try await screen.wait("the shell") { !$0.text.contains("lab ●") }
            try await screen.type("clear; hubbub\n")
            try await screen.wait(for: "#lobby ›", "lab ●")
            await hub.end()
        }
    }
}
