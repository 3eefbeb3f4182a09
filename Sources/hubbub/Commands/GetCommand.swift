import ArgumentParser
import ChatModel
import Foundation
import Profile

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
            "The file: the beginning of its ID, its name, or hub:PATH for one of the shared folder.",
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

    func run() async throws {
        try await complaining {
            let show = TransferShow(isJSON: json)
            let interruption = Interruption(of: show)
            defer { interruption.end() }
            let door = try await HubDoor.find(hub, options)
            let settings = Settings(
                file: try ConfigurationFile(path: door.persona.paths.configurationFile).read([.files]))
            let downloads = DownloadFolder().find(configured: settings.downloads)
            let job = GetJob(file, into: GetTarget(output: output, downloads: downloads), show: show)
            let visit = FilingVisit(door: door, timeout: .seconds(reading.timeout)) { job.progress }
            defer { show.clear() }
            try await visit.run { try await job.run($0) }
        }
    }
}
