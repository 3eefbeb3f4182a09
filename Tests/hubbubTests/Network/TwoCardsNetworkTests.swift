import Expectations
import TestKit
import Testing

/// A machine with two cards on one network.
@Suite(.serialized, .timeLimit(.minutes(1)), .needsNetworkLab)
struct TwoCardsNetworkTests {
    private func withTwoCards(_ body: ([LabCable], Program, Program) async throws -> Void) async throws {
        try await NetworkLab.run { lab in
            let (device, machines) = (try await lab.switch(), try await lab.machines(2))
            for machine in machines { try await machine.withoutIPv6() }
            var cables: [LabCable] = []
            for index in 0..<2 {
                cables.append(
                    try await machines[0].plug("eth\(index)", into: device, "10.77.0.\(index + 1)/24"))
            }
            try await machines[1].plug("eth0", into: device, "10.77.0.9/24")
            try await body(
                cables, try Program(within: machines[0].command), try Program(within: machines[1].command))
        }
    }

    @Test(arguments: [0, 1]) func hubsAreFoundOverEitherCard(pulled: Int) async throws {
        try await withTwoCards { cables, twofold, other in
            let hub = try await RunningHub.start(other, "--name", "lab")
            try await cables[pulled].pull()
            try await HubWatcher.watch(twofold) { _ = try await $0.appearance(of: "lab") }
            await hub.end()
        }
    }

    @Test(arguments: [0, 1]) func itsHubIsHeardOverEitherCard(pulled: Int) async throws {
        try await withTwoCards { cables, twofold, other in
            try await cables[pulled].pull()
            try await HubWatcher.watch(other) { watcher in
                let first = try await RunningHub.start(other, "--name", "other", "--ephemeral")
                try await watcher.appearance(of: "other")
                let hub = try await RunningHub.start(twofold, "--name", "lab")
                try await watcher.appearance(of: "lab")
                await hub.end()
                await first.end()
            }
        }
    }
}
