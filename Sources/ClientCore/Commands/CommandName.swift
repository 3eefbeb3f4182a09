import ChatModel

/// The commands of the client; the raw value is what stands behind the slash.
package enum CommandName: String, CaseIterable, Hashable, Sendable {
    case help, join, leave, close, msg, query, me, say, shrug, nick, topic, names, who, whois, list, away, back, ignore,
        unignore, petname, notify, kick, ban, unban, bans, mute, unmute, op, deop, invite, mode, run, stop,
        send, files, get, view, cancel,
        ping, time, clear,
        retry,
        reply, react,
        edit, delete, pin, unpin, pins, search, history, go, catchup, copy, open, theme, bind, mouse, alias, unalias,
        set,
        motd, hub, version, connect, reconnect, disconnect, quit

    /// Words of its own that a command takes.
    var options: [String] {
        switch self {
        case .kick, .ban, .unban, .bans, .mute, .unmute, .op, .deop: ["--hub"]
        case .files: ["all", "hub"]
        case .notify: Attention.allCases.map(\.rawValue)
        case .mode: ["open", "invite", "announce", "slow", "off", "history", "all", "since-join", "none"]
        default: []
        }
    }
}
