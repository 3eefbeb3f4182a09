import Expectations
import TestKit
import Testing

/// A cable that is pulled out and put back.
@Suite(.serialized, .timeLimit(.minutes(3)), .needsNetworkLab)
struct CableNetworkTests {
    @Test func aHubGoesAndComesWithIt() async throws {
        try await NetworkLab.run { lab in
            let (device, machines) = (try await lab.switch(), try await lab.machines(2))
            let cable = try await machines[0].plug("eth0", into: device, "10.77.0.1/24")
            try await machines[1].plug("eth0", into: device, "10.77.0.2/24")
            let hub = try await RunningHub.start(try Program(within: machines[0].command), "--name", "lab")
            // A hub is gone when it has been silent for a minute and a half.
            try await HubWatcher.watch(try Program(within: machines[1].command), for: 150) { watcher in
                let id = try await watcher.appearance(of: "lab").id
                try await cable.pull()
                try await watcher.wait(for: "it goes") { $0.event == "gone" }
                try await cable.putBack()
                #expect(try await watcher.appearance(of: "lab").id == id)
            }
            await hub.end()
        }
    }
}
