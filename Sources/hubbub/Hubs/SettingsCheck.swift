import ArgumentParser
import ChatModel
import Profile
import Trust

/// Looks at all that a settings file says as those would who use it.
struct SettingsCheck {
    let file: ConfigurationFile
    private let mistakes = ConfigurationMistakes()

    init(file: ConfigurationFile) { self.file = file }

    /// - Throws: `ProfileError` with line and column of each mistake.
    func run() throws {
        let configuration = try file.read(noting: mistakes)
        try mistakes.note { () throws(ProfileError) in _ = try PersonalKeys.read(configuration.keys, from: file) }
        try mistakes.note { () throws(ProfileError) in _ = try PersonalAliases.read(configuration.aliases, from: file) }
        if let nick = configuration.nick { try check(.value(["nick"])) { _ = try Nick(nick) } }
        for (index, place) in configuration.discovery.hubs.enumerated() {
            try check(.item(["discovery", "hubs"], index)) { _ = try HubPlaces.read(place) }
        }
        try check(configuration.host)
        // The environment is not asked: this is about what the file says.
        let settings = Settings(file: configuration, environment: [:])
        try mistakes.note { () throws(ProfileError) in _ = try HostPlan.owners(settings, file) }
        try mistakes.note { () throws(ProfileError) in _ = try HostPlan.commands(settings, file) }
        try mistakes.note { () throws(ProfileError) in _ = try HostPlan.dayMessage(settings, file) }
        try mistakes.note { () throws(ProfileError) in try HostPlan.check(try settings.files(flag: nil), file) }
        try mistakes.end()
    }

    private func check(_ host: Configuration.Host) throws(ProfileError) {
        if let name = host.name { try check(.value(["host", "name"])) { _ = try HubName(name) } }
        for (index, address) in host.listen.enumerated() {
            try check(.item(["host", "listen"], index)) { _ = try ListenOption.read(address) }
        }
        if let path = host.passwordFile {
            try check(.value(["host", "password-file"])) { _ = try PasswordFile.read(ProfilePaths.expand(path)) }
        }
        if let path = host.members {
            try check(.value(["host", "members"])) { _ = try MemberList(path: ProfilePaths.expand(path)).members }
        }
    }

    private func check(_ place: SettingPlace, _ look: () throws -> Void) throws(ProfileError) {
        try mistakes.note { () throws(ProfileError) in
            do { try look() } catch {
                let words = (error as? ValidationError)?.message ?? Complaint(error).message
                throw file.mistake(at: place, String(words.reversed().drop { $0 == "." }.reversed()))
            }
        }
    }
}
