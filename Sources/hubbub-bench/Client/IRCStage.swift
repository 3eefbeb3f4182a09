import Foundation

/// A client of IRC in rooms of a server on this machine.
struct IRCStage: ChatStage {
    /// Which client.
    enum Kind: String, Sendable {
        case irssi
        case weechat
    }

    private let kind: Kind
    private let server: IRCServer
    private let home: TemporaryHome
    private let folder: String

    static func open(_ kind: Kind) async throws -> IRCStage {
        let home = try TemporaryHome()
        let folder = (home.environment["HOME"] ?? "/tmp") + "/client"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let server = try await IRCServer.open()
        if kind == .irssi {
            try Self.irssi(server.port).write(toFile: folder + "/config", atomically: true, encoding: .utf8)
        }
        return IRCStage(kind: kind, server: server, home: home, folder: folder)
    }

    private static func irssi(_ port: Int) -> String {
        """
        servers = ({ address = "127.0.0.1"; chatnet = "bench"; port = "\(port)"; autoconnect = "yes"; });
        chatnets = { bench = { type = "IRC"; nick = "bench"; }; };
        channels = ({ name = "#r0"; chatnet = "bench"; autojoin = "yes"; });
        settings = { "irc/core" = { cmd_queue_speed = "1msec"; cmds_max_at_once = "100"; }; "fe-text" = { scrollback_lines = "0"; scrollback_time = "0"; }; core = { nick = "bench"; user_name = "bench"; real_name = "bench"; }; };
        """
    }

    var client: String { kind.rawValue }

    var command: [String] {
        switch kind {
        case .irssi: ["irssi", "--home=\(folder)"]
        case .weechat: ["weechat", "-d", folder, "irc://bench@127.0.0.1:\(server.port)/#r0"]
        }
    }

    var cue: String? { kind == .irssi ? "Act: " : nil }

    var environment: [String: String] { home.environment }

    let look = "/window goto #r0\r"

    func say(_ text: String, in room: Int) async throws {
        try await server.write(":stage!s@stage PRIVMSG #r\(room) :\(text)\r\n")
    }

    func flood(_ count: Int, rate: Int?, in room: Int) async throws {
        let line = ":u0!u@stage PRIVMSG #r\(room) :\(String(repeating: "x", count: 100))\r\n"
        guard let rate else { return try await server.write(String(repeating: line, count: count)) }
        let began = ContinuousClock.now
        var sent = 0
        while sent < count {
            let due = min(count, Int(Double(rate) * (began.duration(to: .now) / .seconds(1))) + 1)
            if due > sent { try await server.write(String(repeating: line, count: due - sent)) }
            sent = due
            // The pace of the load itself.
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    func end() async { await server.close() }
}
