import Expectations
import TestKit
import Testing

/// Machines that have IPv6 and nothing else.
@Suite(.serialized, .timeLimit(.minutes(1)), .needsNetworkLab)
struct IPv6NetworkTests {
    /// - Parameter addresses: of the hub's machine and the guest's; none leaves each with the one of its card alone.
    private func withTwoMachines(
        _ addresses: [String], _ body: (Program, Program) async throws -> Void
    ) async throws {
        try await NetworkLab.run { lab in
            let (device, machines) = (try await lab.switch(), try await lab.machines(2))
            for machine in machines { try await machine.plug("eth0", into: device) }
            for (machine, address) in zip(machines, addresses) { try await machine.give(address, to: "eth0") }
            try await body(try Program(within: machines[0].command), try Program(within: machines[1].command))
        }
    }

    @Test func aHubIsFoundAndWrittenTo() async throws {
        try await withTwoMachines(["fd77::1/64", "fd77::2/64"]) { host, guest in
            let hub = try await RunningHub.start(host, "--name", "lab")
            try await HubWatcher.watch(guest) { _ = try await $0.appearance(of: "lab") }
            #expect(try await guest.run("send", "lab", "#lobby", "by name", "--accept-new").status == 0)
            #expect(try await guest.run("send", "[fd77::1]:24822", "#lobby", "by address").status == 0)
            await hub.end()
        }
    }

    @Test func theAddressesOfTheCardsAreEnough() async throws {
        try await withTwoMachines([]) { host, guest in
            let hub = try await RunningHub.start(host, "--name", "lab")
            let found = try await HubWatcher.watch(guest) { try await $0.appearance(of: "lab") }
            #expect(found.address.contains(/^hubbub:\/\/\[fe80:.*%eth0\]:24822$/), "\(found)")
            #expect(try await guest.run("send", "lab", "#lobby", "by name", "--accept-new").status == 0)
            let place = found.address.replacing("hubbub://", with: "")
            #expect(try await guest.run("send", place, "#lobby", "by address").status == 0)
            await hub.end()
        }
    }

    @Test func aHubThatListensOnIPv6OnlySaysSoOnIPv6Only() async throws {
        try await NetworkLab.run { lab in
            let (device, machines) = (try await lab.switch(), try await lab.machines(3))
            try await machines[2].withoutIPv6()
            for (index, machine) in machines.enumerated() {
                try await machine.plug("eth0", into: device, "10.77.0.\(index + 1)/24")
            }
            let programs = try machines.map { try Program(within: $0.command) }
            let hub = try await RunningHub.start(programs[0], "--name", "lab", "--listen", "[::]:24822")
            let found = try await HubWatcher.watch(programs[1]) { try await $0.appearance(of: "lab") }
            #expect(found.address.hasPrefix("hubbub://["), "\(found)")
            let unheard = try await programs[2].run("discover", "--json", "--timeout", "0.5")
            #expect(unheard.status == 1 && unheard.output.isEmpty, "\(unheard)")
            await hub.end()
        }
    }
}
