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

/// The client as a program: takes the terminal over, or prints lines; feeds the loop; gives the terminal back.
struct ClientProgram {
    let memory: ClientMemory
    let identity: UserIdentity
    let around: Surroundings
    let desk: Desk
    let setting: Interface.Setting
    /// How wide the terminal draws ambiguous scalars, if the person says so.
    let ambiguous: AmbiguousWidth?
    let paths: ProfilePaths
    /// Where hubs are asked that broadcasts may not reach.
    let places: HubPlaces
    /// Where fetched files are put.
    let downloads: Downloads
    let logger: Logger

    /// Runs on the full screen until the person leaves.
    /// - Throws: `TerminalError` if this is no terminal that can be drawn on.
    func run(_ started: Started, environment: [String: String]) async throws {
        let terminal = CursesTerminal()
        try await terminal.start(environment: environment, ambiguous: ambiguous)
        if setting.usesMouse { await terminal.setMouse(true) }
        let events = AsyncChannel<LoopEvent>()
        var loop = loop(
            events, around: await look(terminal), terminal: terminal, plain: nil, size: await terminal.size)
        await withTaskGroup(of: Void.self) { group in
            feed(events, from: terminal, in: &group)
            await run(&loop, started, events, on: TerminalThread.shared, in: &group)
            await terminal.stop()
        }
    }

    /// Runs line by line until the person leaves, or the input ends.
    /// - Returns: false if nothing could be said, because the named hub could not be gone to.
    func runPlainly(_ started: Started) async -> Bool {
        let events = AsyncChannel<LoopEvent>()
        let input = PlainInput()
        var loop = loop(
            events, around: around, terminal: nil, plain: PlainView(input, hasTarget: started.target != nil),
            size: Size(columns: 80, rows: 24))
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await input.read { await events.send(.line($0)) } }
            await run(&loop, started, events, on: nil, in: &group)
        }
        return !loop.hasFailed
    }

    private func loop(
        _ events: AsyncChannel<LoopEvent>, around: Surroundings, terminal: CursesTerminal?, plain: PlainView?,
        size: Size
    ) -> ClientLoop {
        let cache = CacheKeeper(paths, logger: logger)
        let links = LinkTable(
            runner: LinkRunner(
                events: events, memory: memory, cache: cache, identity: identity, words: around.words))
        let couriers = Couriers(
            runner: CourierRunner(events: events, memory: memory, identity: identity, downloads: downloads))
        let browser = Browser(places: places.all, warn: { [logger] in logger.warning("\($0.message)") })
        return ClientLoop(
            events: events, terminal: terminal, plain: plain, links: links, couriers: couriers, browser: browser,
            memory: memory, cache: cache, around: around, desk: desk, setting: setting, paths: paths, places: places,
            logger: logger,
            size: size)
    }

    /// Runs the loop, where it prefers to be, with all that wakes it but keys and lines.
    private func run(
        _ loop: inout ClientLoop, _ started: Started, _ events: AsyncChannel<LoopEvent>,
        on executor: (any TaskExecutor)?, in group: inout TaskGroup<Void>
    ) async {
        feed(events, from: loop.browser, in: &group)
        feedTime(events, in: &group)
        await withTaskExecutorPreference(executor) { await loop.run(started) }
        group.cancelAll()
    }

    /// The look that was chosen, or one that needs no colours where there are none, in the widths of the terminal.
    private func look(_ terminal: CursesTerminal) async -> Surroundings {
        var around = await terminal.colors == 0 ? around.monochrome : around
        around.take(await terminal.ambiguous)
        return around
    }

    private func feed(_ events: AsyncChannel<LoopEvent>, from terminal: CursesTerminal, in group: inout TaskGroup<Void>)
    {
        group.addTask(executorPreference: TerminalThread.shared) {
            for await key in terminal.keys { await events.send(.key(key)) }
            await events.send(.terminate)
        }
    }

    private func feedTime(_ events: AsyncChannel<LoopEvent>, in group: inout TaskGroup<Void>) {
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
