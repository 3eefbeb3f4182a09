import ArgumentParser
import ChatModel
import Doctor
import Examination
import Synchronization

/// `hubbub scan`: looks for hubs in another network.
struct ScanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scan", abstract: "Look for hubs at the addresses of another network.",
        discussion: """
            Each address is asked once over UDP, and once over TCP as far as a hub's key; 200 addresses a second, at most \
            \(ScanRange.limit). Scan only networks whose owner agrees. The exit code is 1 when no hub is there.
            """)

    @Argument(help: "IPv4 addresses: 10.0.0.0/24, 10.0.0.5 or 10.0.0.1-10.0.0.50.")
    var addresses: String

    @Option(help: "The port where hubs are looked for.")
    var port = HubAddress.defaultPort

    @Flag(help: "Print a JSON object a line: name (or null), address, fingerprint.")
    var json = false

    func validate() throws {
        guard port > 0 else { throw ValidationError("The port must be more than 0.") }
        _ = try range()
    }

    func run() async throws {
        try await complaining {
            let range = try range()
            let show = Mutex(ProgressShow(isOutputElsewhere: true, counting: .things("addresses")))
            let total = UInt64(range.addresses.count)
            let hubs = try await Scanner(range, port: port, software: Version.software).run { done in
                show.withLock { $0.show(UInt64(done), of: total) }
            }
            show.withLock { $0.end(nil) }
            guard !hubs.isEmpty else {
                throw Complaint(
                    "No hub answered at \(addresses), port \(port); if one is there, run hubbub doctor on its machine.")
            }
            try Output.write(json ? hubs.map(ScanReport.json) : ScanReport.table(hubs))
        }
    }

    private func range() throws -> ScanRange {
        do throws(ScanRange.Refusal) { return try ScanRange(addresses) } catch {
            switch error {
            case .unreadable:
                throw ValidationError("\"\(addresses)\" is no range of IPv4 addresses; write it like 10.0.0.0/24.")
            case .tooMany(let count):
                throw ValidationError("Those are \(count) addresses; at most \(ScanRange.limit) are scanned at a time.")
            }
        }
    }
}
