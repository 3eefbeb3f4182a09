import ArgumentParser
import ChatModel
import Foundation

/// `hubbub tail`: writes what was said in a room, and what is being said.
struct TailCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tail", abstract: "Write out what was said in a room, and follow it.",
        discussion: """
            With --json each line is an object: seq, time (RFC 3339), room, nick, text, id, and kind for an action \
            or a topic. Across lost connections no line is left out, and none comes twice.
            """)

    @Argument(help: "The hub: a name, host:port, [IPv6]:port, unix:PATH or hubbub://host:port.")
    var hub: String

    @Argument(help: ArgumentHelp("A room (#lobby) or a person (@ann).", valueName: "room|@nick"))
    var room: String

    @Flag(help: "Write a JSON object for each message.")
    var json = false

    @Option(help: ArgumentHelp("Begin with so many of the newest messages (default: 10).", valueName: "n"))
    var last: UInt64?

    @Option(help: ArgumentHelp("Begin behind the message with this number.", valueName: "seq"))
    var since: UInt64?

    @Option(help: ArgumentHelp("End after so many messages; waits for them.", valueName: "n"))
    var count: Int?

    @Flag(help: "Go on with new messages as they come.")
    var follow = false

    @Option(
        help: ArgumentHelp(
            "End after so many seconds (default: 30 for reaching the hub, none for following).", valueName: "seconds"))
    var timeout: Double?

    @OptionGroup var options: ClientOptions

    func validate() throws {
        _ = try Destination(room)
        if last != nil, since != nil { throw ValidationError("Give either --last or --since, not both.") }
        if let count, count < 1 { throw ValidationError("The count must be at least 1.") }
        if let timeout, !(timeout > 0 && timeout <= 1e9) {
            throw ValidationError("The timeout must be more than 0 seconds.")
        }
    }

    func run() async throws {
        try await complaining {
            let door = try await HubDoor.find(hub, options)
            let tailing = Tailing(
                try Destination(room), from: since.map { .after(Seq($0)) } ?? .last(last ?? 10), count: count,
                isFollowing: follow || count != nil, isJSON: json
            ) {
                FileHandle.standardError.write(
                    Data("The hub's journal is another one now; going on with its newest messages.\n".utf8))
            }
            try await run(tailing, Persistence(door, patience: .seconds(30)))
        }
    }

    private func run(_ tailing: Tailing, _ persistence: Persistence) async throws {
        struct TimeIsOver: Error {}
        let isFollowing = follow || count != nil
        let limit = timeout ?? (isFollowing ? nil : 30)
        do {
            try await within(limit.map { .seconds($0) }, orElse: { TimeIsOver() }) {
                try await persistence.run { try await tailing.run($0) }
            }
        } catch is TimeIsOver {
            if let failure = persistence.failure { throw failure }
            if let count {
                throw Complaint("\(await tailing.written) of \(count) messages came in time.")
            }
            if !isFollowing { throw Complaint("The hub did not send the messages in time; try again.") }
        }
    }
}
