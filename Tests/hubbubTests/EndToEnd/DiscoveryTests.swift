import Foundation
import TestKit
import Testing

/// Hubs that are found by broadcast alone, from another machine.
@Suite(
    .serialized, .timeLimit(.minutes(2)),
    .enabled("Needs the right to make network namespaces, and iproute2.") { await NetworkPair.isPermitted() })
struct DiscoveryTests {
    private struct Line: Decodable {
        let event: String?
        let id: String
        let name: String
        let address: String
        let port: Int
        let people: Int
        let roundTrip: Double?
        let flags: [String]
        let fingerprint: String
        let clock: String
    }

    private func read(_ text: String) throws -> Line {
        try JSONDecoder().decode(Line.self, from: Data(text.utf8))
    }

    @Test func aHubOnAnotherMachineIsListedAndWrittenToByName() async throws {
        try await NetworkPair.joined { network in
            let (host, guest) = (try Program(within: network.one), try Program(within: network.other))
            let hub = try await RunningHub.start(host, "--name", "lab")
            let found = try await guest.run("discover", "--json")
            #expect(found.status == 0 && found.lines.count == 1, "\(found)")
            let line = try read(found.output)
            #expect(line.name == "lab" && line.address == "hubbub://10.77.0.1:24822" && line.port == 24_822)
            #expect(line.people == 0 && line.flags.isEmpty && line.id.count == 64)
            #expect(line.roundTrip ?? 0 > 0)
            let refused = try await guest.run("send", "lab", "#lobby", "hello")
            #expect(refused.status == 1 && refused.errors.contains(line.fingerprint), "\(refused)")
            #expect(try await guest.run("send", "lab", "#lobby", "hello", "--accept-new").status == 0)
            #expect(try await guest.run("send", "LAB", "#lobby", "again").status == 0)
            let tailed = try await guest.run("tail", "lab", "#lobby")
            #expect(tailed.lines.count == 2 && tailed.lines.last?.hasSuffix("again") == true, "\(tailed)")
            let table = try await guest.run("discover")
            #expect(table.lines.first == "NAME  ADDRESS          PEOPLE  ROUND TRIP  KEY")
            #expect(table.lines.last?.hasPrefix("lab   10.77.0.1:24822  0       ") == true, "\(table)")
            #expect(await hub.end() == 0)
        }
    }

    @Test func itsClockComesOverUDPByNameAndByAddress() async throws {
        try await NetworkPair.joined { network in
            let (host, guest) = (try Program(within: network.one), try Program(within: network.other))
            let hub = try await RunningHub.start(host, "--name", "lab")
            let heard = try await RunningWatch.start(guest, "--json")
            #expect(try read(try #require(await heard.line())).event == "appeared")
            for name in ["lab", "10.77.0.1"] {
                let ping = try await guest.run("ping", name, "hello", "--udp")
                let words = /5 bytes came back over UDP in \d+\.\d\d ms; the hub's clock says \S+Z, .* this machine's\n/
                #expect(ping.output.wholeMatch(of: words) != nil, "\(ping)")
            }
            await hub.end()
            #expect(try read(try #require(await heard.line())).event == "gone")
            await heard.end()
        }
    }

    @Test func anotherKeyUnderAKnownNameIsRefused() async throws {
        try await NetworkPair.joined { network in
            let (host, guest) = (try Program(within: network.one), try Program(within: network.other))
            let first = try await RunningHub.start(host, "--name", "lab")
            #expect(try await guest.run("send", "lab", "#lobby", "hello", "--accept-new").status == 0)
            await first.end()
            let second = try await RunningHub.start(host, "--name", "lab", "--ephemeral")
            let refused = try await guest.run("send", "lab", "#lobby", "hello", "--accept-new")
            #expect(refused.status == 1 && refused.errors.hasPrefix("This hub's key has changed since "), "\(refused)")
            await second.end()
        }
    }

    @Test func twoHubsOfOneNameAreToldApartByTheirKeys() async throws {
        try await NetworkPair.joined { network in
            let (host, guest) = (try Program(within: network.one), try Program(within: network.other))
            let first = try await RunningHub.start(host, "--name", "lab", "--ephemeral")
            let second = try await RunningHub.start(host, "--name", "lab", "--ephemeral", "--listen", "0.0.0.0:4000")
            #expect(try await guest.run("discover", "--json").lines.count == 2)
            let refused = try await guest.run("send", "lab", "#lobby", "hello", "--accept-new")
            #expect(refused.status == 1 && refused.errors.hasPrefix("2 hubs here are called \"lab\""), "\(refused)")
            #expect(
                refused.errors.contains("10.77.0.1:4000 (SHA256:")
                    && refused.errors.contains("10.77.0.1:24822 (SHA256:"))
            await first.end()
            await second.end()
        }
    }

    @Test(arguments: [["--no-announce"], ["--listen", "127.0.0.1:24822"], ["--listen", "[::1]:24822"]])
    func aHubThatIsNotAnnouncedIsNotFound(arguments: [String]) async throws {
        try await NetworkPair.joined { network in
            let (host, guest) = (try Program(within: network.one), try Program(within: network.other))
            let hub = try await RunningHub.start(host, arguments: ["--ephemeral"] + arguments)
            let found = try await guest.run("discover", "--json", "--timeout", "0.5")
            #expect(
                found.status == 1 && found.output.isEmpty && found.errors.hasPrefix("No hub was heard;"), "\(found)")
            await hub.end()
        }
    }

    @Test func aHubOnLoopbackIsFoundOnItsMachine() async throws {
        try await NetworkPair.joined { network in
            let host = try Program(within: network.one)
            let hub = try await RunningHub.start(host, arguments: ["--ephemeral", "--insecure", "--name", "here"])
            let found = try await host.run("discover", "--json")
            let line = try read(found.output)
            #expect(line.address == "hubbub+plain://127.0.0.1:24822" && line.flags == ["plain"])
            #expect(try await host.run("ping", "here", "--accept-new").status == 0)
            await hub.end()
        }
    }
}

/// `discover --watch` as a process.
private final class RunningWatch: Sendable {
    private let output: StreamPair
    private let process: ChildProcess

    private init(_ process: ChildProcess, _ output: StreamPair) {
        self.process = process
        self.output = output
    }

    deinit { process.signal(SIGKILL) }

    static func start(_ program: Program, _ arguments: String...) async throws -> RunningWatch {
        let output = try StreamPair()
        let process = try program.start(["discover", "--watch"] + arguments, output: output.writing)
        output.closeWriting()
        return RunningWatch(process, output)
    }

    /// The next line that it says; nil at its end.
    func line() async -> String? { await output.line() }

    func end() async {
        process.signal(SIGTERM)
        _ = await process.status
    }
}
