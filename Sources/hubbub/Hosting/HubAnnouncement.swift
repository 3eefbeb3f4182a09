import ChatModel
import Discovery
import HubServer
import Logging
import ServiceLifecycle
import Trust

/// Makes a hub known on the network while it runs; what goes wrong with that does not end the hub.
struct HubAnnouncement: Service {
    private let announcer: Announcer
    private let logger: Logger

    /// Of a hub that listens; nil if it listens on no IP address.
    /// - Throws: `DiscoveryError` if the start can't be numbered.
    init?(_ server: HubServer, _ configuration: HubConfiguration, logger: Logger) throws {
        guard let port = server.listening.lazy.compactMap(\.port).first.flatMap(UInt16.init(exactly:)),
            let scope = AnnounceScope(listening: server.listening, port: port)
        else { return nil }
        let hub = AnnouncedHub(
            identity: server.identity, name: configuration.name, port: port,
            flags: Self.flags(server, configuration), start: try Self.start(configuration.storage),
            people: { server.peopleOnline },
            names: Self.names(on: server), clock: { Clocks.wall() })
        announcer = Announcer(hub, scope: scope) { logger.warning("\($0.message)") }
        self.logger = logger
    }

    /// What tells who is on the hub; nil if that is nobody's business.
    private static func names(on server: HubServer) -> (@Sendable () async -> [Nick])? {
        guard server.showsPeople else { return nil }
        return { await server.nicksOnline() }
    }

    private static func flags(_ server: HubServer, _ configuration: HubConfiguration) -> Beacon.Flags {
        var flags: Beacon.Flags = configuration.isPlain ? .plain : []
        if server.asksForPassword { flags.insert(.password) }
        return flags
    }

    private static func start(_ storage: HubConfiguration.Storage) throws -> UInt64 {
        let clock = Clocks.wall()
        return switch storage {
        case .folder(let path): try StartNumber.next(in: path, clock: clock)
        case .ephemeral: StartNumber.ephemeral(clock: clock)
        }
    }

    func run() async throws {
        do {
            try await cancelWhenGracefulShutdown { try await announcer.run() }
        } catch let error as DiscoveryError {
            logger.warning("\(error.message)")
            try? await gracefulShutdown()
        }
    }
}
