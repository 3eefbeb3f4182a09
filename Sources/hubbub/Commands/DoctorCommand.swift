import ArgumentParser
import ChatModel
import Doctor
import Examination
import Trust

/// `hubbub doctor`: says why hubs are not found, and what to do.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Find out why hubs are not found, or why one can't be reached.",
        discussion: """
            It looks at this machine's interfaces, ports, firewalls and clock, asks for hubs as every client does, and \
            goes to HUB as far as its key. It changes nothing. As root it reads the firewalls' rules as well. The exit \
            code is 1 when something is to be mended.
            """)

    @Argument(help: "A hub that can't be reached: a name, host:port, [IPv6]:port or hubbub://host:port.")
    var hub: String?

    @Flag(
        help: """
            Print one JSON object: healthy, verdict, reason, interfaces, paths, ports, firewalls, hubs, target, findings.
            """)
    var json = false

    @OptionGroup var profile: ProfileOptions

    func run() async throws {
        try await complaining {
            let report = DoctorReport(Judge.report(on: try await facts()), in: Language.current.words)
            try Output.write(json ? [report.json] : report.lines)
            guard report.isHealthy else { throw ExitCode.failure }
        }
    }

    private func facts() async throws -> Facts {
        let paths = try profile.paths()
        let places = try HubPlaces(paths)
        let examiner = Examiner(software: Version.software, places: places.all, clock: Clocks.wall)
        guard let hub else { return await examiner.examine() }
        let known = try KnownHubsFile(paths).read()
        switch try await NamedHub(hub, known: known, places: places).find() {
        case .found(let target): return await examiner.examine(target)
        case .unclear(let sentence):
            var facts = await examiner.examine()
            let attempt = AddressFact(address: hub, outcome: .unclear(sentence))
            facts.target = TargetFact(name: hub, tries: [attempt], ping: nil)
            return facts
        }
    }
}
