import ArgumentParser
import ChatModel
import Profile
import Trust

/// Looks at all that a settings file says as those would who use it.
struct SettingsCheck {
    let file: ConfigurationFile

    /// - Throws: `ProfileError` with line and column of the first mistake.
    func run() throws {
        let configuration = try file.read()
        let host = configuration.host
        _ = try PersonalKeys.read(configuration.keys, from: file)
        _ = try PersonalAliases.read(configuration.aliases, from: file)
        if let nick = configuration.nick { try check(["nick"]) { _ = try Nick(nick) } }
        for place in configuration.discovery.hubs {
            try check(["discovery", "hubs"]) { _ = try HubPlaces.read(place) }
        }
        if let name = host.name { try check(["host", "name"]) { _ = try HubName(name) } }
        for address in host.listen { try check(["host", "listen"]) { _ = try ListenOption.read(address) } }
        if let path = host.passwordFile {
            try check(["host", "password-file"]) { _ = try PasswordFile.read(ProfilePaths.expand(path)) }
        }
        if let path = host.members {
            try check(["host", "members"]) { _ = try MemberList(path: ProfilePaths.expand(path)).members }
        }
        // The environment is not asked: this is about what the file says.
        let settings = Settings(file: configuration, environment: [:])
        _ = try HostPlan.owners(settings, file)
        _ = try HostPlan.commands(settings, file)
    }

    private func check(_ key: [String], _ look: () throws -> Void) throws {
        do { try look() } catch {
            let words = (error as? ValidationError)?.message ?? Complaint(error).message
            throw file.mistake(at: key, String(words.reversed().drop { $0 == "." }.reversed()))
        }
    }
}
