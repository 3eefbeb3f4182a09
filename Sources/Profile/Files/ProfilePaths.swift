import Foundation

/// Where a person's files are (XDG Base Directory Specification), one set for each `--profile`.
package struct ProfilePaths: Hashable, Sendable {
    /// The folder of `config.toml`.
    package let configuration: String
    /// The folder of keys, known hubs, and the hub that is hosted here.
    package let data: String
    /// The folder of logs and of what is remembered between two runs.
    package let state: String
    /// The folder of what can be lost.
    package let cache: String
    /// The folder of sockets; nil where the system gives none.
    package let runtime: String?

    /// The name of a second identity whose they are; nil for the first one.
    package let profile: String?

    /// - Parameters:
    ///   - profile: A second identity's name; nil for the first one.
    ///   - home: The home folder, for what `XDG_…` does not say; nil for `$HOME`, or the account's.
    /// - Throws: ``ProfileError`` for a name that can't be a folder's.
    package init(
        profile: String?, environment: [String: String] = ProcessInfo.processInfo.environment,
        home: String? = nil
    ) throws(ProfileError) {
        let name = try profile.map(Self.check)
        self.profile = name
        let home = home ?? Self.home(environment)
        func folder(_ variable: String, _ fallback: String) -> String {
            Self.join(Self.absolute(environment[variable]) ?? home + "/" + fallback, name)
        }
        configuration = folder("XDG_CONFIG_HOME", ".config")
        data = folder("XDG_DATA_HOME", ".local/share")
        state = folder("XDG_STATE_HOME", ".local/state")
        cache = folder("XDG_CACHE_HOME", ".cache")
        runtime = Self.absolute(environment["XDG_RUNTIME_DIR"]).map { Self.join($0, name) }
    }

    /// The person's key.
    package var identity: String { data + "/user.key" }
    /// The hubs whose keys were accepted.
    package var knownHubs: String { data + "/known_hubs" }
    /// What is remembered of hubs' passwords.
    package var secrets: String { data + "/hub_passwords" }
    /// The data folder of the hub that is hosted here, unless another is named.
    package var hub: String { data + "/hub" }
    /// What a person wrote to set things up.
    package var configurationFile: String { configuration + "/config.toml" }
    /// What is remembered between two runs.
    package var stateFile: String { state + "/state.toml" }
    /// What commands began to put somewhere and did not finish.
    package var unfinishedPuts: String { state + "/puts" }
    /// What was being written and not sent.
    package var drafts: String { state + "/drafts.json" }
    /// What was written last, to be found again.
    package var written: String { state + "/written.json" }
    /// The folder of posts that no hub's journal is known to have.
    package var outbox: String { state + "/outbox" }
    /// The folder of transfers that are not over.
    package var transfers: String { state + "/transfers" }
    /// The folder of lines that a hub's journal lost.
    package var lost: String { state + "/lost" }
    /// The folder of what can be read of hubs that are off.
    package var hubCache: String { cache + "/hubs" }
    /// The log of the full-screen client.
    package var clientLog: String { state + "/client.log" }
    /// The log of a hub that runs detached.
    package var hubLog: String { state + "/hub.log" }

    fileprivate static func home(_ environment: [String: String]) -> String {
        absolute(environment["HOME"]) ?? NSHomeDirectory()
    }

    private static func join(_ base: String, _ profile: String?) -> String {
        base + "/hubbub" + (profile.map { "/profiles/\($0)" } ?? "")
    }

    /// The specification has relative paths ignored.
    private static func absolute(_ path: String?) -> String? { path.flatMap { $0.hasPrefix("/") ? $0 : nil } }

    private static func check(_ name: String) throws(ProfileError) -> String {
        let isName = name.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || "0123456789-_.".contains(Character($0))
        }
        guard isName, !name.isEmpty, !name.hasPrefix("."), name.utf8.count <= 64 else {
            throw ProfileError(
                .malformed, "\"\(name)\" can't be a profile's name; use letters, digits, and - _ . within it.")
        }
        return name
    }
}

extension ProfilePaths {
    /// A path that a person wrote, with a leading `~` and `$NAME` spelled out.
    package static func expand(
        _ path: String, environment: [String: String] = ProcessInfo.processInfo.environment,
        home: String? = nil
    ) -> String {
        let home = home ?? Self.home(environment)
        let rooted = path == "~" || path.hasPrefix("~/") ? home + path.dropFirst() : path
        return rooted.replacing(/\$(?:\{(\w+)\}|(\w+))/) { match in
            let name = String(match.output.1 ?? match.output.2 ?? "")
            return environment[name] ?? String(match.output.0)
        }
    }
}
