import ArgumentParser
import ChatModel
import Foundation
import HubConnection
import Synchronization

/// `hubbub send`: says something in a room or to a person, and ends when it is in the hub's journal.
struct SendCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send", abstract: "Send a message, or each line of the input as one.",
        discussion: """
            Ends with 0 only once everything is in the hub's journal. While the hub is away it tries again; what is \
            sent twice that way is stored once.
            """)

    @Argument(help: "The hub: a name, host:port, [IPv6]:port, unix:PATH or hubbub://host:port.")
    var hub: String

    @Argument(help: ArgumentHelp("A room (#lobby) or a person (@ann).", valueName: "room|@nick"))
    var destination: String

    @Argument(help: "The message; without it, or with -, standard input is one.")
    var text: String?

    @Flag(help: "Send each line of standard input as a message; empty lines are left out.")
    var lines = false

    @Option(help: ArgumentHelp("Give up after so many seconds without getting on.", valueName: "seconds"))
    var timeout: Double = 30

    @OptionGroup var options: ClientOptions

    func validate() throws {
        _ = try Destination(destination)
        guard timeout > 0, timeout <= 1e9 else { throw ValidationError("The timeout must be more than 0 seconds.") }
        if lines, let text, text != "-" { throw ValidationError("With --lines the messages come from standard input.") }
        if text == nil, !lines, isatty(STDIN_FILENO) == 1 {
            throw ValidationError("There is no message; write it behind the room, or give - and type it.")
        }
    }

    private var source: MessageSource {
        if lines { return .lines }
        guard let text, text != "-" else { return .input }
        return .argument(text)
    }

    func run() async throws {
        try await complaining {
            let destination = try Destination(destination)
            if case .argument(let text) = source { _ = try MessageText(text) }
            let door = try await HubDoor.find(hub, options)
            let job = SendJob(
                desk: SendDesk(), source: source, destination: destination, persistence: Persistence(door),
                timeout: .seconds(timeout))
            try await job.run()
        }
    }
}
