import ArgumentParser
import ChatModel
import ClientCore
import ClientUI
import CursesTerminal
import Desktop
import Foundation
import Logging
import Profile
import TerminalCore
import Trust

/// `hubbub [HUB]`: the chat, on the full screen or line by line.
struct ChatCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chat", abstract: "Chat in full screen; what `hubbub` does without a command.")

    @Argument(
        help: ArgumentHelp("A hub's name, host:port, unix:PATH, or a link; without it, the hubs found are shown."))
    var hub: String?

    /// What stands behind a hub: nothing, unless a command was meant and mistyped.
    @Argument(help: .hidden)
    var rest: [String] = []

    @Option(help: ArgumentHelp("The room to go into.", valueName: "room"))
    var room: String?

    @Flag(help: "Print what happens line by line instead of drawing a screen: for screen readers, scripts and pipes.")
    var plain = false

    @OptionGroup var options: ClientOptions

    func validate() throws {
        if let hub, !rest.isEmpty {
            throw ValidationError(
                "There is no command \"\(hub)\"; hubbub --help lists them. The chat takes one hub; a name with spaces stands in quotes."
            )
        }
        if let hub, HubReference(hub) == nil {
            throw ValidationError("\"\(hub)\" names no hub; write a name, host:port, unix:PATH or a hubbub:// link.")
        }
        do { _ = try (room.map { try RoomName($0) }, options.nick.map { try Nick($0) }) } catch let error as InvalidText
        {
            throw ValidationError(error.message)
        }
    }

    func run() async throws {
        try await complaining {
            try await chat()
        }
    }

    private func chat() async throws {
        let persona = try Persona.load(options)
        let memory = ClientMemory(persona.paths)
        let logger = Logger(label: "hubbub") { _ in FileLog(path: persona.paths.clientLog) }
        let state = try await memory.recall()
        let environment = ProcessInfo.processInfo.environment
        let file = ConfigurationFile(path: persona.paths.configurationFile)
        let settings = Settings(file: try file.read([.screen]), kept: state.settings)
        _ = try settings.widths()
        let around = Surroundings(
            words: Language.ofScreen.words, theme: try theme(settings, state),
            keys: try PersonalKeys.read(settings.keys, from: file), utcOffset: Clocks.utcOffset,
            fingerprint: { HubID($0).fingerprint },
            ownFingerprint: persona.identity.id.shortFingerprint, isASCII: !LocaleCheck.isUTF8(environment))
        let downloads = try Downloads(persona.paths)
        var known = try setting(settings, state, environment)
        known.kept[.downloads] = downloads.path
        let program = ClientProgram(
            memory: memory, identity: persona.identity, around: around,
            desk: try Desk(settings, environment, logger: logger), setting: known,
            ambiguous: try settings.ambiguous().flatMap(AmbiguousWidth.init(rawValue:)),
            paths: persona.paths,
            places: try HubPlaces(persona.paths), downloads: downloads, logger: logger)
        // Who named themselves on the command line is not asked the next time.
        if state.nick == nil, let nick = persona.chosenNick { try await memory.save(.nick(nick)) }
        var started = try started(persona, state)
        started.tellsTyping = settings.tellsTyping
        started.aliases = Aliases(
            own: state.aliases, settings: try PersonalAliases.read(settings.aliases, from: file))
        started.pinned = try await memory.pinned()
        do { started.posts = try await memory.recallPosts() } catch { logger.error("\(error.message)") }
        do { started.transfers = try await memory.recallTransfers() } catch { logger.error("\(error.message)") }
        if plain || !Self.canDraw(environment) {
            if !plain { tellWhy(around) }
            guard await program.runPlainly(started) else { throw ExitCode.failure }
            return
        }
        try await program.run(started, environment: environment)
    }

    /// Whether there is a terminal that a screen can be drawn on.
    private static func canDraw(_ environment: [String: String]) -> Bool {
        isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
            && !["", "dumb"].contains(environment["TERM", default: ""])
    }

    private func tellWhy(_ around: Surroundings) {
        FileHandle.standardError.write(Data((around.reasonForLines + "\n").utf8))
    }

    /// The theme of the settings, or the one that was chosen last.
    private func theme(_ settings: Settings, _ state: ProfileState) throws -> Theme {
        guard let name = settings.theme else { return state.theme.flatMap(Theme.named) ?? .standard }
        guard let theme = Theme.named(name) else {
            throw Complaint("There is no theme \"\(name)\"; there are: \(Theme.names.joined(separator: ", ")).")
        }
        return theme
    }

    private func setting(
        _ settings: Settings, _ state: ProfileState, _ environment: [String: String]
    ) throws -> Interface.Setting {
        var setting = Interface.Setting()
        setting.theme = settings.theme
        setting.usesMouse = settings.usesMouse
        setting.written = named(try settings.written())
        setting.kept = named(state.settings)
        setting.hasBrowser = Desktop(environment).canOpen
        return setting
    }

    /// Settings of the client by what they are called.
    private func named(_ settings: [String: String]) -> [ClientSetting: String] {
        settings.reduce(into: [:]) { named, pair in
            if let setting = ClientSetting(rawValue: pair.key) { named[setting] = pair.value }
        }
    }

    private func started(_ persona: Persona, _ state: ProfileState) throws -> Started {
        var started = Started()
        started.nick = persona.chosenNick ?? state.nick
        started.software = Version.software
        started.suggestion = .ofAccount
        started.remembered = state.hubs.map(RememberedHub.init)
        started.petnames = state.petnames.map { Petname(id: $0.id, nick: $0.nick, name: $0.name) }
        started.attended = state.attended
        started.ignored = state.ignored.map { IgnoredUser(id: $0.id, nick: $0.nick) }
        started.target = hub.flatMap(HubReference.init)
        started.room = try room.map { try RoomName($0) }
        started.acceptNew = options.acceptNew
        // A password is for the hub that is named with it, and for no other.
        if started.target != nil { started.password = persona.credentials.password }
        return started
    }
}
