import ArgumentParser
import ChatModel
import Discovery

/// `hubbub discover`: lists the hubs on the network.
struct DiscoverCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "discover", abstract: "List the hubs on this network.",
        discussion: "The exit code is 1 when no hub was heard.")

    @Flag(
        help: """
            Print a JSON object a line: id, name, address, port, people, roundTrip, flags, fingerprint, clock; with \
            --people also names, null where a hub does not say; with --watch first event: appeared, changed or gone.
            """)
    var json = false

    @Flag(help: "Ask each hub who is there; hubs may keep that to themselves.")
    var people = false

    @Flag(help: "Go on, and say which hubs appear, change and go.")
    var watch = false

    @Option(
        help: ArgumentHelp("End after so many seconds (default: 2; none with --watch).", valueName: "seconds"))
    var timeout: Double?

    @OptionGroup var profile: ProfileOptions

    func validate() throws {
        if let timeout, !(timeout > 0 && timeout <= 1e9) {
            throw ValidationError("The timeout must be more than 0 seconds.")
        }
    }

    func run() async throws {
        try await complaining {
            let places = try HubPlaces(try profile.paths())
            if watch { return try await watchHubs(places) }
            let search = HubSearch(goal: .everyone, patience: .seconds(timeout ?? 2), asksPeople: people)
            let hubs = try await search.run(asking: places.all).hubs
            guard !hubs.isEmpty else {
                throw Complaint(
                    "No hub was heard; if one runs here, let UDP port 24822 through the firewall, or join it by address."
                )
            }
            try Output.write(json ? hubs.map { report.json($0) } : report.table(hubs))
        }
    }

    private var report: HubReport { HubReport(namesPeople: people) }

    private func watchHubs(_ places: HubPlaces) async throws {
        struct TimeIsOver: Error {}
        do {
            try await within(timeout.map { .seconds($0) }, orElse: { TimeIsOver() }) {
                try await listening(asking: places.all) { browser in try await tell(browser) }
            }
        } catch is TimeIsOver {}
    }

    private func tell(_ browser: Browser) async throws {
        var (list, watch) = (HubList(), HubWatch())
        for await turn in browser.turns(ticking: .milliseconds(250)) {
            let now = Clocks.now().monotonic
            _ = list.take(turn, at: now)
            list.expire(at: now)
            if people { list.askPeople(through: browser) }
            let changes = watch.see(list.hubs)
            try Output.write(
                json ? changes.map { report.json($0.hub, event: $0.event) } : changes.map(report.line))
        }
    }
}
