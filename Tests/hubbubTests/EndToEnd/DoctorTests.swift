import Foundation
import Testing

/// `doctor` and `scan` on two machines with one cable.
@Suite(
    .serialized, .timeLimit(.minutes(2)),
    .enabled("Needs the right to make network namespaces, and iproute2.") { await NetworkPair.isPermitted() })
struct DoctorTests {
    private struct Verdict: Decodable {
        let healthy: Bool
        let verdict: String
        let reason: String
        let hubs: [Hub]

        struct Hub: Decodable {
            let name: String
            let addresses: [String]
            let skew: Int64
        }
    }

    private func read(_ text: String) throws -> Verdict {
        try JSONDecoder().decode(Verdict.self, from: Data(text.utf8))
    }

    @Test func aNetworkWithAHubIsWell() async throws {
        try await NetworkPair.joined { network in
            let (host, guest) = (try Program(within: network.one), try Program(within: network.other))
            let hub = try await RunningHub.start(host, "--name", "lab")
            let found = try await guest.run("doctor", "--json")
            let verdict = try read(found.output)
            #expect(found.status == 0 && verdict.healthy && verdict.reason == "hears", "\(found)")
            #expect(verdict.hubs.map(\.name) == ["lab"] && verdict.hubs.allSatisfy { abs($0.skew) < 2_000 })
            let named = try await guest.run("doctor", "lab")
            #expect(named.status == 0, "\(named)")
            let words = /All is well: lab can be joined at \S+:24822, and answered after (<1|\d+) ms\./
            #expect(named.lines.last?.wholeMatch(of: words) != nil, "\(named)")
            #expect(named.lines.contains { $0.contains("cable  10.77.0.2/25, broadcast 10.77.0.127") }, "\(named)")
            await hub.end()
        }
    }

    @Test func aHubForItsMachineAloneIsToldOnBoth() async throws {
        try await NetworkPair.joined { network in
            let (host, guest) = (try Program(within: network.one), try Program(within: network.other))
            let hub = try await RunningHub.start(host, "--name", "lab", "--listen", "127.0.0.1:24822")
            let here = try await host.run("doctor", "--json")
            #expect(try here.status == 1 && read(here.output).reason == "hub-on-loopback", "\(here)")
            let there = try await guest.run("doctor", "10.77.0.1", "--json")
            #expect(try there.status == 1 && read(there.output).reason == "nothing-listens", "\(there)")
            await hub.end()
        }
    }

    @Test func anotherKeyIsToldWithTheWayOn() async throws {
        try await NetworkPair.joined { network in
            let (host, guest) = (try Program(within: network.one), try Program(within: network.other))
            let first = try await RunningHub.start(host, "--name", "lab")
            #expect(try await guest.run("send", "lab", "#lobby", "hello", "--accept-new").status == 0)
            await first.end()
            let second = try await RunningHub.start(host, "--name", "lab", "--ephemeral")
            let found = try await guest.run("doctor", "lab")
            #expect(found.status == 1, "\(found)")
            #expect(found.lines.last?.hasPrefix("Another key answers at ") == true, "\(found)")
            #expect(found.lines.last?.hasSuffix(", run: hubbub trust forget lab") == true, "\(found)")
            await second.end()
        }
    }

    @Test func aScanNamesTheHubWithItsKeyAndAddress() async throws {
        try await NetworkPair.joined { network in
            let (host, guest) = (try Program(within: network.one), try Program(within: network.other))
            let hub = try await RunningHub.start(host, "--name", "lab")
            let found = try await guest.run("scan", "10.77.0.0/29", "--json")
            #expect(found.status == 0, "\(found)")
            let line = try #require(found.lines.first)
            #expect(
                line.hasPrefix(#"{"name":"lab","address":"hubbub://10.77.0.1:24822","fingerprint":"SHA256:"#),
                "\(found)")
            #expect(found.lines.count == 1)
            await hub.end()
            let empty = try await guest.run("scan", "10.77.0.1")
            #expect(
                empty.status == 1 && empty.errors.hasPrefix("No hub answered at 10.77.0.1, port 24822;"), "\(empty)")
        }
    }

    @Test(arguments: [
        ("10.0.0.0/8", "Those are 16777214 addresses; at most 4096 are scanned at a time."),
        ("lab", "\"lab\" is no range of IPv4 addresses; write it like 10.0.0.0/24."),
    ])
    func whatIsTooMuchIsNotScanned(range: String, words: String) async throws {
        let refused = try await Program().run("scan", range)
        #expect(refused.status == 64 && refused.errors.contains(words), "\(refused)")
    }
}
