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
        paths = try command.profile.paths()
        let file = HostFolder.file(of: command, paths)
        let settings = Settings(file: try file.read([.names, .host, .retention, .commands, .files]))
        var listen = try settings.hostListen(flag: command.listen).map(ListenOption.read)
        if let path = settings.hostUnix(flag: command.unix) { listen.append(.unix(path: path)) }
        if listen.isEmpty { listen = [.everywhere(port: HubAddress.defaultPort, orAnother: command.orAnotherPort)] }
        let name = settings.hostName(flag: command.name)
        let owner = try UserIdentity.loadOrCreate(at: paths.identity).id
        configuration = HubConfiguration(
            name: try name.map { try HubName($0) } ?? Self.defaultName(of: paths), listen: listen,
            isPlain: command.insecure,
            storage: command.ephemeral ? .ephemeral : .folder(settings.hostData(flag: command.data) ?? paths.hub),
            retention: settings.retention, owners: try Self.owners(settings, file).union([owner]),
            password: try Self.password(settings, command),
            members: try Self.members(settings, command),
            hidesPeople: try settings.hostHidesPeople(flag: command.hidePeople),
            commands: try Self.commands(settings, file), files: try Self.files(settings, command, file),
            dayMessage: try Self.dayMessage(settings, command, file))
    }

    private static func password(_ settings: Settings, _ command: HostCommand) throws -> HubConfiguration.PasswordRule {
        if command.noPassword { return .none }
        guard let file = settings.hostPasswordFile(flag: command.passwordFile) else { return .kept }
        return .given(try PasswordFile.read(file))
    }

    private static func members(_ settings: Settings, _ command: HostCommand) throws -> HubConfiguration.MembersRule {
        if command.noMembers { return .none }
        guard let file = settings.hostMembers(flag: command.members) else { return .kept }
        return .given(try MemberList(path: file).members)
    }

    /// What everybody is told who comes: the file's text before that of the settings.
    private static func dayMessage(
        _ settings: Settings, _ command: HostCommand, _ file: ConfigurationFile
    ) throws -> DayMessage? {
        if let path = settings.hostMotdFile(flag: command.motd) { return try DayMessageFile.read(path) }
        return try dayMessage(settings, file)
    }

    /// What the settings say of it.
    static func dayMessage(_ settings: Settings, _ file: ConfigurationFile) throws(ProfileError) -> DayMessage? {
        guard let text = settings.hostMotd else { return nil }
        do { return try DayMessage(written: text) } catch { throw file.mistake(at: .value(["host", "motd"]), error) }
    }

    static func owners(_ settings: Settings, _ file: ConfigurationFile) throws(ProfileError) -> Set<UserID> {
        let mistakes = ConfigurationMistakes()
        var owners: Set<UserID> = []
        for (index, text) in settings.hostOwners.enumerated() {
            try mistakes.note { () throws(ProfileError) in
                guard let owner = UserID(fingerprint: text) else {
                    throw file.mistake(
                        at: .item(["host", "owners"], index),
                        "\"\(text)\" is no key's fingerprint: SHA256: and 43 letters")
                }
                owners.insert(owner)
            }
        }
        try mistakes.end()
        return owners
    }

    /// The commands, whose programs and folders are there.
    static func commands(_ settings: Settings, _ file: ConfigurationFile) throws(ProfileError) -> [HubCommand] {
        let mistakes = ConfigurationMistakes()
        for command in settings.commands {
            let place = ["commands", command.name.text]
            try mistakes.note { () throws(ProfileError) in
                guard isFolder(command.program) == false, FileManager.default.isExecutableFile(atPath: command.program)
                else {
                    throw file.mistake(
                        at: .item(place + ["run"], 0), "there is no program \(command.program) that can be run")
                }
            }
            try mistakes.note { () throws(ProfileError) in
                guard isFolder(command.folder) == true else {
                    throw file.mistake(at: .value(place + ["folder"]), "there is no folder \(command.folder)")
                }
            }
        }
        try mistakes.end()
        return settings.commands
    }

    /// What is set about files; the folder that is shared is there.
    private static func files(
        _ settings: Settings, _ command: HostCommand, _ file: ConfigurationFile
    ) throws -> FileRules {
        let rules = try settings.files(flag: command.files.map { $0 == "on" })
        try check(rules, file)
        return rules
    }

    /// Whether the folder that is shared is there.
    static func check(_ rules: FileRules, _ file: ConfigurationFile) throws(ProfileError) {
        guard let folder = rules.shared, isFolder(folder) != true else { return }
        throw file.mistake(at: .value(["share", "folder"]), "there is no folder \(folder)")
    }

    /// Nil if there is nothing.
    private static func isFolder(_ path: String) -> Bool? {
        var isFolder = ObjCBool(false)
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) ? isFolder.boolValue : nil
    }

    /// The name that the client gives a hub which is hosted from it; a hub starts, too, when it is not known what its host
    /// is called.
    private static func defaultName(of paths: ProfilePaths) throws -> HubName {
        let nick = (try? StateFile(path: paths.stateFile).read())?.nick ?? .ofAccount
        return try HubName("\(nick.text)'s hub")
    }
}
