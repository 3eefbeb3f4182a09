import ArgumentParser
import ChatModel
import FileTransfer

/// `hubbub files`: shows which files there are.
struct FilesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "files", abstract: "Show the files of a hub, the newest first.",
        discussion: """
            A line has the beginning of the file's ID, its size, when it came, where, from whom, and its name. With \
            hub instead of a room, it shows the folder that the hub's owner shares. With --json each is an object.
            """)

    @Argument(help: "The hub: a name, host:port, [IPv6]:port, unix:PATH or hubbub://host:port.")
    var hub: String

    @Argument(
        help: ArgumentHelp(
            "Only what is in this room (#build) or conversation (@ann); hub or hub:PATH for the shared folder.",
            valueName: "room|@nick|hub"))
    var place: String?

    @Flag(help: "Write JSON objects.")
    var json = false

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var options: ClientOptions

    func validate() throws { _ = try chosenPlace() }

    private enum Place {
        case everywhere
        case destination(Destination)
        case shared(FilePath)
    }

    private func chosenPlace() throws -> Place {
        guard let place else { return .everywhere }
        if place == "hub" { return .shared(.top) }
        guard place.hasPrefix("hub:") else { return .destination(try Destination(place)) }
        do { return .shared(try FilePath.shared(place.dropFirst(4))) } catch { throw ValidationError(error.message) }
    }

    func run() async throws {
        try await complaining {
            let (place, isJSON) = (try chosenPlace(), json)
            let door = try await HubDoor.find(hub, options)
            let visit = FilingVisit(door: door, timeout: .seconds(reading.timeout)) { 0 }
            try Output.write(try await visit.run { try await Self.lines(place, $0, isJSON: isJSON) })
        }
    }

    private static func lines(_ place: Place, _ courier: Courier, isJSON: Bool) async throws -> [String] {
        switch place {
        case .shared(let path):
            let found = try await FileFinder.list(.shared(path), courier).shared
            return isJSON ? FileLines.objects(found, in: path) : FileLines.rows(found, in: path)
        case .destination(let destination):
            let room = try await destination.number(courier)
            let found = try await FileFinder.list(.room(room), courier).entries
            let names = [room: destination.written]
            return isJSON ? FileLines.objects(found, names) : FileLines.rows(found, names)
        case .everywhere:
            let found = try await FileFinder.list(.everywhere, courier).entries
            let names = try await PlaceNames.find(Set(found.map(\.room)), courier)
            return isJSON ? FileLines.objects(found, names) : FileLines.rows(found, names)
        }
    }
}
