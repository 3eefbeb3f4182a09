import AsyncAlgorithms
import ChatModel
import ClientCore
import ClientUI
import CursesTerminal
import Discovery
import Doctor
import Examination
import Logging
import Profile
import TerminalCore

/// The client's one loop: keys, answers, sightings and time go in; the client decides; its effects are done here.
struct ClientLoop {
    private let events: AsyncChannel<LoopEvent>
    private let terminal: CursesTerminal
    private let links: LinkTable
    private let couriers: Couriers
    private let browser: Browser
    private let memory: ClientMemory
    private let cache: CacheKeeper
    private let around: Surroundings
    private let paths: ProfilePaths
    private let places: HubPlaces
    private let logger: Logger
    private var client = Client()
    private var interface = Interface()
    private var painter: Painter
    private var size: Size
    private var isOver = false
    /// What is being kept of hubs, one change after the other.
    private var caching: Task<Void, Never>?
    /// Whether what became of posts could be written down last time.
    private var isKeeping = true

    init(
        events: AsyncChannel<LoopEvent>, terminal: CursesTerminal, links: LinkTable, couriers: Couriers,
        browser: Browser, memory: ClientMemory, cache: CacheKeeper, around: Surroundings, paths: ProfilePaths,
        places: HubPlaces,
        logger: Logger, size: Size
    ) {
        self.paths = paths
        self.places = places
        self.logger = logger
        self.events = events
        self.terminal = terminal
        self.links = links
        self.couriers = couriers
        self.browser = browser
        self.memory = memory
        self.cache = cache
        self.around = around
        self.size = size
        painter = Painter(terminal: terminal, events: events)
    }

    /// Runs until the person leaves or the program is ended; the terminal is still taken over afterwards.
    mutating func run(_ started: Started) async {
        await take(.client(.started(started)))
        for await event in events {
            await take(event)
            if isOver { break }
        }
        // Nobody listens any more: what still wants to say something must not wait for it.
        events.finish()
        await couriers.closeAll()
        await links.closeAll()
        await caching?.value
        await memory.end()
    }

    private mutating func take(_ event: LoopEvent) async {
        switch event {
        case .client(let event): await apply(event)
        case .key(let key): await press(key)
        case .draw: painter.pauseIsOver()
        case .terminate: await apply(.user(.quit))
        }
        guard !isOver else { return }
        await follow(interface.settle(in: client, size: size, around: around))
        await painter.paint { [client, interface, size, around] in
            render(client, interface, in: size, around: around)
        }
    }

    private mutating func press(_ key: Key) async {
        if case .resize(let size) = key { self.size = size }
        for outcome in interface.handle(key, in: client, size: size, around: around) {
            switch outcome {
            case .action(let action): await apply(.user(action))
            case .redraw: await terminal.redraw()
            case .suspend: await terminal.suspend()
            }
        }
    }

    private mutating func apply(_ event: ClientEvent) async {
        var trouble: ClientEvent?
        for effect in client.apply(event, at: Clocks.now()) {
            if case .keep(let records) = effect {
                trouble = await keep(records) ?? trouble
            } else {
                await perform(effect)
            }
        }
        if let trouble { await apply(trouble) }
    }

    /// Writes down what became of posts; when that begins to fail, the client is told.
    private mutating func keep(_ records: [OutboxRecord]) async -> ClientEvent? {
        do {
            try await memory.keep(records)
            isKeeping = true
            return nil
        } catch {
            logger.error("\(error.message)")
            defer { isKeeping = false }
            return isKeeping ? .unkept(error.message) : nil
        }
    }

    /// What the interface does by itself, so that what was asked for is on the screen.
    private mutating func follow(_ actions: [UserAction]) async {
        for action in actions { await apply(.user(action)) }
    }

    private mutating func perform(_ effect: ClientEffect) async {
        switch effect {
        case .connect(let plan): await links.open(plan)
        case .close(let link): await links.close(link)
        case .send(let link, let request): await links.send(request, on: link)
        case .openCourier(let plan): await couriers.open(plan)
        case .closeCourier(let link): await couriers.close(link)
        case .carry(let link, let carriage): await couriers.give(.carry(carriage), to: link)
        case .drop(let link, let transfer): await couriers.give(.drop(transfer), to: link)
        case .lookAt(let question): answer { await LocalPaths.look(at: question) }
        case .listFolder(let path): answer { await LocalPaths.list(path) }
        case .keep: break
        case .save(let saved): await remember { try await memory.save(saved) }
        case .recall(let hub): answer { [cache] in .recalled(hub, await cache.recall(hub)) }
        case .rescue(let lost): answer { [cache] in .rescued(lost, file: await cache.rescue(lost)) }
        case .cache(let change):
            caching = Task { [cache, caching] in
                await caching?.value
                await cache.keep(change)
            }
        case .askPeople(let hub): browser.askPeople(of: hub)
        case .trust(let question): await remember { try await memory.trust(question) }
        // The hub lives on when the client ends.
        case .host(let name): answer { [paths] in await Hosting.start(name, profile: paths) }
        case .listInterfaces: answer { .interfaces(InterfaceFact.all()) }
        case .examine:
            answer { [places] in
                let examiner = Examiner(software: Version.software, places: places.all, clock: Clocks.wall)
                return .examined(Judge.report(on: await examiner.examine()))
            }
        case .bell: await terminal.bell()
        case .title(let title): await terminal.setTitle(Self.text(of: title))
        case .clearComposer: interface.taken(by: client)
        case .compose(let text): interface.compose(text, in: client)
        case .reveal(let reveal):
            await follow(interface.reveal(reveal, in: client, size: size, around: around))
        case .quit: isOver = true
        }
    }

    /// Keeps something for the next run; what can't be kept is said, and the chat goes on.
    private func remember(_ keep: () async throws -> Void) async {
        do { try await keep() } catch { logger.error("\(Complaint(error).message)") }
    }

    /// Does something beside the loop, and hands the client what came of it.
    private func answer(_ work: @escaping @Sendable () async -> ClientEvent) {
        Task { [events] in await events.send(.client(await work())) }
    }

    private static func text(of title: Title) -> String {
        let count = title.mentions > 0 ? "(@\(title.mentions)) " : title.unread > 0 ? "(\(title.unread)) " : ""
        let place =
            switch title.conversation {
            case .room(let room): room.written
            case .direct(let nick): nick.text
            case nil: title.hub?.text
            }
        return count + (place.map { "\($0) – hubbub" } ?? "hubbub")
    }
}
