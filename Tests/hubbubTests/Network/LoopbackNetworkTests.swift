import Expectations
import TestKit
import Testing

/// A hub that is bound to its own machine's loopback only.
@Suite(.serialized, .timeLimit(.minutes(1)), .needsNetworkLab)
struct LoopbackNetworkTests {
    @Test func itIsItsOwnMachinesBusiness() async throws {
        try await NetworkLab.run { lab in
            let machines = try await lab.network(of: 2)
            let (host, guest) = (try Program(within: machines[0].command), try Program(within: machines[1].command))
            let hub = try await RunningHub.start(host, "--name", "here", "--listen", "127.0.0.1:24822")
            let own = try await HubWatcher.watch(host) { try await $0.appearance(of: "here") }
            #expect(own.address == "hubbub://127.0.0.1:24822")
            let found = try await guest.run("discover", "--json", "--timeout", "0.5")
            #expect(found.status == 1 && found.output.isEmpty, "\(found)")
            let sent = try await guest.run(
                "send", "10.77.0.1", "#lobby", "hello", "--accept-new", "--timeout", "0.5")
            #expect(sent.status == 1 && sent.errors.contains("10.77.0.1"), "\(sent)")
            await hub.end()
        }
    }
}
