/// The commands of the client; the raw value is what stands behind the slash.
package enum CommandName: String, CaseIterable, Hashable, Sendable {
    case help, join, leave, close, msg, query, me, say, nick, topic, names, who, whois, list, away, back, ignore,
        unignore, petname, kick, ban, unban, bans, mute, unmute, op, deop, invite, mode, ping, time, clear, retry,
        reply, react,
        edit, delete, search, connect, reconnect, disconnect, quit
}
