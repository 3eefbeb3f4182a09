import ChatModel
import CommandRunner
import FileStore
import HistoryStore
import HubCore
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import Synchronization
import Trust

/// A hub that listens: the edge between sockets, journal and ``HubCore/Hub``.
package final class HubServer: Service {
    /// Where it listens, wildcards spelled out as this machine's addresses.
    package let addresses: [HubAddress]
    /// The addresses that its TCP and Unix sockets are bound to.
    package let listening: [SocketAddress]
    /// The hub's key and certificate.
    package let identity: HubIdentity
    /// Whether those on no list are asked for a password.
    package let asksForPassword: Bool
    /// Whether those who have not come in are told who is here.
    package let showsPeople: Bool
    private let parts: Parts
    /// The hub's ending, once it was asked for.
    private let ending = Mutex<Task<Void, Never>?>(nil)

    /// What is ended in order when the hub stops.
    fileprivate struct Parts: Sendable {
        let group: MultiThreadedEventLoopGroup
        let loop: any EventLoop
        let channels: [any Channel]
        let driver: NIOLoopBound<HubDriver>
        let ticking: RepeatedTask
        let ended: EventLoopFuture<Void>
        let store: HistoryStore
        let contents: ContentStore?
        let lock: DataFolderLock?
        let census: HubCensus
    }

    private init(
        addresses: [HubAddress], listening: [SocketAddress], identity: HubIdentity, asksForPassword: Bool,
        showsPeople: Bool, parts: Parts
    ) {
        self.addresses = addresses
        self.listening = listening
        self.identity = identity
        self.asksForPassword = asksForPassword
        self.showsPeople = showsPeople
        self.parts = parts
    }

    /// Opens the data folder and the listeners; the hub is ready when this returns.
    /// - Throws: ``HubServerError``.
    package static func start(
        _ configuration: HubConfiguration, logger: Logger
    ) async throws(HubServerError) -> HubServer {
        let data = try HubData.open(configuration, logger: logger)
        let tls = configuration.isPlain ? nil : try data.tls()
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let loop = group.any()
        let ended = loop.makePromise(of: Void.self)
        do {
            let driver = try await makeDriver(configuration, data, loop, ended, logger: logger)
            let listeners = Listeners(group: group, limits: configuration.limits, tls: tls, driver: driver)
            let channels = try await listeners.open(configuration)
            let ticking = loop.scheduleRepeatedTask(initialDelay: .seconds(1), delay: .seconds(1)) { _ in
                driver.value.tick()
            }
            return HubServer(
                addresses: channels.flatMap { reachable($0.localAddress, isPlain: configuration.isPlain) },
                listening: channels.compactMap(\.localAddress), identity: data.identity,
                asksForPassword: data.verifier != nil,
                showsPeople: configuration.showsPeople(
                    asksForPassword: data.verifier != nil, hasMembers: data.members != nil),
                parts: Parts(
                    group: group, loop: loop, channels: channels, driver: driver, ticking: ticking,
                    ended: ended.futureResult, store: data.store, contents: data.contents, lock: data.lock,
                    census: try await loop.submit { driver.value.census }.get()))
        } catch {
            ended.succeed()
            data.contents?.close()
            data.store.close()
            try? await group.shutdownGracefully()
            throw error as? HubServerError
                ?? HubServerError(.dataFolder, "The hub could not start: \(error)", cause: error)
        }
    }

    private static func makeDriver(
        _ configuration: HubConfiguration, _ data: HubData, _ loop: any EventLoop, _ ended: EventLoopPromise<Void>,
        logger: Logger
    ) async throws -> NIOLoopBound<HubDriver> {
        let hub = Hub(
            limits: configuration.limits, state: try data.store.state(), retention: configuration.retention,
            owners: configuration.owners, commands: configuration.commands,
            files: data.contents.map { _ in configuration.files }, dayMessage: configuration.dayMessage)
        let door = FrontDoor(
            identity: data.identity, name: configuration.name,
            rule: EntryRule(owners: configuration.owners, members: data.members, verifier: data.verifier),
            keepsFiles: configuration.files.isOn)
        let journal = JournalBridge(store: data.store, loop: loop, logger: logger)
        let runs = RunBridge(runner: CommandRunner { logger.warning("\($0)") }, loop: loop)
        return try await loop.submit {
            let driver = HubDriver(
                hub, journal: journal, runs: runs,
                files: FileBridge(
                    contents: data.contents, journal: data.store, loop: loop, limits: configuration.limits,
                    logger: logger),
                door: door, loop: loop, logger: logger,
                onEnded: { ended.succeed() })
            return NIOLoopBound(driver, eventLoop: loop)
        }.get()
    }

    /// How many people are online, as of the last turn.
    package var peopleOnline: UInt32 { parts.census.people }

    /// The nicks of the first of them; none once the hub has ended.
    package func nicksOnline() async -> [Nick] {
        // A loop that has ended answers nobody: what is asked stands before the ending on it, or is not asked.
        let asked = ending.withLock { ending in
            ending == nil ? parts.loop.submit { [driver = parts.driver] in driver.value.nicksOnline() } : nil
        }
        return (try? await asked?.get()) ?? []
    }

    /// Runs until the service group stops, then ends the hub.
    package func run() async throws {
        try? await gracefulShutdown()
        await stop()
    }

    /// Stores what waits, says goodbye to everybody, closes everything; done when all of it is, however often asked.
    package func stop() async {
        let task = ending.withLock { ending in
            let task = ending ?? Task { [parts] in await parts.end() }
            ending = task
            return task
        }
        await task.value
    }
}

extension HubServer.Parts {
    /// Ends the hub in order: listeners, sessions, clock, files, journal, loop.
    fileprivate func end() async {
        for channel in channels { try? await channel.close() }
        loop.execute { driver.value.stop() }
        try? await ended.get()
        ticking.cancel()
        contents?.close()
        store.close()
        lock?.release()
        try? await group.shutdownGracefully()
    }
}
