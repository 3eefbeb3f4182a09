import ChatModel
import Foundation
import HubServer
import Profile
import Trust

/// What `host` is to do, from its flags, the environment and the file.
struct HostPlan: Sendable {
    let configuration: HubConfiguration
    let paths: ProfilePaths

    init(_ command: HostCommand) throws {
        paths = try ProfilePaths(profile: command.profile.name)
        let file =
            command.config.map { ConfigurationFile(path: ProfilePaths.expand($0), isRequired: true) }
            ?? ConfigurationFile(path: paths.configurationFile)
        let settings = Settings(file: try file.read())
        var listen = try settings.hostListen(flag: command.listen).map(ListenOption.read)
        if let path = settings.hostUnix(flag: command.unix) { listen.append(.unix(path: path)) }
        if listen.isEmpty { listen = [.everywhere(port: HubAddress.defaultPort, orAnother: command.orAnotherPort)] }
        let name = settings.hostName(flag: command.name)
        configuration = HubConfiguration(
            name: try name.map { try HubName($0) } ?? Self.defaultName(), listen: listen, isPlain: command.insecure,
            storage: command.ephemeral ? .ephemeral : .folder(settings.hostData(flag: command.data) ?? paths.hub),
            retention: settings.retention, owners: [try UserIdentity.loadOrCreate(at: paths.identity).id])
    }

    private static func defaultName() throws -> HubName { try HubName("\(Nick.ofAccount.text)'s hub") }
}
