import AsyncAlgorithms
import ChatModel
import ClientCore
import ClientUI
import CursesTerminal
import Discovery
import Doctor
import Examination
import FileStore
import Logging
import Profile
import TerminalCore

/// The client's one loop: keys, answers, sightings and time go in; the client decides; its effects are done here.
struct ClientLoop {
    private let events: AsyncChannel<LoopEvent>
    /// The screen; nil in plain mode.
    private let terminal: CursesTerminal?
    /// What stands for the screen in plain mode.
    private var plain: PlainView?
    private let links: LinkTable
    private let couriers: Couriers
    let browser: Browser
    private let memory: ClientMemory
    private let cache: CacheKeeper
    private var around: Surroundings
    private var desk: Desk
    private let paths: ProfilePaths
    private let places: HubPlaces
    private let logger: Logger
    private var client = Client()
    private var interface: Interface
    private var painter: Painter?
    private var sayings = SayingMemo()
    private var size: Size
    private var isOver = false
    /// What is being kept of hubs, one change after the other.
    private var caching: Task<Void, Never>?
    /// The editor that has the terminal.
    private var editing: Task<Void, Never>?
    private var drafts: DraftKeeper
    private var written: WrittenKeeper
    /// What stops the disk from being asked what is no longer to be sent.
    private var looks: [TransferID: StopFlag] = [:]
    /// Whether what became of posts could be written down last time.
    private var isKeeping = true

    init(
        events: AsyncChannel<LoopEvent>, terminal: CursesTerminal?, plain: PlainView?, links: LinkTable,
        couriers: Couriers, browser: Browser, memory: ClientMemory, cache: CacheKeeper, around: Surroundings,
        desk: Desk, setting: Interface.Setting, paths: ProfilePaths, places: HubPlaces,
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
        self.desk = desk
        interface = Interface(setting)
        self.size = size
        self.plain = plain
        painter = terminal.map { Painter(terminal: $0, events: events) }
        drafts = DraftKeeper(paths, logger: logger)
        interface.restore(drafts.recall())
        written = WrittenKeeper(paths, logger: logger)
        interface.restore(written: written.recall())
    }

    /// Whether what was asked for on the command line could not be done.
    var hasFailed: Bool { plain?.hasFailed ?? false }

    /// Runs until the person leaves or the program is ended; the terminal is still taken over afterwards.
    mutating func run(_ started: Started) async {
        await take(.client(.started(started)))
        for await event in events {
            await take(event)
            if isOver { break }
        }
        // Nobody listens any more: what still wants to say something must not wait for it.
        events.finish()
        editing?.cancel()
        await editing?.value
        await drafts.end(interface.keptDrafts)
        await written.end(interface.takeWritten())
        await couriers.closeAll()
        await links.closeAll()
        await caching?.value
        await memory.end()
    }

    private mutating func take(_ event: LoopEvent) async {
        switch event {
        case .client(let event):
            if case .looked(let question, _) = event, let id = question.id { looks[id] = nil }
            await apply(event)
            if case .tick = event {
                drafts.keep { interface.keptDrafts }
                written.keep(interface.takeWritten())
            }
        case .answers(let link, let answers):
            for answer in answers where !isOver { await apply(.answer(link, answer)) }
        case .key(let key): await press(key)
        case .line(let line): plain?.take(line)
        case .draw: break
        case .edited(let draft, let text):
            editing = nil
            interface.edited(draft, text)
            drafts.touch()
        // It was meant for the editor.
        case .interrupt where editing != nil: break
        case .interrupt, .terminate: await apply(.user(.quit))
        }
        guard !isOver else { return }
        await follow(interface.settle(in: client, size: size, around: around))
        await tell()
        await painter?.paint(for: event.cause) {
            render(client, interface, in: size, around: around, remembering: &sayings)
        }
    }

    /// Prints what is new, and does what was written as soon as it can be done.
    private mutating func tell() async {
        plain?.tell(client, around)
        while !isOver, let actions = plain?.next(for: client, around) {
            for action in actions { await apply(.user(action)) }
            plain?.tell(client, around)
            if !isOver { plain?.goOn() }
        }
    }

    private mutating func press(_ key: Key) async {
        if case .resize(let size) = key {
            self.size = size
            // The terminal may have been found to draw otherwise than was thought.
            if let terminal { around.take(await terminal.ambiguous) }
        }
        drafts.touch()
        for outcome in interface.handle(key, in: client, size: size, around: around) {
            switch outcome {
            case .action(let action): await apply(.user(action))
            case .redraw: await terminal?.redraw()
            case .suspend: await terminal?.suspend()
            case .edit(let draft, let text): edit(text, of: draft)
            }
        }
    }

    private mutating func apply(_ event: ClientEvent) async {
        var trouble: ClientEvent?
        let effects = client.apply(event, at: Clocks.now())
        for effect in effects where !isRung(effect, with: effects) {
            if case .keep(let records) = effect {
                trouble = await keep(records) ?? trouble
            } else {
                await perform(effect)
            }
        }
        if let trouble { await apply(trouble) }
    }

    /// Whether an effect is the bell that a notification rings with anyhow.
    private func isRung(_ effect: ClientEffect, with effects: [ClientEffect]) -> Bool {
        guard case .bell = effect, terminal != nil, desk.notification != NotificationWay.none else { return false }
        return effects.contains { if case .summon = $0 { true } else { false } }
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
        case .discardPart(let file, let destination): await couriers.discard(file, for: destination)
        case .lookAt(let question): look(at: question)
        case .stopLooking(let id): looks.removeValue(forKey: id)?.raise()
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
        case .bell:
            await terminal?.bell()
            plain?.bell()
        case .summon(let summons): await summon(summons)
        case .screen(let order):
            for errand in interface.carryOut(order, around: &around) { await run(errand) }
            plain?.tell(interface, around)
        case .title(let title): await terminal?.setTitle(Self.text(of: title))
        case .clearComposer:
            interface.taken(by: client)
            // A draft that was sent must not come back after a crash.
            drafts.keep(atOnce: true) { interface.keptDrafts }
        case .compose(let text):
            interface.compose(text, in: client)
            plain?.compose(text, around)
        case .reveal(let reveal):
            await follow(interface.reveal(reveal, in: client, size: size, around: around))
        case .quit: isOver = true
        }
    }

    private mutating func look(at question: PathQuestion) {
        let stop = StopFlag()
        if let id = question.id { looks[id] = stop }
        answer { await LocalPaths.look(at: question, until: stop) }
    }

    private func summon(_ summons: Summons) async {
        let (title, line) = around.words.words(of: summons)
        await terminal?.notify(title, line, by: desk.notification)
    }

    /// What the screen can't do by itself.
    private mutating func run(_ errand: Interface.Errand) async {
        switch errand {
        case .tell(let notice): await apply(.screen(notice))
        case .copy(let text):
            await terminal?.copy(text)
            desk.copy(text)
        case .history(let count):
            guard plain == nil else {
                plain?.repeatPast(count, of: client, around)
                return
            }
            await follow(interface.turnBack(count, in: client, size: size, around: around))
        case .notify(let way): desk.notification = NotificationWay(rawValue: way)
        case .mouse(let isOn): await terminal?.setMouse(isOn)
        case .open(let address): desk.open(address)
        }
    }

    /// Lends the terminal to the person's editor; the chat goes on behind it.
    private mutating func edit(_ text: String, of draft: Interface.Draft) {
        guard editing == nil, let terminal else { return }
        editing = Task { [terminal, events, editor = ExternalEditor(folder: paths.state, logger: logger)] in
            await terminal.lend()
            let edited = await editor.edit(text)
            await terminal.takeBack()
            await events.send(.edited(draft, edited))
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
