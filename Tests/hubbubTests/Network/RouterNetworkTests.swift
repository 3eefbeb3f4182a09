import TestKit
import Testing

/// Two networks with a router between them, which passes no broadcast on.
@Suite(.serialized, .timeLimit(.minutes(1)), .needsNetworkLab)
struct RouterNetworkTests {
    private func withTwoNetworks(_ body: (Program, Program) async throws -> Void) async throws {
        try await NetworkLab.run { lab in
            let (router, machines) = (try await lab.router(), try await lab.machines(2))
            for (index, machine) in machines.enumerated() {
                let device = try await lab.switch()
                try await router.plug("eth\(index)", into: device, "10.\(index).0.254/24")
                try await machine.plug("eth0", into: device, "10.\(index).0.1/24")
                try await machine.route(via: "10.\(index).0.254")
            }
            try await body(try Program(within: machines[0].command), try Program(within: machines[1].command))
        }
    }

    @Test func aHubBehindARouterIsReachedByItsAddress() async throws {
        try await withTwoNetworks { host, guest in
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
