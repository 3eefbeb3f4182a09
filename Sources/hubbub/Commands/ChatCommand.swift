import ArgumentParser
import Assets
import ChatModel
import ClientCore
import ClientUI
import CursesTerminal
import Foundation
import Logging
import Profile
import Trust

/// `hubbub [HUB]`: the full-screen chat.
struct ChatCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chat", abstract: "Chat in full screen; what `hubbub` does without a command.")

    @Argument(
        help: ArgumentHelp("A hub's name, host:port, unix:PATH, or a link; without it, the hubs found are shown."))
    var hub: String?

    @Option(help: ArgumentHelp("The room to go into.", valueName: "room"))
    var room: String?

    @OptionGroup var options: ClientOptions

    func validate() throws {
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
            guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
                throw Complaint(
                    "The chat needs a terminal; without one, use hubbub host, hubbub send or hubbub tail.")
            }
            try await chat()
        }
    }

    private func chat() async throws {
        let persona = try Persona.load(options)
        let memory = ClientMemory(persona.paths)
        let logger = Logger(label: "hubbub") { _ in FileLog(path: persona.paths.clientLog) }
        let around = Surroundings(
            words: Catalogue(Assets.english), utcOffset: Clocks.utcOffset, fingerprint: { HubID($0).fingerprint },
            ownFingerprint: persona.identity.id.shortFingerprint,
            isASCII: !LocaleCheck.isUTF8(ProcessInfo.processInfo.environment))
        let program = ClientProgram(
            memory: memory, identity: persona.identity, around: around, paths: persona.paths,
            places: try HubPlaces(persona.paths), downloads: try Downloads(persona.paths),
            logger: logger)
        let state = try await memory.recall()
        // Who named themselves on the command line is not asked the next time.
        if state.nick == nil, let nick = persona.chosenNick { try await memory.save(.nick(nick)) }
        var started = try started(persona, state)
        started.pinned = try await memory.pinned()
        do { started.posts = try await memory.recallPosts() } catch { logger.error("\(error.message)") }
        do { started.transfers = try await memory.recallTransfers() } catch { logger.error("\(error.message)") }
        try await program.run(started, environment: ProcessInfo.processInfo.environment)
    }

    private func started(_ persona: Persona, _ state: ProfileState) throws -> Started {
        var started = Started()
        started.nick = persona.chosenNick ?? state.nick
        started.suggestion = .ofAccount
        started.remembered = state.hubs.map(RememberedHub.init)
        started.petnames = state.petnames.map { Petname(id: $0.id, nick: $0.nick, name: $0.name) }
        started.ignored = state.ignored.map { IgnoredUser(id: $0.id, nick: $0.nick) }
        started.target = hub.flatMap(HubReference.init)
        started.room = try room.map { try RoomName($0) }
        started.acceptNew = options.acceptNew
        // A password is for the hub that is named with it, and for no other.
        if started.target != nil { started.password = persona.credentials.password }
        return started
    }
}
