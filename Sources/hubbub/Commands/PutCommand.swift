import ArgumentParser
import ChatModel
import Foundation
import Profile

/// `hubbub put`: puts files and folders into a room, and ends when they are there.
struct PutCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "put", abstract: "Put files, folders or the input into a room or a conversation.",
        discussion: """
            Ends with 0 only once everything is there. While the hub is away it tries again, and goes on where it was; \
            so does the same command after it was ended. Links in folders are not followed. With --json each event is \
            an object.
            """)

    @Argument(help: "The hub: a name, host:port, [IPv6]:port, unix:PATH or hubbub://host:port.")
    var hub: String

    @Argument(help: ArgumentHelp("A room (#lobby) or a person (@ann).", valueName: "room|@nick"))
    var destination: String

    @Argument(help: ArgumentHelp("A file, a folder, or - for the input.", valueName: "path"))
    var paths: [String]

    @Option(help: ArgumentHelp("What it is to be called there.", valueName: "name"))
    var name: String?

    @Flag(help: "Write JSON objects.")
    var json = false

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var options: ClientOptions

    func validate() throws {
        _ = try Destination(destination)
        if name != nil, paths.count > 1 { throw ValidationError("--name is for one file; put them one by one.") }
        if paths.count(where: { $0 == "-" }) > 1 { throw ValidationError("The input can be put only once.") }
    }

    func run() async throws {
        let show = TransferShow(isJSON: json)
        try await show.complaining {
            let interruption = Interruption(of: show, canGoOn: !paths.contains("-"))
            defer { interruption.end() }
            var items: [PutItem] = []
            defer { show.clear() }
            for path in paths {
                if LocalPaths.isFolder(ProfilePaths.expand(path)) { show.counting(path) }
                items.append(try PutItem(path, name: name))
            }
            show.clear()
            for words in items.compactMap(\.leftOut) { show.note(words) }
            let door = try await HubDoor.find(hub, options)
            let job = PutJob(
                items, to: try Destination(destination), book: UnfinishedPuts(path: door.persona.paths.unfinishedPuts),
                show: show)
            let visit = FilingVisit(door: door, timeout: .seconds(reading.timeout)) { [items] in
                items.reduce(show.progress) { $0 &+ $1.source.activity }
            }
            try await visit.run { try await job.run($0) }
            if await job.hasFailed { throw ExitCode.failure }
        }
    }
}
