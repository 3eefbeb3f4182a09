import ChatModel

/// Something that only this person is told, as data; the catalogue has the words.
package enum Notice: Hashable, Sendable {
    /// A text was not understood; nothing of it was sent.
    case nothingSent(InputFault)
    case help
    case helpOn(CommandSpec)
    /// The hub's journal is not the one of before: what was shown of the room may differ from it.
    case historyReset
    /// The nick belongs to somebody else; the hub gave another.
    case nickGiven(asked: Nick, given: Nick)
    /// The nick belongs to somebody else; nothing changed.
    case nickTaken(Nick)
    /// The user has this nick now.
    case nickNow(Nick)
    /// Nobody of that name is here; the names that are close.
    case noSuchUser(Nick, close: [Nick])
    /// The hub refused a command; its own sentence.
    case refused(CommandName, Refusal.Code, detail: String)
    /// The command needs an open connection.
    case notConnected(CommandName)
    /// The command needs a room on the screen.
    case noRoom
    /// No conversation and nobody in the room has a name that these letters fit.
    case nowhere(String)
    /// The room is not among those that are open.
    case notOpen(RoomName)
    /// The command is for named rooms.
    case onlyInRooms(CommandName)
    /// The connection was lost before the answer came.
    case unanswered(CommandName)
    /// Too many commands wait for their answer.
    case tooManyRequests
    /// Too many posts wait; the text is kept in the composer.
    case outboxFull(limit: Int)
    case rooms([RoomSummary], more: Bool)
    /// The members of a room, as far as they are loaded.
    case names([Member], count: Int)
    /// The people on the hub.
    case who([Member], more: Bool)
    case whois(Whois, Acquaintance)
    /// Which hub this is.
    case hub(HubFacts)
    /// Program and version, and the version of the wire format.
    case version(String, protocol: UInt32)
    /// What was sent came back after so many milliseconds.
    case pong(PingPayload, milliseconds: UInt64)
    /// The hub's clock, and by how many milliseconds this machine's is ahead of it.
    case hubTime(HubTime, ahead: Int64)
    case topic(Topic)
    /// What the hub tells everybody who comes.
    case dayMessage(DayMessage)
    /// The hub has no message of the day.
    case noDayMessage
    case nowAway(AwayText)
    case nowBack
    case ignoring(Nick)
    case notIgnoring(Nick)
    /// The person asked to ignore themselves.
    case ignoringYourself
    case ignoreList([Nick])
    /// A text went to somebody in their direct conversation.
    case toldDirectly(Nick, MessageText)
    case toldRoom(RoomName, MessageText)
    case retrying(Int)
    case retryingFiles(Int)
    /// A message can't be answered or changed; nothing was sent.
    case cannotChange(CommandName, ChangeFault)
    /// A message can't be changed to nothing; it can be taken back instead.
    case emptyEdit
    /// Nothing in the shown conversation is unread.
    case nothingUnread
    /// No further line speaks of the user in that direction.
    case noMention(Direction)
    /// What came while the user was not connected, where they do not look.
    case missed(Missed)
    /// What is unread elsewhere when the user comes back to the screen.
    case waiting(Missed)
    /// No hub of that name is known or heard yet; it is looked for.
    case lookingFor(String)
    /// A hub could not be reached; what was tried, and a sentence for the person, if there is one.
    case unreachable(String, detail: String?)
    /// The hub refused the session.
    case sessionRefused(Refusal)
    /// The hub's key has changed; nothing was sent.
    case keyChanged(String, KeyChange)
    /// No hub could be hosted here; a sentence for the person.
    case hostFailed(String)
    /// The hub's journal has not these lines that this machine has; the file that holds them, if it could be written.
    case historyBehind(missing: Int, file: String?)
    /// The hub is off: what was kept of it can be read; nothing was sent.
    case hubIsOff
    /// The hub is not there now: what is written waits on this machine.
    case waitsForHub
    /// Nothing of the hub of this name is kept here.
    case nothingKept(String)
    /// It is not known yet which hub answers at the address; nothing was sent.
    case notMet
    /// What is written can't be kept on this machine's disk; a sentence for the person.
    case unkept(String)
    /// Somebody put the user out of a room; when, by the hub's clock, if that is known.
    case removed(RoomName?, Removal, at: HubTime?)
    /// The hub does not let the user into a room; its own sentence.
    case notLetIn(RoomName, Refusal.Code, detail: String)
    /// The user is not in the room; nothing was sent.
    case outside(RoomName, isBanned: Bool)
    /// An order about the whole hub was carried out.
    case carriedOut(CommandName)
    /// Bans and mutes of the room or of the hub.
    case sanctions([Sanction], more: Bool, Ruling.Scope)
    case mode(RoomMode)
    /// What may be run in the room.
    case commands([RunOffer])
    /// None of the person's commands runs.
    case nothingRuns
    /// All names that the person gave to others.
    case petnames([Petname])
    /// Somebody of this nick is shown by that name from now on.
    case petnameGiven(Nick, Nick)
    /// Somebody is shown by their nick again.
    case petnameTaken(Nick)
    /// The name is somebody else's already, who has this nick.
    case petnameUsed(Nick, for: Nick)
    /// The person gave nobody that name, and no other to whoever has that nick.
    case noPetname(Nick)
    /// As many petnames are kept as can be.
    case tooManyPetnames(limit: Int)
    /// The hub knows no pinned messages.
    case noPins
    /// Pinned messages, numbered, the newest first.
    case pins([PinLine])
    /// The person pins a message, or pins it no longer.
    case pinned(PinLine, isOn: Bool)
    /// No line of the pinned messages has this number.
    case noSuchPin(Int)
    /// The hub keeps no files.
    case noFiles
    /// Files, numbered for `/get`.
    case files([FileLine], FileScope, more: Bool)
    /// Nothing of this name is there to be fetched.
    case noSuchFile(String)
    /// No line of what was listed has this number.
    case noSuchNumber(Int)
    /// The number is a folder's, which can only be listed.
    case isFolder(FilePath)
    /// There is no file in the room that could be meant.
    case noFileHere
    /// Nothing stands at the path.
    case noPath(String)
    /// Nothing is at several of the given paths.
    case noPaths([String])
    /// What stands at the path can't be sent; a sentence for the person.
    case unfitPath(String)
    /// What of the folder at a path is not sent.
    case leftOut(String, Omission)
    /// A file is not fetched any further, and a part of it is here.
    case fetchCancelled(String)
    /// The file stands on this machine at the path.
    case saved(String, path: String)
    /// A file whose message is not on the screen could not be fetched.
    case notFetched(String, CarriageFailure)
    /// The hub did not give these paths of a folder.
    case notGiven(String, [String])
    /// A file whose message is not on the screen is not kept by the hub any more.
    case fileGone(String)
    /// The file is being fetched already.
    case alreadyFetching(String)
    /// As many transfers wait or are under way as can be.
    case tooManyTransfers(limit: Int)
    /// Nothing is carried that could be ended.
    case nothingCarried
    /// No transfer has that number.
    case noSuchTransfer(Int)
    /// What is carried, with the number of each, when it is not clear which of them is meant.
    case transfers([Transfer])
    /// A transfer was ended by the person.
    case cancelled(String)
    /// The person ended so many transfers at once, or took them away.
    case allCancelled(Int)
    /// The message of a file was taken back while the file was fetched.
    case fileTakenBack(String)
    /// What an earlier run had begun goes on.
    case transfersGoOn(Int)
    /// Commands of the person's own.
    case aliases([Alias])
    /// A name stands for a line from now on; what the settings file says otherwise, which counts again at the next start.
    case aliasGiven(Alias, settings: String?)
    /// A name stands for nothing any more; until the next start if the settings file has it.
    case aliasTaken(Alias, isInSettings: Bool)
    case noAlias(String)
    /// As many aliases are kept as can be.
    case tooManyAliases(limit: Int)
    /// Which messages of a conversation call the person, and whether they asked only.
    case attention(Attention, ConversationTitle, isAsked: Bool)
    /// What came of an order to the screen.
    case screen(ScreenNotice)
    /// No new try is made; how to connect again.
    case disconnected
}
