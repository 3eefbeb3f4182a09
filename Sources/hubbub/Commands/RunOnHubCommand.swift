import ArgumentParser
import ChatModel
import Foundation

/// `hubbub run`: runs a command that the hub's owner allows.
struct RunOnHubCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Run a command that the hub's owner allows, or show which there are.",
        discussion: """
            What the command writes comes out as it is written, and its exit code is that of this program; 124 when its \
            time was over, 125 when the hub did not run it, 126 when it can't be started, 128 and the signal's number \
            when a signal ended it. Arguments that begin with - stand behind --. With --json each piece of output is an \
            object with stream and text, and the last one says how it ended.
            """)

    @Argument(help: "The hub: a name, host:port, [IPv6]:port, unix:PATH or hubbub://host:port.")
    var hub: String

    @Argument(help: "The command; without it, those are shown that you may run.")
    var name: String?

    @Argument(help: "What is given to it: each is one argument, and no shell reads it.")
    var arguments: [String] = []

    @Option(help: ArgumentHelp("The room in which it is run.", valueName: "room"))
    var room = RoomName.lobby.written

    @Flag(help: "Write JSON objects.")
    var json = false

    @Option(help: ArgumentHelp("Give up after so many seconds without reaching the hub.", valueName: "seconds"))
    var timeout: Double = 30

    @OptionGroup var options: ClientOptions

    func validate() throws {
        guard timeout > 0, timeout <= 1e9 else { throw ValidationError("The timeout must be more than 0 seconds.") }
        _ = try (Destination(room), call())
    }

    private func call() throws -> RunCall? {
        guard let name else { return nil }
        do {
            guard let call = RunCall(try RunName(name), try arguments.map { try RunArgument($0) }) else {
                throw ValidationError("These are more arguments than a command takes, or longer ones.")
            }
            return call
        } catch let error as InvalidText { throw ValidationError(error.message) }
    }

    func run() async throws {
        do {
            let destination = try Destination(room)
            let asking = RunAsking(
                door: try await HubDoor.find(hub, options), destination: destination, timeout: .seconds(timeout))
            guard let call = try call() else { return try await asking.list(isJSON: json) }
            let code = try await asking.run(call, RunOutput(isJSON: json))
            if code != 0 { throw ExitCode(code) }
        } catch is Output.Closed {
            // Nobody reads the output any more.
        } catch let error as ExitCode {
            throw error
        } catch {
            // Not 1: that is for the command to say.
            do { try Complaint(error).end() } catch { throw ExitCode(125) }
        }
    }
}
