import ChatModel

/// An entry as a JSON object on one line; the same of all commands.
///
/// Always: seq, time (RFC 3339), room, nick, text, id, kind. Where it applies: replyTo, edited, deleted, pinned,
/// reactions; of a change: target, and on for a reaction or a pin; of a ruling: act, scope, subject, address, until,
/// inviteOnly, announceOnly, pause, history; of a run: command, arguments, stderr (those of its lines), and as of ``RunJSON``;
/// of a file: file, its FileID, size, and files if it is a folder.
struct EntryJSON {
    /// The room as it is written: `#lobby`, or `@ann`.
    let room: String

    func object(_ line: EntryLine) -> JSONLine {
        var object = JSONLine()
        object.add("seq", line.entry.seq.value)
        object.add("time", line.entry.time.stamp)
        object.add("room", room)
        object.add("nick", line.nick)
        object.add("text", line.text)
        object.add("id", line.entry.nonce.hex)
        object.add("kind", line.entry.body.kind)
        if let target = line.replyTo { object.add("replyTo", target.value) }
        if line.isEdited { object.add("edited", true) }
        if line.isDeleted { object.add("deleted", true) }
        if line.isPinned { object.add("pinned", true) }
        if !line.reactions.isEmpty {
            object.add("reactions", line.reactions.map { ($0.reaction.text, $0.count) })
        }
        if let target = line.entry.body.changes { object.add("target", target.value) }
        if case .reaction(_, _, let isOn) = line.entry.body { object.add("on", isOn) }
        if case .pin(_, let isOn) = line.entry.body { object.add("on", isOn) }
        if case .ruling(let ruling) = line.entry.body { Self.add(ruling, to: &object) }
        if case .run(let report) = line.entry.body { Self.add(report, to: &object) }
        if case .file(let file) = line.entry.body { Self.add(file, to: &object) }
        return object
    }

    private static func add(_ report: RunReport, to object: inout JSONLine) {
        object.add("command", report.call.name.text)
        object.add("arguments", report.call.arguments.map(\.text))
        object.add("stderr", report.lines.filter { $0.stream == .errors }.map(\.text).joined(separator: "\n"))
        RunJSON.add(report.end, to: &object)
    }

    private static func add(_ file: SharedFile, to object: inout JSONLine) {
        object.add("file", file.id.hex)
        object.add("size", file.size)
        if case .folder(let files) = file.shape { object.add("files", UInt64(files)) }
    }

    /// What was decided, how far it reaches, about whom, and until when.
    private static func add(_ ruling: Ruling, to object: inout JSONLine) {
        object.add("act", ruling.act.name)
        object.add("scope", ruling.scope == .hub ? "hub" : "room")
        if let subject = ruling.act.subject { object.add("subject", subject.nick.text) }
        switch ruling.act {
        case .ban(let target, let until): add(target, until, to: &object)
        case .unban(let target): add(target, nil, to: &object)
        case .mute(_, let until): if let until { object.add("until", until.stamp) }
        case .mode(let mode): add(mode, to: &object)
        case .kick, .unmute, .promote, .demote, .invite: break
        }
    }

    private static func add(_ target: BanTarget, _ until: HubTime?, to object: inout JSONLine) {
        if case .address(let address) = target { object.add("address", address.text) }
        if let until { object.add("until", until.stamp) }
    }

    private static func add(_ mode: RoomMode, to object: inout JSONLine) {
        object.add("inviteOnly", mode.isInviteOnly)
        object.add("announceOnly", mode.isAnnounceOnly)
        object.add("pause", UInt64(mode.pause))
        object.add("history", mode.history.name)
    }
}

extension Act {
    /// What it is called in JSON.
    fileprivate var name: String {
        switch self {
        case .kick: "kick"
        case .ban: "ban"
        case .unban: "unban"
        case .mute: "mute"
        case .unmute: "unmute"
        case .promote: "op"
        case .demote: "deop"
        case .invite: "invite"
        case .mode: "mode"
        }
    }
}

extension RoomMode.History {
    /// What it is called in JSON and behind `/mode history`.
    fileprivate var name: String {
        switch self {
        case .all: "all"
        case .sinceJoin: "since-join"
        case .none: "none"
        }
    }
}
