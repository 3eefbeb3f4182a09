import Expectations
import TestKit
import Testing

/// Networks of two, on which there is no broadcast, of machines without IPv6.
@Suite(.serialized, .timeLimit(.minutes(1)), .needsNetworkLab)
struct PointToPointNetworkTests {
    @Test(arguments: [
        ("10.77.0.0/31", "10.77.0.1/31"), ("10.77.0.1 peer 10.77.0.2", "10.77.0.2 peer 10.77.0.1"),
    ])
    func aHubIsFoundAndWrittenTo(host: String, guest: String) async throws {
        try await NetworkLab.run { lab in
            let machines = try await lab.machines(2)
            for machine in machines { try await machine.withoutIPv6() }
            _ = try await lab.cable(machines[0], "eth0", machines[1], "eth0")
            for (machine, address) in zip(machines, [host, guest]) { try await machine.give(address, to: "eth0") }
            let (host, guest) = (try Program(within: machines[0].command), try Program(within: machines[1].command))
            let hub = try await RunningHub.start(host, "--name", "lab")
            try await HubWatcher.watch(guest) { _ = try await $0.appearance(of: "lab") }
            let sent = try await guest.run("send", "lab", "#lobby", "hello", "--accept-new")
            #expect(sent.status == 0 && sent.errors.split(separator: "\n").count <= 1, "\(sent)")
            await hub.end()
        }
    }
}
