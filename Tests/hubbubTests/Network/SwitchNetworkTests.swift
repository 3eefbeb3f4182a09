import Expectations
import TestKit
import Testing

/// Six machines on one switch.
@Suite(.serialized, .timeLimit(.minutes(1)), .needsNetworkLab)
struct SwitchNetworkTests {
    private func withSixMachines(_ body: ([Program]) async throws -> Void) async throws {
        try await NetworkLab.run { lab in
            let machines = try await lab.network(of: 6)
            try await body(try machines.map { try Program(within: $0.command) })
        }
    }

    @Test func everybodySeesEverybodysHubs() async throws {
        try await withSixMachines { machines in
            var hubs: [RunningHub] = []
            // The first two people have one user name, after which their hubs are called, and the third has two hubs.
            for program in machines.prefix(2) { hubs.append(try await RunningHub.start(program)) }
            for (index, program) in machines.enumerated().dropFirst(2) {
                hubs.append(try await RunningHub.start(program, "--name", "lab\(index + 1)"))
            }
            hubs.append(
                try await RunningHub.start(
                    machines[2], "--name", "second", "--ephemeral", "--listen", "0.0.0.0:4000"))
            for program in machines {
                let found = try await HubWatcher.watch(program) { try await $0.appearances(hubs.count) }
                let (own, named) = (found.filter { $0.name.hasSuffix("'s hub") }, found.filter { $0.name.count < 7 })
                #expect(own.count == 2 && own.first?.name == own.last?.name, "\(found)")
                #expect(named.map(\.name) == ["lab3", "lab4", "lab5", "lab6", "second"], "\(found)")
                #expect(found.first { $0.name == "second" }?.port == 4_000)
            }
            for hub in hubs { await hub.end() }
        }
    }

    @Test func whatComesAndGoesIsTold() async throws {
        try await withSixMachines { machines in
            try await HubWatcher.watch(machines[0]) { watcher in
                let stays = try await RunningHub.start(machines[1], "--name", "stays")
                try await watcher.appearance(of: "stays")
                let goes = try await RunningHub.start(machines[2], "--name", "goes")
                try await watcher.appearance(of: "goes")
                await goes.end()
                try await watcher.wait(for: "it goes") { $0.event == "gone" && $0.name == "goes" }
                await stays.end()
                try await watcher.wait(for: "the other goes too") { $0.event == "gone" && $0.name == "stays" }
            }
        }
    }
}
