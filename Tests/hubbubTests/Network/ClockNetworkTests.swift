import Expectations
import TestKit
import Testing

/// A machine whose clock is a day off.
@Suite(.serialized, .timeLimit(.minutes(1)), .needsNetworkLab, .needsFakeClock)
struct ClockNetworkTests {
    private func withTwoMachines(_ body: (LabMachine, LabMachine) async throws -> Void) async throws {
        try await NetworkLab.run { lab in
            let machines = try await lab.network(of: 2)
            try await body(machines[0], machines[1])
        }
    }

    @Test(arguments: ["+1d", "-1d"])
    func nothingIsMissingAndTheSkewIsTold(shift: String) async throws {
        try await withTwoMachines { machine, other in
            let host = try Program(within: machine.command + FakeClock.shifted(by: shift))
            let guest = try Program(within: other.command)
            let hub = try await RunningHub.start(host, "--name", "lab")
            try await HubWatcher.watch(guest) { _ = try await $0.appearance(of: "lab") }
            #expect(try await guest.run("send", "lab", "#lobby", "hello", "--accept-new").status == 0)
            let ping = try await guest.run("ping", "lab", "--udp")
            let skew = /; the hub's clock says \S+Z, (\d+) ms (ahead of|behind) this machine's\n/
            let words = try #require(ping.output.firstMatch(of: skew), "\(ping)")
            #expect(words.2 == (shift == "+1d" ? "ahead of" : "behind"))
            #expect(86_390_000...86_410_000 ~= Int(words.1) ?? 0, "\(ping)")
            await hub.end()
        }
    }

    @Test func aHubWhoseClockWasAheadIsHeardWhenItIsSetRight() async throws {
        try await withTwoMachines { machine, other in
            let wrong = try Program(within: machine.command + FakeClock.shifted(by: "+1d"))
            let right = try Program(within: machine.command)
            let data = right.home.path + "/hub"
            try await HubWatcher.watch(try Program(within: other.command)) { watcher in
                let first = try await RunningHub.start(wrong, "--name", "lab", "--data", data)
                let id = try await watcher.appearance(of: "lab").id
                await first.end()
                try await watcher.wait(for: "it goes") { $0.event == "gone" }
                let second = try await RunningHub.start(right, "--name", "lab", "--data", data)
                #expect(try await watcher.appearance(of: "lab").id == id)
                await second.end()
            }
        }
    }
}
