import Expectations
import Foundation
import TestKit
import Testing

/// What the doctor says on networks that are broken, and whether what it advises mends them.
@Suite(
    .serialized, .timeLimit(.minutes(1)), .needsNetworkLab, .needs("nft", package: "nftables"),
    .needs("perl", package: "perl-base"))
struct DoctorNetworkTests {
    private struct Page: Decodable {
        let healthy: Bool
        let verdict: String
        let reason: String
        let findings: [Finding]
        let interfaces: [Interface]

        struct Finding: Decodable {
            let state: String
            let name: String
            let line: String?
        }

        struct Interface: Decodable {
            let name: String
            let skipped: String?
        }
    }

    private func examine(_ program: Program, _ words: String...) async throws -> Page {
        let outcome = try await program.run(arguments: ["doctor", "--json"] + words)
        let page = try JSONDecoder().decode(Page.self, from: Data(outcome.output.utf8))
        #expect(outcome.status == (page.healthy ? 0 : 1), "\(outcome)")
        return page
    }

    @Test(arguments: [(LabMachine.Direction.input, "udp-in-dropped"), (.output, "udp-out-forbidden")])
    func aFilterIsNamedAndTheLineThatIsAdvisedOpensIt(direction: LabMachine.Direction, reason: String) async throws {
        try await NetworkLab.run { lab in
            let machines = try await lab.network(of: 2)
            let (host, guest) = (try Program(within: machines[0].command), try Program(within: machines[1].command))
            try await machines[1].drop("meta l4proto udp", on: direction)
            let hub = try await RunningHub.start(host, "--name", "lab")
            let page = try await examine(guest)
            #expect(!page.healthy && page.reason == reason && page.verdict.contains("nftables"), "\(page)")
            let finding = try #require(page.findings.first { $0.name == reason && $0.state == "trouble" })
            let line = try #require(finding.line)
            #expect(page.verdict.contains(line), "\(page.verdict)")
            try await machines[1].shell(line.replacing("sudo ", with: ""))
            let after = try await examine(guest)
            #expect(after.healthy && after.reason == "hears", "\(after)")
            try await HubWatcher.watch(guest) { _ = try await $0.appearance(of: "lab") }
            await hub.end()
        }
    }

    @Test(arguments: [(PortHolder.Kind.udp, "udp-taken"), (.tcp, "tcp-taken")])
    func aPortThatIsTakenIsNamedWithItsProgram(kind: PortHolder.Kind, reason: String) async throws {
        try await NetworkLab.run { lab in
            let machine = try await lab.network(of: 2)[0]
            let holder = try await PortHolder(kind, 24_822, on: machine)
            let page = try await examine(try Program(within: machine.command))
            #expect(!page.healthy && page.reason == reason && page.verdict.contains("perl"), "\(page)")
            withExtendedLifetime(holder) {}
        }
    }

    @Test(.needsFakeClock, arguments: ["+1d", "-1d"])
    func aClockThatIsADayOffIsNamed(shift: String) async throws {
        try await NetworkLab.run { lab in
            let machines = try await lab.network(of: 2)
            let host = try Program(within: machines[0].command + FakeClock.shifted(by: shift))
            let hub = try await RunningHub.start(host, "--name", "lab")
            let page = try await examine(try Program(within: machines[1].command))
            #expect(!page.healthy && page.reason == "hub-clock", "\(page)")
            #expect(page.verdict.contains(shift == "+1d" ? "ahead" : "behind"), "\(page)")
            await hub.end()
        }
    }

    @Test func aMachineWhoseCableIsOutIsOnNoNetwork() async throws {
        try await NetworkLab.run { lab in
            let (device, machine) = (try await lab.switch(), try await lab.machine())
            try await machine.plug("eth0", into: device, "10.77.0.1/24").pull()
            try await machine.emptyBridge("docker0", "172.17.0.1/16")
            let page = try await examine(try Program(within: machine.command))
            #expect(!page.healthy && page.reason == "no-network", "\(page)")
            for card in ["eth0", "docker0"] {
                let interface = page.interfaces.first { $0.name == card }
                #expect(interface?.skipped != nil, "\(page.interfaces)")
            }
        }
    }

    @Test func aHubWhoseMachineDropsTCPGivesNoAnswer() async throws {
        try await NetworkLab.run { lab in
            let machines = try await lab.network(of: 2)
            try await machines[0].drop("meta l4proto tcp", on: .input)
            let hub = try await RunningHub.start(try Program(within: machines[0].command), "--name", "lab")
            let there = try await examine(try Program(within: machines[1].command), "10.77.0.1")
            #expect(!there.healthy && there.reason == "no-answer", "\(there)")
            let here = try await examine(try Program(within: machines[0].command))
            #expect(!here.healthy && here.reason == "filter-stops", "\(here)")
            await hub.end()
        }
    }

    @Test func aScanFindsTheHubBehindARouter() async throws {
        try await NetworkLab.run { lab in
            let (host, guest) = try await lab.twoNetworks()
            let hub = try await RunningHub.start(try Program(within: host.command), "--name", "lab")
            let person = try Program(within: guest.command)
            let found = try await person.run("scan", "10.0.0.0/28", "--json")
            #expect(found.status == 0 && found.lines.count == 1, "\(found)")
            let words = #/\{"name":"lab","address":"(hubbub:.+)","fingerprint":"SHA256:.+"\}/#
            let place = try #require(found.lines.first?.wholeMatch(of: words), "\(found)")
            #expect(place.1 == "hubbub://10.0.0.1:24822")
            let sent = try await person.run("send", String(place.1), "#lobby", "hello", "--accept-new")
            #expect(sent.status == 0, "\(sent)")
            await hub.end()
        }
    }
}
