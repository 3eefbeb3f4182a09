import ChatModel

/// Tells what a submitted text means; nothing that could be a mistyped command is ever said.
package enum CommandParser {
    /// - Parameter aliases: the person's own commands.
    /// - Throws: ``InputFault``.
    package static func parse(_ text: String, _ aliases: Aliases = .none) throws(InputFault) -> Line {
        guard let first = text.first(where: { !$0.isWhitespace }) else { throw .empty }
        guard first == "/" else { return .say(try message(text)) }
        guard text.first == "/" else { throw .spaceBeforeSlash }
        if text.hasPrefix("//") { return .say(try message(String(text.dropFirst()))) }
        if let (alias, count) = aliases.lack(text) { throw .aliasLacks(alias, count) }
        let text = aliases.expanded(text)
        let (word, rest) = split(text.dropFirst())
        guard let spec = CommandTable.find(word) else {
            throw .unknownCommand("/" + word, nearest: CommandTable.nearest(to: word, aliases).map { "/" + $0 })
        }
        if spec.name == .help, let alias = aliases[rest] { return .command(.alias(.show(alias.name))) }
        if !spec.takesLines, trimmed(text[...]).contains(where: \.isNewline) { throw .manyLines(spec) }
        return try line(spec, try arguments(rest, of: spec))
    }

    /// Whether a text begins with a command that there is not, or asks for help on one.
    package static func names(noCommand text: String, _ aliases: Aliases = .none) -> Bool {
        do {
            _ = try parse(text, aliases)
            return false
        } catch {
            switch error {
            case .unknownCommand, .noHelp: return true
            default: return false
            }
        }
    }

    /// The arguments of a command: how many there are is as the table says.
    private enum Given {
        case nothing
        case one(String)
        case two(String, String)
    }

    private static func arguments(_ rest: String, of spec: CommandSpec) throws(InputFault) -> Given {
        let (word, tail) = split(Substring(rest))
        switch spec.arguments {
        case .none where word.isEmpty, .optionalWord where word.isEmpty, .optionalLine where word.isEmpty,
            .optionalText where word.isEmpty:
            return .nothing
        case .word where !word.isEmpty && tail.isEmpty, .optionalWord where tail.isEmpty: return .one(word)
        case .optionalLine, .optionalText,
            .text where !word.isEmpty, .line where !word.isEmpty:
            return .one(rest)
        case .wordAndText where !tail.isEmpty: return .two(word, tail)
        default: throw .usage(spec)
        }
    }

    /// The first word, and what stands behind the white space that follows it.
    static func split(_ text: Substring) -> (String, String) {
        let word = text.prefix { !$0.isWhitespace }
        return (String(word), trimmed(text.dropFirst(word.count)))
    }

    static func trimmed(_ text: Substring) -> String {
        var rest = text.drop { $0.isWhitespace }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }

    private static func line(_ spec: CommandSpec, _ given: Given) throws(InputFault) -> Line {
        switch given {
        case .nothing where spec.name == .shrug: .say(try message(Shrug.text(nil)))
        case .one(let text) where spec.name == .shrug: .say(try message(Shrug.text(text)))
        case .one(let text) where spec.name == .say: .say(try message(text))
        case .nothing: .command(try bare(spec))
        case .one(let text): .command(try command(spec, text))
        case .two(let word, let text): .command(.msg(try target(word), try message(text)))
        }
    }

    private static func bare(_ spec: CommandSpec) throws(InputFault) -> Command {
        switch spec.name {
        case .help: .help(nil)
        case .leave: .leave(nil)
        case .close: .close
        case .topic: .topic(nil)
        case .names: .names
        case .who: .who
        case .list: .list
        case .away: .away(nil)
        case .back: .back
        case .ignore: .ignore(nil)
        case .petname: .petname(.list)
        case .notify: .notify(nil)
        case .bans: .bans(.room)
        case .mode: .mode(nil)
        case .run: .run(nil)
        case .stop: .stop
        case .files: .files(.room)
        case .get: .get(.chosen, destination: nil)
        case .view: .view(.chosen)
        case .cancel: .cancel(.only)
        case .ping: .ping(try payload(""))
        case .time: .time
        case .clear: .clear
        case .retry: .retry
        case .edit: .edit(nil)
        case .delete: .delete
        case .pin: .pin
        case .unpin: .unpin(nil)
        case .pins: .pins(nil)
        case .search: .search(nil)
        case .history: .history(nil)
        case .copy: .copy
        case .open: .open
        case .theme: .screen(.theme, .theme(nil))
        case .bind: .screen(.bind, .bind(nil))
        case .mouse: .screen(.mouse, .mouse)
        case .alias: .alias(.list)
        case .set: .screen(.set, .set(.list))
        case .catchup: .catchUp
        case .motd: .motd
        case .hub: .hub
        case .version: .version
        case .connect: .connect(nil)
        case .reconnect: .reconnect
        case .disconnect: .disconnect
        case .quit: .quit
        default: throw .usage(spec)
        }
    }

    private static func command(_ spec: CommandSpec, _ text: String) throws(InputFault) -> Command {
        switch spec.name {
        case .help: .help(try helpSubject(text))
        case .join: .join(try room(text))
        case .leave: .leave(try room(text))
        case .query: .query(try nick(text))
        case .me: .me(try message(text))
        case .nick: .nick(try nick(text))
        case .topic: .topic(try checked { () throws(InvalidText) in try Topic(text == "-" ? "" : text) })
        case .whois: .whois(try nick(text))
        case .away: .away(try checked { () throws(InvalidText) in try AwayText(text) })
        case .ignore: .ignore(try nick(text))
        case .unignore: .unignore(try nick(text))
        case .petname: .petname(try petname(spec, text))
        case .notify: .notify(try attention(spec, text))
        case .kick, .ban, .unban, .mute, .unmute, .op, .deop, .invite: .order(spec.name, try order(spec, text))
        case .bans: .bans(try scope(spec, text))
        case .mode: .mode(try mode(spec, text))
        case .run: .run(try call(text))
        case .send: try sending(spec, text)
        case .files: try listing(spec, text)
        case .get: try fetching(spec, text)
        case .view: try viewing(text)
        case .cancel: try cancelling(spec, text)
        case .ping: .ping(try payload(text))
        case .reply: .reply(try message(text))
        case .react: .react(try checked { () throws(InvalidText) in try Reaction(text) })
        case .edit: .edit(try message(text))
        case .unpin: .unpin(try number(spec, text))
        case .pins: .pins(try number(spec, text))
        case .search: .search(text)
        case .history: .history(try count(spec, text))
        case .theme: .screen(.theme, .theme(text))
        case .bind: .screen(.bind, try binding(spec, text))
        case .alias: .alias(try alias(text))
        case .unalias: .unalias(text)
        case .set: .screen(.set, .set(try setting(text)))
        case .go: .go(text)
        case .connect: .connect(try reference(text))
        default: throw .usage(spec)
        }
    }

    /// The number of a line that was listed.
    static func number(_ spec: CommandSpec, _ text: String) throws(InputFault) -> Int {
        guard let number = Int(text), number > 0 else { throw .usage(spec) }
        return number
    }

    private static func helpSubject(_ text: String) throws(InputFault) -> CommandName {
        let word = text.hasPrefix("/") ? String(text.dropFirst()) : text
        guard let spec = CommandTable.find(word) else {
            throw .noHelp("/" + word, nearest: CommandTable.nearest(to: word).map { "/" + $0 })
        }
        return spec.name
    }

    static func target(_ word: String) throws(InputFault) -> MessageTarget {
        word.hasPrefix("#") ? .room(try room(word)) : .nick(try nick(word))
    }

    static func nick(_ word: String) throws(InputFault) -> Nick {
        let bare = word.hasPrefix("@") ? String(word.dropFirst()) : word
        return try checked { () throws(InvalidText) in try Nick(bare) }
    }

    private static func room(_ word: String) throws(InputFault) -> RoomName {
        try checked { () throws(InvalidText) in try RoomName(word) }
    }

    private static func message(_ text: String) throws(InputFault) -> MessageText {
        try checked { () throws(InvalidText) in try MessageText(text) }
    }

    private static func payload(_ text: String) throws(InputFault) -> PingPayload {
        guard let payload = PingPayload(Array(text.utf8)) else { throw .pingTooLong(limit: PingPayload.byteLimit) }
        return payload
    }

    /// A command's name and its arguments, each one word or in quotes.
    private static func call(_ text: String) throws(InputFault) -> RunCall {
        let words = try ArgumentSplitter.split(text)
        let name = try checked { () throws(InvalidText) in try RunName(words.first ?? "") }
        var arguments: [RunArgument] = []
        for word in words.dropFirst() {
            arguments.append(try checked { () throws(InvalidText) in try RunArgument(word) })
        }
        guard let call = RunCall(name, arguments) else { throw .tooManyArguments }
        return call
    }

    private static func reference(_ text: String) throws(InputFault) -> HubReference {
        guard let reference = HubReference(text) else { throw .notAHub(text) }
        return reference
    }

    static func checked<Value>(_ make: () throws(InvalidText) -> Value) throws(InputFault) -> Value {
        do { return try make() } catch { throw .invalid(error) }
    }
}
