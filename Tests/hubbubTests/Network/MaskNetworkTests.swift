import Expectations
import TestKit
import Testing

/// Networks of all sizes: a hub on the one machine is found and written to from the other.
@Suite(.serialized, .timeLimit(.minutes(1)), .needsNetworkLab)
struct MaskNetworkTests {
    @Test(arguments: [
        ("10.77.0.129/25", "10.77.0.254/25"), ("172.20.0.1/16", "172.20.255.254/16"),
        ("10.77.0.1/30", "10.77.0.2/30"),
    ])
    func aHubIsFoundAndWrittenTo(host: String, guest: String) async throws {
        try await tryBoth(host, guest)
    }

    private func tryBoth(_ host: String, _ guest: String) async throws {
        try await NetworkLab.run { lab in
            let machines = try await lab.machines(2)
            _ = try await lab.cable(machines[0], "eth0", machines[1], "eth0")
            for (machine, address) in zip(machines, [host, guest]) { try await machine.give(address, to: "eth0") }
            let (host, guest) = (try Program(within: machines[0].command), try Program(within: machines[1].command))
            let hub = try await RunningHub.start(host, "--name", "lab")
            try await HubWatcher.watch(guest) { _ = try await $0.appearance(of: "lab") }
            #expect(try await guest.run("send", "lab", "#lobby", "hello", "--accept-new").status == 0)
            let tailed = try await guest.run("tail", "lab", "#lobby")
            #expect(tailed.lines.last?.hasSuffix("hello") == true, "\(tailed)")
            await hub.end()
        }
    }
}
