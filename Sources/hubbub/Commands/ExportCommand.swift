import ArgumentParser
import ChatModel
import Foundation

/// `hubbub export`: writes out everything that the user may read.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write out whole rooms, oldest first.",
        discussion: """
            Without --room, all rooms and all of your own direct conversations. Messages stand as they are now: edited, \
            taken back, pinned, with their reactions. With --format json each line is an object as of tail --json.
            """)

    @Argument(help: "The hub: a name, host:port, [IPv6]:port, unix:PATH or hubbub://host:port.")
    var hub: String

    @Option(
        help: ArgumentHelp(
            "Only this room (#build) or conversation (@ann); several times for more.", valueName: "room|@nick"))
    var room: [String] = []

    @Option(
        help: ArgumentHelp("Only what was said since: 90m, 36h, 2d, 1w, a day or an RFC 3339 time.", valueName: "time"))
    var since: Moment?

    @Option(help: "The form of the export.")
    var format: ExportFormat

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "Write into this file; it is there once it is whole. - is standard output.", valueName: "file"))
    var output: String?

    @Flag(help: "Replace the file if it is there.")
    var force = false

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var options: ClientOptions

    func validate() throws {
        _ = try room.map(Destination.init)
        if force, output == nil { throw ValidationError("--force replaces a file; name it with -o.") }
    }

    func run() async throws {
        try await complaining {
            let scope = ExportScope(rooms: try room.map(Destination.init), since: since?.time)
            let exporter = try Exporter(scope, as: format, to: output == "-" ? nil : output, isForced: force)
            do {
                try await export(exporter)
                try await exporter.finish()
                if await exporter.isCut { Self.tellOfOthers() }
            } catch {
                await exporter.abandon()
                throw error
            }
        }
    }

    private static func tellOfOthers() {
        let words =
            "Of your direct conversations, only those that the hub lists were exported; name older ones with --room.\n"
        FileHandle.standardError.write(Data(words.utf8))
    }

    private func export(_ exporter: Exporter) async throws {
        let persistence = Persistence(try await HubDoor.find(hub, options), patience: .seconds(reading.timeout))
        try await gettingOn(within: .seconds(reading.timeout), { await Int(clamping: exporter.done) }) {
            persistence.failure(orElse: "The hub stopped sending, so the export was not finished; try again.")
        } _: {
            try await persistence.run { try await exporter.run($0) }
        }
    }
}
