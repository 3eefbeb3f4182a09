import ChatModel
import ClientCore
import TerminalCore

extension Surroundings {
    /// A notice in words outside of a conversation, where it goes without saying that nothing was sent.
    func banner(_ notice: Notice) -> [String] {
        if case .nothingSent(.invalid(let reason)) = notice { return [words.sentence(for: reason)] }
        return lines(of: notice)
    }

    /// A notice in words: one or more lines.
    /// - Parameter columns: Where there is room to choose, no line is wider.
    func lines(of notice: Notice, columns: Int = .max) -> [String] {
        switch notice {
        case .help: help
        case .rooms(let rooms, let more): list(of: rooms, more: more)
        case .whois(let whois, let acquaintance): describe(whois, acquaintance)
        case .sanctions(let list, let more, let scope): self.list(of: list, more: more, scope)
        case .petnames(let petnames): list(of: petnames)
        case .aliases(let aliases): list(of: aliases)
        case .hub(let facts): describe(facts)
        case .commands(let offers): list(of: offers)
        case .dayMessage(let message): tell(message)
        case .screen(let notice): words.lines(of: notice)
        case .files(let lines, let scope, let more): list(of: lines, scope, more: more, columns: columns)
        case .transfers(let transfers): list(of: transfers)
        case .pins(let lines): list(of: lines)
        default: [sentence(for: notice)]
        }
    }

    private func sentence(for notice: Notice) -> String {
        switch notice {
        case .nothingSent(let fault): sentence(for: fault)
        case .helpOn(let spec): help(on: spec)
        case .historyReset: words.text("notice.reset")
        case .noRoom: words.text("notice.noroom")
        case .nowhere(let name): words.text("notice.nowhere", ["name": name])
        case .tooManyRequests: words.text("notice.toomany")
        case .outboxFull(let limit): words.text("notice.outbox", ["count": String(limit)])
        case .notOpen(let room): words.text("notice.notopen", ["room": room.written])
        case .names(let members, let count): names(of: members, count: count)
        case .who(let members, let more): who(members, more: more)
        case .retrying(0): words.text("notice.retrying.none")
        case .retrying(let count): words.text("notice.retrying", count: count)
        case .lookingFor(let name): words.text("notice.looking", ["name": name])
        case .hostFailed(let detail): words.text("notice.hostfailed", ["detail": detail])
        case .disconnected: words.text("notice.disconnected")
        case .historyBehind(let count, let file?): words.text("notice.behind", count: count, ["file": file])
        case .historyBehind(let count, nil): words.text("notice.behind.nofile", count: count)
        case .hubIsOff: words.text("notice.hubisoff")
        case .waitsForHub: words.text("notice.waits")
        case .nothingKept(let name): words.text("notice.nothingkept", ["name": name])
        case .notMet: words.text("notice.notmet")
        case .unkept(let detail): words.text("notice.unkept", ["detail": detail])
        case .cannotChange(let command, let fault): sentence(for: fault, of: command)
        case .emptyEdit: words.text("change.empty")
        case .nothingUnread: words.text("notice.nounread")
        case .noMention(.older): words.text("notice.nomention.older")
        case .noMention(.newer): words.text("notice.nomention.newer")
        case .missed(let missed): words.text("missed.keys", ["line": sentence(for: missed)])
        case .waiting(let missed): words.text("missed.keys", ["line": sentence(forWaiting: missed)])
        case .version(let software, let version):
            words.text("notice.version", ["software": software, "version": String(version)])
        case .attention(let attention, let place, let isAsked):
            sentence(for: attention, in: place, isAsked: isAsked)
        case .nothingRuns: words.text("notice.nothingruns")
        case .noDayMessage: words.text("notice.motd.none")
        case .pinned(let pin, isOn: true): words.text("notice.pinned", ["line": line(of: pin)])
        case .pinned(let pin, isOn: false): words.text("notice.unpinned", ["line": line(of: pin)])
        case .noPins: words.text("notice.nopins")
        case .noSuchPin(let number): words.text("notice.nosuchpin", ["number": String(number)])
        default:
            peopleSentence(for: notice) ?? orderSentence(for: notice) ?? fileSentence(for: notice)
                ?? aliasSentence(for: notice) ?? hubSentence(for: notice)
        }
    }

    /// Notices about people and what they said or set; nil for others.
    private func peopleSentence(for notice: Notice) -> String? {
        switch notice {
        case .nickGiven(let asked, let given):
            words.text("notice.nickgiven", ["asked": asked.text, "given": given.text])
        case .nickTaken(let nick): words.text("notice.nicktaken", ["nick": nick.text])
        case .nickNow(let nick): words.text("notice.nicknow", ["nick": nick.text])
        case .noSuchUser(let nick, let close): noSuchUser(nick, close: close)
        case .topic(let topic) where topic.text.isEmpty: words.text("notice.topic.none")
        case .topic(let topic): words.text("notice.topic", ["topic": topic.text])
        case .nowAway(let text) where text == .unexplained: words.text("notice.awayonly")
        case .nowAway(let text): words.text("notice.away", ["text": text.text])
        case .nowBack: words.text("notice.back")
        case .ignoring(let nick): words.text("notice.ignoring", ["nick": nick.text])
        case .notIgnoring(let nick): words.text("notice.notignoring", ["nick": nick.text])
        case .ignoringYourself: words.text("notice.ignoreself")
        case .ignoreList(let nicks) where nicks.isEmpty: words.text("notice.ignored.none")
        case .ignoreList(let nicks): words.text("notice.ignored", ["names": list(nicks.map(\.text))])
        case .toldDirectly(let nick, let text): words.text("notice.told", ["target": nick.text, "text": text.text])
        case .toldRoom(let room, let text): words.text("notice.told", ["target": room.written, "text": text.text])
        default: nil
        }
    }

    /// Notices about the hub and the way to it.
    private func hubSentence(for notice: Notice) -> String {
        switch notice {
        case .refused(let command, let code, let text):
            words.text("notice.refused", ["command": command.rawValue, "detail": detail(code, text)])
        case .notConnected(let command): words.text("notice.notconnected", ["command": command.rawValue])
        case .onlyInRooms(let command): words.text("notice.onlyrooms", ["command": command.rawValue])
        case .unanswered(let command): words.text("notice.unanswered", ["command": command.rawValue])
        case .pong(let payload, let milliseconds): pong(payload, milliseconds)
        case .hubTime(let time, let ahead): clock(time, ahead: ahead)
        case .unreachable(let name, nil): words.text("notice.unreachable", ["name": name])
        case .unreachable(let name, let detail?):
            words.text("notice.unreachable.why", ["name": name, "detail": detail])
        case .sessionRefused(let refusal): sentence(for: refusal)
        case .keyChanged(let name, let change): keyChanged(name, change)
        default: ""
        }
    }

    /// Why the hub let the user not in, or not stay.
    func sentence(for refusal: Refusal) -> String {
        let key = refusal.code == .kicked ? "notice.kicked" : "notice.session"
        return words.text(key, ["detail": detail(refusal.code, refusal.detail)])
    }

    private func sentence(for fault: InputFault) -> String {
        switch fault {
        case .empty: words.text("notice.empty")
        case .unknownCommand(let command, nil): words.text("notice.unknown", ["command": command])
        case .unknownCommand(let command, let near?):
            words.text("notice.unknown.near", ["command": command, "near": near])
        case .noHelp(let command, nil): words.text("notice.nohelp", ["command": command])
        case .noHelp(let command, let near?): words.text("notice.nohelp.near", ["command": command, "near": near])
        case .spaceBeforeSlash: words.text("notice.space")
        case .usage(let spec): words.text("notice.usage", ["usage": spec.written])
        case .manyLines(let spec): words.text("notice.lines", ["usage": spec.written])
        case .invalid(let reason): words.text("notice.invalid", ["reason": words.sentence(for: reason)])
        case .pingTooLong(let limit): words.text("notice.pinglong", ["count": String(limit)])
        case .notAHub(let text): words.text("notice.nohub", ["text": text])
        case .badDuration(let text): words.text("notice.badduration", ["text": text])
        case .noSetting(let name):
            words.text("set.unknown", ["name": name, "names": list(ClientSetting.allCases.map(\.rawValue))])
        case .aliasLacks(let alias, let count):
            words.text("alias.lacks", ["name": "/" + alias.name, "line": alias.line, "count": String(count)])
        case .unfitAlias(let fault): sentence(for: fault)
        case .outsideShare: words.text("notice.outsideshare")
        case .openQuote: words.text("notice.openquote")
        case .tooManyArguments: words.text("notice.arguments")
        }
    }

    func noSuchUser(_ nick: Nick, close: [Nick]) -> String {
        guard !close.isEmpty else { return words.text("notice.nouser", ["nick": nick.text]) }
        return words.text("notice.nouser.close", ["nick": nick.text, "close": list(close.map(\.text))])
    }

    private func names(of members: [Member], count: Int) -> String {
        let (names, more) = (list(members.map(marked)), count - members.count)
        let all = more > 0 ? words.text("presence.others", ["names": names, "count": String(more)]) : names
        return words.text("notice.names", count: count, ["names": all])
    }

    /// `◆ann`: a nick with the sign of its bearer's role.
    private func marked(_ member: Member) -> String {
        (member.role.mark.map { words.text($0) } ?? "") + member.person.nick.text
    }

    private func who(_ members: [Member], more: Bool) -> String {
        let names = list(members.map(marked))
        if more { return words.text("notice.who.more", ["count": String(members.count), "names": names]) }
        return words.text("notice.who", count: members.count, ["names": names])
    }

    /// The most columns of a topic in the list of rooms: `/topic` tells the whole.
    private static let topicColumns = 60

    private func list(of rooms: [RoomSummary], more: Bool) -> [String] {
        let head = words.text(more ? "notice.rooms.first" : "notice.rooms", count: rooms.count)
        let width = min(24, rooms.map { DisplayWidth.of($0.name.written) }.max() ?? 0)
        return [head]
            + rooms.map { room in
                let people = words.text("picker.people", count: Int(room.people))
                let name =
                    DisplayWidth.of(room.name.written) > width ? room.name.written : room.name.written.padded(to: width)
                guard !room.topic.text.isEmpty else { return "  \(name)  \(people)" }
                return
                    "  \(name)  \(people.padded(to: words.peopleColumns))  \(room.topic.text.truncated(to: Self.topicColumns))"
            }
    }

    private func describe(_ whois: Whois, _ acquaintance: Acquaintance) -> [String] {
        let rooms = list(whois.rooms.map(\.written))
        // On a line of its own it stays whole, to be compared.
        let head = [whois.person.nick.text, "  " + fingerprint(whois.person.id.digest)]
        return head + standing(of: whois, acquaintance).map { "  " + $0 } + ["  " + state(of: whois)]
            + (rooms.isEmpty ? [] : ["  " + words.text("notice.whois.rooms", ["rooms": rooms])])
    }

    private func state(of whois: Whois) -> String {
        guard whois.online else { return words.text("notice.whois.offline") }
        if whois.away == .unexplained { return words.text("notice.whois.awayonly") }
        if let away = whois.away { return words.text("notice.whois.away", ["text": away.text]) }
        guard let idle = whois.idle, idle >= 60_000 else { return words.text("notice.whois.here") }
        return words.text("notice.whois.idle", ["time": duration(idle)])
    }

    private func duration(_ milliseconds: UInt64) -> String {
        let minutes = milliseconds / 60_000
        guard minutes >= 60 else { return words.text("time.minutes", ["minutes": String(minutes)]) }
        return words.text("time.hours", ["hours": String(minutes / 60), "minutes": String(minutes % 60)])
    }

    private func pong(_ payload: PingPayload, _ time: UInt64) -> String {
        let time = milliseconds(Double(time))
        guard !payload.bytes.isEmpty else { return words.text("notice.pong", ["time": time]) }
        return words.text("notice.pong.text", ["time": time, "text": String(decoding: payload.bytes, as: UTF8.self)])
    }

    private func clock(_ time: HubTime, ahead: Int64) -> String {
        let local = local(time)
        let text = "\(shortDay(local)) \(local.clockWithSeconds)"
        let seconds = String(ahead.magnitude / 1_000)
        if ahead.magnitude < 1_000 { return words.text("notice.time", ["time": text]) }
        return words.text(ahead > 0 ? "notice.time.ahead" : "notice.time.behind", ["time": text, "seconds": seconds])
    }

    /// The commands by name: all that there is to say of them fills several screens, and stands on the help page.
    private var help: [String] {
        [words.text("notice.help", ["list": list(CommandTable.all.map { "/" + $0.name.rawValue })])]
    }

    private func help(on spec: CommandSpec) -> String {
        let help = words.text(spec.helpKey)
        guard !spec.aliases.isEmpty else {
            return words.text("notice.command", ["usage": spec.written, "help": help])
        }
        let aliases = list(spec.aliases.map { "/" + $0 })
        return words.text("notice.aliases", ["usage": spec.written, "help": help, "aliases": aliases])
    }

    /// Its lines stand further in, so that none of them looks like a notice of the program's own.
    private func tell(_ message: DayMessage) -> [String] {
        [words.text("notice.motd")]
            + message.lines.map { line in
                "  " + cut([Run(String(line))], columns: DayMessage.byteLimit * 4).map(\.text).joined()
            }
    }

    func list(_ names: [String]) -> String { words.enumerated(names) }
}

extension Notice {
    /// Whether it tells of something that did not work.
    var isTrouble: Bool {
        switch self {
        case .nothingSent, .historyReset, .nickTaken, .noSuchUser, .refused, .notConnected, .noRoom, .notOpen,
            .onlyInRooms, .unanswered, .tooManyRequests, .outboxFull, .ignoringYourself, .unreachable, .sessionRefused,
            .keyChanged, .hostFailed, .cannotChange, .emptyEdit, .notMet, .unkept,
            .historyBehind, .hubIsOff, .nothingKept, .waitsForHub, .removed, .notLetIn, .outside, .petnameUsed,
            .noPetname, .tooManyPetnames, .nothingRuns, .noFiles, .noSuchFile, .noSuchNumber, .isFolder, .noFileHere,
            .noPath, .noPaths, .unfitPath, .leftOut, .notFetched, .notGiven, .fileGone, .alreadyFetching,
            .tooManyTransfers, .nothingCarried, .noSuchTransfer, .noAlias, .tooManyAliases, .fileTakenBack, .nowhere,
            .noPins, .noSuchPin:
            true
        case .screen(let notice): notice.isTrouble
        case .help, .helpOn, .nickGiven, .nickNow, .rooms, .names, .who, .whois, .pong, .hubTime, .topic,
            .dayMessage, .noDayMessage, .nowAway, .nowBack, .ignoring, .notIgnoring, .ignoreList, .toldDirectly,
            .toldRoom, .retrying, .lookingFor,
            .disconnected, .nothingUnread, .noMention, .missed, .waiting, .carriedOut, .sanctions, .mode, .petnames,
            .petnameGiven, .petnameTaken, .aliases, .aliasGiven, .aliasTaken, .attention, .hub, .version, .commands,
            .files, .saved, .transfers, .cancelled, .fetchCancelled, .allCancelled, .transfersGoOn, .retryingFiles,
            .pins, .pinned:
            false
        }
    }
}
