import ChatModel

/// Commands about files.
extension CommandParser {
    /// Before the path of a file that the hub's owner shares.
    private static let sharedMark = "hub:"

    /// What follows `/send`: paths, in quotes where they have spaces; perhaps where to.
    static func sending(_ spec: CommandSpec, _ text: String) throws(InputFault) -> Command {
        var words = try ArgumentSplitter.split(text)
        var target: MessageTarget?
        if words.count > 2, words[words.count - 2] == "to", let last = words.last, let first = last.first,
            first == "#" || first == "@"
        {
            target = try self.target(last)
            words.removeLast(2)
        }
        guard !words.contains("") else { throw .usage(spec) }
        guard words.count <= ClientLimits.sentPaths else { throw .tooManyArguments }
        return .send(words, to: target)
    }

    /// What follows `/files`: `all`, or `hub` with a path there.
    static func listing(_ spec: CommandSpec, _ text: String) throws(InputFault) -> Command {
        let (word, rest) = split(text[...])
        switch word {
        case "all" where rest.isEmpty: return .files(.everywhere)
        case "hub": return .files(.shared(try path(rest)))
        case _ where text.hasPrefix(sharedMark):
            return .files(.shared(try path(String(text.dropFirst(sharedMark.count)))))
        default: throw .usage(spec)
        }
    }

    /// What follows `/get`: which file, perhaps the path at which it is to stand.
    static func fetching(_ spec: CommandSpec, _ text: String) throws(InputFault) -> Command {
        var words = try ArgumentSplitter.split(text)
        var destination: String?
        if words.count > 2, words[words.count - 2] == "as" {
            destination = words.last
            words.removeLast(2)
        }
        guard destination != "" else { throw .usage(spec) }
        return .get(try choice(words.joined(separator: " ")), destination: destination)
    }

    /// What follows `/view`.
    static func viewing(_ text: String) throws(InputFault) -> Command {
        .view(try choice(try ArgumentSplitter.split(text).joined(separator: " ")))
    }

    /// What follows `/cancel`: a transfer's number, or `all`.
    static func cancelling(_ spec: CommandSpec, _ text: String) throws(InputFault) -> Command {
        .cancel(text == "all" ? .all : .number(try number(spec, text)))
    }

    /// A number, a name, or a path behind `hub:`.
    private static func choice(_ text: String) throws(InputFault) -> FileChoice {
        if text.hasPrefix(sharedMark) { return .shared(try path(String(text.dropFirst(sharedMark.count)))) }
        if let number = Int(text), number > 0 { return .number(number) }
        return .name(text)
    }

    /// A path in the shared folder; slashes at its ends say nothing.
    private static func path(_ text: String) throws(InputFault) -> FilePath {
        var bare = text[...]
        while bare.first == "/" { bare.removeFirst() }
        while bare.last == "/" { bare.removeLast() }
        guard !bare.split(separator: "/").contains("..") else { throw .outsideShare }
        return try checked { () throws(InvalidText) in try FilePath(String(bare)) }
    }
}
