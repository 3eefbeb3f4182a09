import ChatModel

/// A command with its arguments, checked.
package enum Command: Hashable, Sendable {
    case help(CommandName?)
    case join(RoomName)
    /// Leave the named room, or (nil) the one that is shown.
    case leave(RoomName?)
    case close
    case msg(MessageTarget, MessageText)
    case query(Nick)
    case me(MessageText)
    case nick(Nick)
    /// Set the topic, or (nil) show it.
    case topic(Topic?)
    case names
    case who
    case whois(Nick)
    case list
    /// Without a text it ends being away, or begins it.
    case away(AwayText?)
    case back
    /// Hide somebody, or (nil) show who is hidden.
    case ignore(Nick?)
    case unignore(Nick)
    /// Give somebody a name of one's own, take it away, or show all.
    case petname(PetnameChange)
    /// Choose which messages of the shown conversation call the person, or (nil) show which do.
    case notify(Attention?)
    /// Have the hub decide something about somebody.
    case order(CommandName, Order)
    /// Show the bans and mutes of the room, or of the hub.
    case bans(Ruling.Scope)
    /// Change the room's mode, or (nil) show it.
    case mode(ModeChange?)
    /// Run a command of the hub's owner, or (nil) show which may be run.
    case run(RunCall?)
    /// End one's own commands that run.
    case stop
    /// Put files and folders of this machine into the room that is shown (nil), or elsewhere.
    case send([String], to: MessageTarget?)
    /// List files.
    case files(FileScope)
    /// Fetch a file; to this path, or (nil) into the download folder.
    case get(FileChoice, destination: String?)
    /// Look at a text file.
    case view(FileChoice)
    /// End transfers.
    case cancel(TransferChoice)
    case ping(PingPayload)
    case time
    case clear
    case retry
    /// Answer the chosen message.
    case reply(MessageText)
    /// Put a sign under the chosen message, or take it away again.
    case react(Reaction)
    /// Change the words of the chosen own message; without new ones, put the old ones into the composer.
    case edit(MessageText?)
    /// Take the chosen own message back.
    case delete
    /// Pin the chosen message in its room.
    case pin
    /// Pin the chosen message no longer, or that of a number in the list of pinned ones.
    case unpin(Int?)
    /// Go to the pinned message of a number in their list, or (nil) list them.
    case pins(Int?)
    /// Look for something in the journal, or (nil) show the search.
    case search(String?)
    /// Go so many messages back in the shown conversation, or (nil) as many as the view sees fit.
    case history(Int?)
    /// Put the words of the chosen message, or of the newest, on the clipboard.
    case copy
    /// Open what those words lead to.
    case open
    /// Change how the screen looks or works.
    case screen(CommandName, ScreenOrder)
    /// Give a name to a line of the person's own, or show such names.
    case alias(AliasChange)
    case unalias(String)
    /// Show the conversation whose name the letters fit best, or that of a number in the list.
    case go(String)
    /// Show what is new.
    case catchUp
    /// Show what the hub tells everybody who comes.
    case motd
    /// Show which hub this is.
    case hub
    /// Show which program this is.
    case version
    /// Go to a hub, or (nil) to the list of hubs.
    case connect(HubReference?)
    case reconnect
    case disconnect
    case quit

    /// The command's name.
    package var name: CommandName {
        switch self {
        case .help: .help
        case .join: .join
        case .leave: .leave
        case .close: .close
        case .msg: .msg
        case .query: .query
        case .me: .me
        case .nick: .nick
        case .topic: .topic
        case .names: .names
        case .who: .who
        case .whois: .whois
        case .list: .list
        case .away: .away
        case .back: .back
        case .ignore: .ignore
        case .unignore: .unignore
        case .petname: .petname
        case .notify: .notify
        case .order(let name, _): name
        case .bans: .bans
        case .mode: .mode
        case .run: .run
        case .stop: .stop
        case .send: .send
        case .files: .files
        case .get: .get
        case .view: .view
        case .cancel: .cancel
        case .ping: .ping
        case .time: .time
        case .clear: .clear
        case .retry: .retry
        case .reply: .reply
        case .react: .react
        case .edit: .edit
        case .delete: .delete
        case .pin: .pin
        case .unpin: .unpin
        case .pins: .pins
        case .search: .search
        case .history: .history
        case .copy: .copy
        case .open: .open
        case .screen(let name, _): name
        case .alias: .alias
        case .unalias: .unalias
        case .go: .go
        case .catchUp: .catchup
        case .motd: .motd
        case .hub: .hub
        case .version: .version
        case .connect: .connect
        case .reconnect: .reconnect
        case .disconnect: .disconnect
        case .quit: .quit
        }
    }
}

/// To whom `/msg` speaks.
package enum MessageTarget: Hashable, Sendable {
    case nick(Nick)
    case room(RoomName)
}

/// What `/petname` does.
package enum PetnameChange: Hashable, Sendable {
    case list
    case give(Nick, Nick)
    case take(Nick)
}

/// What `/alias` does.
package enum AliasChange: Hashable, Sendable {
    case list
    case show(String)
    case give(Alias)
}

/// What a submitted text means.
package enum Line: Hashable, Sendable {
    /// It is said in the room that is shown.
    case say(MessageText)
    case command(Command)
}

/// Why a submitted text is neither said nor carried out.
package enum InputFault: Error, Hashable, Sendable {
    /// There is nothing in it.
    case empty
    /// No command has that name; perhaps another was meant.
    case unknownCommand(String, nearest: String?)
    /// Help was wanted on a command that there is not; perhaps another was meant.
    case noHelp(String, nearest: String?)
    /// White space stands before a slash: a command, or a text that begins with a slash?
    case spaceBeforeSlash
    /// The arguments don't fit.
    case usage(CommandSpec)
    /// The command takes one line only.
    case manyLines(CommandSpec)
    /// A name or text in it is not allowed.
    case invalid(InvalidText)
    /// What stands behind `/ping` is too long; at most so many bytes come back.
    case pingTooLong(limit: Int)
    /// No hub can be meant by it.
    case notAHub(String)
    /// A quotation mark in it has no second one.
    case openQuote
    /// No setting of the client is called so.
    case noSetting(String)
    /// Behind an alias stand fewer words than its line takes.
    case aliasLacks(Alias, Int)
    /// What `/alias` was given can't be one.
    case unfitAlias(AliasFault)
    /// A path in it would lead out of the folder that the hub's owner shares.
    case outsideShare
    /// There are more arguments in it, or longer ones, than a command takes.
    case tooManyArguments
    /// It begins with a digit and is no length of time, so it is not clear what it means.
    case badDuration(String)
}
