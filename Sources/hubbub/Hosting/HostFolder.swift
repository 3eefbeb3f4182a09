import Profile

/// The data folder that flags, environment or file name: all that it takes to stop a hub or to look after its journal, so
/// that a mistake elsewhere in the file is in nobody's way.
struct HostFolder: Sendable {
    let path: String

    /// - Throws: `ProfileError` if the file can't be read, or what it says of hosting is wrong.
    init(_ command: HostCommand) throws {
        let paths = try command.profile.paths()
        let settings = Settings(file: try Self.file(of: command, paths).read([.host]))
        path = settings.hostData(flag: command.data) ?? paths.hub
    }

    /// The file of settings that a hub is started with.
    static func file(of command: HostCommand, _ paths: ProfilePaths) -> ConfigurationFile {
        command.config.map { ConfigurationFile(path: ProfilePaths.expand($0), isRequired: true) }
            ?? ConfigurationFile(path: paths.configurationFile)
    }
}
