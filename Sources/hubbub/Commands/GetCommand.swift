import ArgumentParser
import ChatModel
import Foundation

/// `hubbub get`: fetches a file or folder, and says where it is.
struct GetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "get", abstract: "Fetch a file that somebody put on a hub, or one that its owner shares.",
        discussion: """
            It arrives in the download folder, under a name that no other file has, once each piece of it was found \
            right. After a cut, or when the same is fetched again, it goes on where it was. With --json each event is \
            an object.
            """)

    @Argument(help: "The hub: a name, host:port, [IPv6]:port, unix:PATH or hubbub://host:port.")
    var hub: String

    @Argument(
        help: ArgumentHelp(
            "The file: the beginning of its ID, its name, or hub:PATH for a file or folder of those that are shared.",
            valueName: "id|name|hub:path"))
    var file: String

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Where it is to arrive: a folder, or the file's own path.", valueName: "path"))
    var output: String?

    @Flag(help: "Write JSON objects.")
    var json = false

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var options: ClientOptions

    func validate() throws {
        if file.hasPrefix("hub:") {
            do { _ = try FilePath.shared(file.dropFirst(4)) } catch { throw ValidationError(error.message) }
        }
        guard let output, output.isEmpty || output == "-" else { return }
        throw ValidationError(
            "A file goes to the disk, where each piece of it is looked at; name a file or a folder behind -o (./- for one that is called -)."
        )
    }

    func run() async throws {
        let show = TransferShow(isJSON: json)
        try await show.complaining {
            let interruption = Interruption(of: show, canGoOn: true)
            defer { interruption.end() }
            let door = try await HubDoor.find(hub, options)
            let downloads = try Downloads(door.persona.paths)
            let job = GetJob(file, into: GetTarget(output: output, downloads: downloads.path), show: show)
            let visit = FilingVisit(door: door, timeout: .seconds(reading.timeout)) { job.progress }
            defer { show.clear() }
            try await visit.run { try await job.run($0) }
        }
    }
}
