import ArgumentParser
import AsyncAlgorithms
import ChatModel
import Discovery

/// `hubbub discover`: lists the hubs on the network.
struct DiscoverCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "discover", abstract: "List the hubs on this network.",
        discussion: "The exit code is 1 when no hub was heard.")

    @Flag(
        help: "Print a JSON object a line: id, name, address, port, people, roundTrip, flags, fingerprint, clock.")
    var json = false

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
            let search = HubSearch(goal: .everyone, patience: .seconds(timeout ?? 2))
            let hubs = try await search.run(asking: places.all).hubs
            guard !hubs.isEmpty else {
                throw Complaint(
                    "No hub was heard; if one runs here, let UDP port 24822 through the firewall, or join it by address."
                )
            }
            try Output.write(json ? hubs.map { HubReport.json($0) } : HubReport.table(hubs))
        }
    }

    private func watchHubs(_ places: HubPlaces) async throws {
        struct TimeIsOver: Error {}
        do {
            try await within(timeout.map { .seconds($0) }, orElse: { TimeIsOver() }) {
                try await listening(asking: places.all) { sightings in try await tell(sightings) }
            }
        } catch is TimeIsOver {}
    }

    private func tell(_ sightings: AsyncStream<Sighting>) async throws {
        var (list, watch) = (HubList(), HubWatch())
        let seconds = AsyncTimerSequence(interval: .seconds(1), clock: .continuous)
        for await sighting in merge(sightings.map { Optional($0) }, seconds.map { _ in nil }) {
            let now = Clocks.now().monotonic
            if let sighting { _ = list.hear(sighting, at: now) }
            list.expire(at: now)
            let changes = watch.see(list.hubs)
            try Output.write(
                json ? changes.map { HubReport.json($0.hub, event: $0.event) } : changes.map(HubReport.line))
        }
    }
}
