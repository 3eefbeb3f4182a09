import Expectations
import TestKit
import Testing

/// Two networks with a router between them, which passes no broadcast on.
@Suite(.serialized, .timeLimit(.minutes(1)), .needsNetworkLab)
struct RouterNetworkTests {
    @Test func aHubBehindARouterIsReachedByItsAddress() async throws {
        try await NetworkLab.run { lab in
            let machines = try await lab.twoNetworks()
            let (host, guest) = (try Program(within: machines.0.command), try Program(within: machines.1.command))
            let hub = try await RunningHub.start(host, "--name", "lab")
            let found = try await guest.run("discover", "--json", "--timeout", "0.5")
            #expect(found.status == 1 && found.output.isEmpty, "\(found)")
            let sent = try await guest.run("send", "10.0.0.1", "#lobby", "hello", "--accept-new")
            #expect(sent.status == 0, "\(sent)")
            let ping = try await guest.run("ping", "10.0.0.1", "--udp", "hello")
            #expect(ping.status == 0 && ping.output.hasPrefix("5 bytes came back over UDP"), "\(ping)")
            await hub.end()
        }
    }
}
