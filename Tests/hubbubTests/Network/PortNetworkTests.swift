import Expectations
import TestKit
import Testing

/// Another program has the port that Hubbub uses.
@Suite(.serialized, .timeLimit(.minutes(1)), .needsNetworkLab, .needs("perl", package: "perl-base"))
struct PortNetworkTests {
    private func withTwoMachines(_ body: ([LabMachine], Program, Program) async throws -> Void) async throws {
        try await NetworkLab.run { lab in
            let machines = try await lab.network(of: 2)
            try await body(
                machines, try Program(within: machines[0].command), try Program(within: machines[1].command))
        }
    }

    @Test func whereTheTCPPortIsTakenAHubSaysSoAndAnotherPortIsFound() async throws {
        try await withTwoMachines { machines, host, guest in
            let holder = try await PortHolder(.tcp, 24_822, on: machines[0])
            let refused = try await host.run("host", "--name", "lab")
            #expect(refused.status == 1 && refused.errors.contains("24822"), "\(refused)")
            let hub = try await RunningHub.start(host, "--name", "lab", "--or-another-port")
            let found = try await HubWatcher.watch(guest) { try await $0.appearance(of: "lab") }
            #expect(found.port != 24_822 && hub.port == String(found.port))
            #expect(try await guest.run("send", "lab", "#lobby", "hello", "--accept-new").status == 0)
            await hub.end()
            withExtendedLifetime(holder) {}
        }
    }

    @Test func whoseUDPPortIsTakenStillFindsHubsByAsking() async throws {
        try await withTwoMachines { machines, host, guest in
            let holder = try await PortHolder(.udp, 24_822, on: machines[1])
            let hub = try await RunningHub.start(host, "--name", "lab")
            let found = try await guest.run("discover", "--json")
            #expect(found.status == 0 && found.lines.count == 1, "\(found)")
            #expect(found.errors.hasPrefix("Another program keeps UDP port 24822 for itself;"), "\(found)")
            await hub.end()
            withExtendedLifetime(holder) {}
        }
    }

    @Test func aHubWhoseUDPPortIsTakenIsSeenByThoseWhoLookAlready() async throws {
        try await withTwoMachines { machines, host, guest in
            let holder = try await PortHolder(.udp, 24_822, on: machines[0])
            try await HubWatcher.watch(guest) { watcher in
                // The first is heard by those who look; it says that they do.
                let other = try await RunningHub.start(guest, "--name", "other", "--ephemeral")
                try await watcher.appearance(of: "other")
                let hub = try await RunningHub.start(host, "--name", "lab")
                try await watcher.appearance(of: "lab")
                await hub.end()
                await other.end()
            }
            withExtendedLifetime(holder) {}
        }
    }
}
