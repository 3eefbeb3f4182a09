import ChatModel
import ClientCore
import Profile
import Trust

/// Where a person's hubs may be that broadcasts don't reach: the places of their settings, and those where they were.
struct HubPlaces: Sendable {
    private let configured: [HubAddress]
    private let paths: ProfilePaths

    /// - Throws: `ProfileError` if the settings can't be read; ``Complaint`` for a place that can be no hub's.
    init(_ paths: ProfilePaths) throws {
        self.paths = paths
        let settings = Settings(file: try ConfigurationFile(path: paths.configurationFile).read([.discovery]))
        configured = try settings.discoveryHubs.map(Self.read)
    }

    /// All as they are now, those of the settings first, then those that were met last.
    func all() -> [HubAddress] {
        let met = (try? StateFile(path: paths.stateFile).read().hubs) ?? []
        let known = (try? KnownHubsFile(paths).read().hubs) ?? []
        let remembered = met.sorted { $0.met.milliseconds > $1.met.milliseconds }.map(\.address)
        let typed = known.sorted { $0.lastMet > $1.lastMet }.flatMap(\.addresses).compactMap { try? Self.read($0) }
        var seen: Set<HubAddress> = []
        return (configured + remembered + typed).filter { place in
            guard case .tcp = place else { return false }
            return seen.insert(place).inserted
        }
    }

    /// Reads `host`, `host:port` or `[IPv6]:port`.
    static func read(_ text: String) throws(Complaint) -> HubAddress {
        switch HubReference(text)?.target {
        case .address(let address): return address
        case .name(let name): return .tcp(host: name, port: HubAddress.defaultPort, plain: false)
        case nil:
            throw Complaint(
                "\"\(text)\" can't be the place of a hub; write host, host:port or [IPv6]:port in hubs of [discovery].")
        }
    }
}
