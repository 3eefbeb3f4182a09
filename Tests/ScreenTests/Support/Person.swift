import Foundation
import Testing

/// Somebody with a home of their own, in which everything of theirs is kept.
final class Person: Sendable {
    /// What they are called, once they have said so.
    let nick: String
    /// Their home; removed with them.
    let home: URL
    /// The words in front of whatever they run, where they are not on this machine.
    let machine: [String]

    init(_ nick: String, on machine: [String] = []) throws {
        self.nick = nick
        self.machine = machine
        home = FileManager.default.temporaryDirectory.appendingPathComponent("screen-\(UUID().uuidString.prefix(8))")
        let runtime = home.appendingPathComponent("run")
        try FileManager.default.createDirectory(
            at: runtime, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    deinit { try? FileManager.default.removeItem(at: home) }

    /// Their environment: `hubbub` is on the path, and nothing of the machine's own person is seen.
    var environment: [String: String] {
        let outside = ProcessInfo.processInfo.environment
        let path = Tool.hubbub.deletingLastPathComponent().path + ":" + (outside["PATH"] ?? "/usr/bin:/bin")
        var variables = [
            "HOME": home.path, "USER": nick, "LOGNAME": nick, "TZ": "UTC", "LANG": "C.UTF-8", "PATH": path,
            "PS1": "$ ", "TERM": "xterm-256color", "TMUX_TMPDIR": home.path, "SHELL": "/bin/sh",
            "XDG_CONFIG_HOME": home.path + "/config", "XDG_DATA_HOME": home.path + "/data",
            "XDG_STATE_HOME": home.path + "/state", "XDG_CACHE_HOME": home.path + "/cache",
            "XDG_RUNTIME_DIR": home.path + "/run",
            // A crash is to end at once, without the question whether to debug it.
            "SWIFT_BACKTRACE": "enable=no",
        ]
        // What a crash prints is not the chat's affair, and would wait for a key.
        variables["SWIFT_BACKTRACE"] = "enable=no"
        variables["LD_LIBRARY_PATH"] = outside["LD_LIBRARY_PATH"]
        return variables
    }

    /// A program and its words, on their machine.
    func command(_ words: [String]) -> (URL, [String]) {
        let all = machine + words
        return (URL(fileURLWithPath: all.first ?? ""), Array(all.dropFirst()))
    }

    /// Runs the program without a terminal, to its end.
    @discardableResult
    func run(_ words: String..., input: String? = nil) async throws -> Tool.Outcome {
        let (program, words) = command([Tool.hubbub.path] + words)
        return try await Tool.run(program, words, environment: environment, input: input)
    }

    /// The texts of a room, from the hub's journal.
    func texts(in room: String, of hub: Hub) async throws -> [String] {
        struct Line: Decodable { let text: String }
        let tailed = try await run("tail", hub.address, room, "--json", "--last", "1000", "--accept-new")
        try #require(tailed.status == 0, "\(tailed.errors)")
        return try tailed.output.split(separator: "\n")
            .map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)).text }
    }

    /// Opens the chat in a terminal, with the hub's key trusted from the start.
    func chat(with hub: Hub, columns: Int = 100, rows: Int = 30) async throws -> Terminal {
        let terminal = try await Terminal(self, columns: columns, rows: rows)
        try await terminal.type("hubbub \(hub.address) --nick \(nick) --accept-new\n")
        try await terminal.wait(for: "#lobby ›", "●")
        return terminal
    }
}
