import ArgumentParser
import ChatModel
import Foundation

/// `hubbub search`: finds what was said.
struct SearchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search", abstract: "Find what was said, newest first.",
        discussion: """
            All words must be there; the last one may be a beginning. "In quotes" they stand together. \
            The exit code is 1 when nothing was found. With --json each line is an object as of tail, with marks: \
            where in text the words are, in Unicode scalars.
            """)

    @Argument(help: "The hub: a name, host:port, [IPv6]:port, unix:PATH or hubbub://host:port.")
    var hub: String

    @Argument(help: "What to look for.")
    var words: [String]

    @Option(help: ArgumentHelp("Only in this room (#build), or the conversation with @ann.", valueName: "room|@nick"))
    var room: String?

    @Option(help: ArgumentHelp("Only what this person said.", valueName: "nick"))
    var from: String?

    @Option(
        help: ArgumentHelp("Only what was said since: 90m, 36h, 2d, 1w, a day or an RFC 3339 time.", valueName: "time"))
    var since: Moment?

    @Option(help: ArgumentHelp("So many at most; 0 for all.", valueName: "n"))
    var limit: Int = 50

    @Flag(help: "Write a JSON object for each message.")
    var json = false

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var options: ClientOptions

    func validate() throws {
        if limit < 0 { throw ValidationError("The limit must be 0 or more.") }
        _ = try query()
    }

    private func query() throws -> Query {
        do {
            return Query(
                words: try SearchWords(words.joined(separator: " ")), place: try room.map(Destination.init),
                author: try from.map { try Nick($0.hasPrefix("@") ? String($0.dropFirst()) : $0) }, since: since?.time,
                limit: limit == 0 ? nil : limit)
        } catch let error as InvalidText { throw ValidationError(error.message) }
    }

    func run() async throws {
        try await complaining {
            let query = try query()
            let door = try await HubDoor.find(hub, options)
            let persistence = Persistence(door, patience: .seconds(reading.timeout))
            let format = HitFormat(
                words: query.words, isJSON: json, ink: .ofOutput(), plain: PlainText(words: Language.current.words))
            let searching = Searching(query, format)
            try await gettingOn(within: .seconds(reading.timeout), { await searching.found }) {
                persistence.failure(orElse: "The hub did not answer in time; try again.")
            } _: {
                try await persistence.run { try await searching.run($0) }
            }
            try await report(searching)
        }
    }

    private func report(_ searching: Searching) async throws {
        let (found, unindexed) = (await searching.found, await searching.unindexed)
        var words = found == 0 ? ["Nothing was found."] : []
        if unindexed > 0 {
            words.append(
                "The hub is still indexing: \(unindexed) entries can't be found yet; search again in a moment.")
        }
        if !words.isEmpty { FileHandle.standardError.write(Data((words.joined(separator: " ") + "\n").utf8)) }
        if found == 0 { throw ExitCode.failure }
    }
}
