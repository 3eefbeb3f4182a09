import ChatModel
import Foundation
import HubConnection
import Profile
import Trust

/// Who runs a command: their files, key and nick.
struct Persona: Sendable {
    let paths: ProfilePaths
    let identity: UserIdentity
    /// What they asked to be called for this run, or in their settings.
    let chosenNick: Nick?
    let nick: Nick
    /// What they have for hubs that ask for a password.
    let credentials: HubCredentials

    /// Reads the person's files; makes their key at the first run.
    static func load(_ options: ClientOptions) throws -> Persona {
        let paths = try options.profile.paths()
        let settings = Settings(file: try ConfigurationFile(path: paths.configurationFile).read([.person]))
        let chosen = try settings.nick(flag: options.nick).map { try Nick($0) }
        let remembered = try chosen ?? StateFile(path: paths.stateFile).read().nick
        let password = try settings.passwordFile(flag: options.passwordFile).map { try PasswordFile.read($0) }
        let secrets = try RememberedSecretsFile(path: paths.secrets).read()
        return Persona(
            paths: paths, identity: try UserIdentity.loadOrCreate(at: paths.identity), chosenNick: chosen,
            nick: remembered ?? .ofAccount,
            credentials: HubCredentials(password: password, remembered: secrets))
    }

    func login(as kind: SessionKind) -> HubLogin {
        HubLogin(identity: identity, nick: nick, kind: kind, software: Version.software, credentials: credentials)
    }
}

extension ProfileOptions {
    /// The profile's name: `--profile`, else `HUBBUB_PROFILE`.
    var name: String? {
        profile ?? ProcessInfo.processInfo.environment["HUBBUB_PROFILE"].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Where the profile's files are.
    /// - Throws: `ProfileError` if others may change them.
    func paths() throws -> ProfilePaths {
        let paths = try ProfilePaths(profile: name)
        try paths.check()
        return paths
    }
}

extension Nick {
    /// The name of the person's account on this machine, as far as it can be a nick.
    static var ofAccount: Nick {
        let letters = NSUserName().unicodeScalars.filter {
            TextRule.name.allows($0) && !"#@/".unicodeScalars.contains($0)
        }
        var name = String(String.UnicodeScalarView(letters))
        while name.utf8.count > byteLimit { name.removeLast() }
        return (try? Nick(name)) ?? guest
    }

    private static var guest: Nick {
        do { return try Nick("guest") } catch { preconditionFailure("\"guest\" is a nick") }
    }
}
