import AsyncAlgorithms
import ChatModel
import ClientCore
import ClientUI
import CursesTerminal
import Discovery
import Logging
import Profile
import TerminalCore
import Trust
import UnixSignals

/// The full-screen client as a program: takes the terminal over, feeds the loop, gives the terminal back.
struct ClientProgram {
    let memory: ClientMemory
    let identity: UserIdentity
    let around: Surroundings
    let paths: ProfilePaths
    /// Where hubs are asked that broadcasts may not reach.
    let places: HubPlaces
    let logger: Logger

    /// Runs until the person leaves.
    /// - Throws: `TerminalError` if this is no terminal that can be drawn on.
    func run(_ started: Started, environment: [String: String]) async throws {
        let terminal = CursesTerminal()
        try await terminal.start(environment: environment)
        let events = AsyncChannel<LoopEvent>()
        let cache = CacheKeeper(paths, logger: logger)
        let links = LinkTable(runner: LinkRunner(events: events, memory: memory, cache: cache, identity: identity))
        let browser = Browser(places: places.all, warn: { [logger] in logger.warning("\($0.message)") })
        var loop = ClientLoop(
            events: events, terminal: terminal, links: links, browser: browser, memory: memory, cache: cache,
            around: around, paths: paths, places: places, logger: logger, size: await terminal.size)
        await withTaskGroup(of: Void.self) { group in
            feed(events, from: terminal, in: &group)
            feed(events, from: browser, in: &group)
            await loop.run(started)
            group.cancelAll()
            await terminal.stop()
        }
    }

    private func feed(_ events: AsyncChannel<LoopEvent>, from terminal: CursesTerminal, in group: inout TaskGroup<Void>)
    {
        group.addTask {
            for await key in terminal.keys { await events.send(.key(key)) }
            await events.send(.terminate)
        }
        group.addTask {
            for await _ in AsyncTimerSequence(interval: .milliseconds(250), clock: .continuous) {
                await events.send(.client(.tick))
            }
        }
        group.addTask {
            let signals = await UnixSignalsSequence(trapping: .sigterm, .sighup, .sigint)
            for await signal in signals { await events.send(signal == .sigint ? .interrupt : .terminate) }
        }
    }

    private func feed(_ events: AsyncChannel<LoopEvent>, from browser: Browser, in group: inout TaskGroup<Void>) {
        group.addTask { try? await browser.run() }
        group.addTask {
            for await sighting in browser.sightings { await events.send(.client(.sighting(sighting))) }
        }
        group.addTask {
            for await people in browser.people { await events.send(.client(.people(people))) }
        }
    }
}
