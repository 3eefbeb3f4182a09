import Expectations
import TestKit
import Testing

/// A packet filter that drops all UDP on one of two machines: the hub's address still gets in.
@Suite(.serialized, .timeLimit(.minutes(1)), .needsNetworkLab, .needs("nft", package: "nftables"))
struct FirewallNetworkTests {
    /// Where it is dropped.
    enum Place: CaseIterable, Sendable {
        case intoHub
        case outOfHub
        case intoGuest
        case outOfGuest

        /// Whether what a hub says unasked still arrives.
        var passesAnnouncements: Bool { self == .intoHub || self == .outOfGuest }
    }

    private func withDropped(_ place: Place, _ body: (Program, Program) async throws -> Void) async throws {
        try await NetworkLab.run { lab in
            let machines = try await lab.network(of: 2)
            let direction: LabMachine.Direction = place == .intoHub || place == .intoGuest ? .input : .output
            let machine = place == .intoHub || place == .outOfHub ? machines[0] : machines[1]
            try await machine.drop("meta l4proto udp", on: direction)
            try await body(try Program(within: machines[0].command), try Program(within: machines[1].command))
        }
    }

    @Test(arguments: Place.allCases.filter { !$0.passesAnnouncements })
    func aHubThatCantBeHeardIsReachedByItsAddress(place: Place) async throws {
        try await withDropped(place) { host, guest in
            let hub = try await RunningHub.start(host, "--name", "lab")
            let found = try await guest.run("discover", "--json", "--timeout", "1.5")
            #expect(found.status == 1 && found.output.isEmpty, "\(found)")
            let sent = try await guest.run("send", "10.77.0.1", "#lobby", "hello", "--accept-new")
            #expect(sent.status == 0, "\(sent)")
            await hub.end()
        }
    }

    @Test(arguments: Place.allCases.filter(\.passesAnnouncements))
    func aHubThatCantBeAskedIsHeardWhenItSpeaksUnasked(place: Place) async throws {
        try await withDropped(place) { host, guest in
            let hub = try await HubWatcher.watch(guest) { watcher in
                let hub = try await RunningHub.start(host, "--name", "lab")
                try await watcher.appearance(of: "lab")
                return hub
            }
            let sent = try await guest.run("send", "10.77.0.1", "#lobby", "hello", "--accept-new")
            #expect(sent.status == 0, "\(sent)")
            await hub.end()
        }
    }
}
