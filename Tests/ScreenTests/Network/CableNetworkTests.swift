import Expectations
import TestKit
import Testing

/// A cable that is pulled out and put back while people chat.
@Suite(.serialized, .timeLimit(.minutes(2)), .needsTmux, .needsNetworkLab)
struct CableNetworkTests {
    /// Seconds in which each side must have noticed, and come back: longer than the silence after which a connection is
    /// dead.
    private static let patience = 45.0

    @Test func aSessionGoesOnAndNothingIsLost() async throws {
        try await NetworkLab.run { lab in
            let (device, machines) = (try await lab.switch(), try await lab.machines(2))
            try await machines[0].plug("eth0", into: device, "10.77.0.1/24")
            let cable = try await machines[1].plug("eth0", into: device, "10.77.0.2/24")
            let (ann, bob) = (try Person("ann", on: machines[0].command), try Person("bob", on: machines[1].command))
            let hub = try await Hub.start(of: ann, at: "10.77.0.1:24822")
            let (left, right) = (try await ann.chat(with: hub), try await bob.chat(with: hub))
            try await right.type("before\n")
            try await left.wait(for: "before")
            try await cable.pull()
            try await left.type("to one away\n")
            try await right.wait("that the hub is away", within: Self.patience) {
                $0.text.contains("○ trying again in")
            }
            try await right.type("from one away\n")
            try await right.wait("the message, kept") { $0.text.contains(/from one away .*waiting/) }
            try await cable.putBack()
            try await left.wait("what was said away", within: Self.patience) { $0.text.contains("from one away") }
            try await right.wait("both messages", within: Self.patience) {
                $0.text.contains("to one away") && !$0.text.contains(/from one away .*(waiting|sending)/)
            }
            for terminal in [left, right] {
                let screen = try await terminal.screen()
                for text in ["before", "to one away", "from one away"] {
                    #expect(screen.count(of: text) == 1, "\(screen.text)")
                }
            }
            #expect(try await ann.texts(in: "#lobby", of: hub) == ["before", "to one away", "from one away"])
            await hub.end()
        }
    }
}
