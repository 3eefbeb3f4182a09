/// What a client says to a hub.
package enum Request: Hashable, Sendable {
    case hello(Hello)
    case proof(Proof)
    /// A client's message of SCRAM (RFC 5802, section 7), where the hub asks for a password.
    case credentials(String)
    /// Sent every 10 s, unprompted: this side is alive.
    case heartbeat
    /// Come into a named room, from the last place known there.
    case join(Tag, RoomName, resume: ResumeToken?)
    /// Open the hidden room shared with another user.
    case direct(Tag, DirectTarget, resume: ResumeToken?)
    case leave(Tag, RoomNumber)
    case post(Post)
    case nick(Tag, Nick)
    /// Go away with a reason, or (nil) come back.
    case away(Tag, AwayText?)
    /// The rooms of the hub, after a name, in order of name.
    case rooms(Tag, after: RoomName?)
    /// The people of a room, after a user number, in order of number.
    case roster(Tag, RoomNumber, after: UserNumber?)
    /// The people on the hub, after a user number, in order of number.
    case people(Tag, after: UserNumber?)
    /// Who some numbers are.
    case identify(Tag, [UserNumber])
    case whois(Tag, Nick)
    case history(Tag, RoomNumber, HistorySpan)
    case ping(Tag, PingPayload)
    /// The user's direct conversations.
    case directs(Tag)
    case search(Tag, SearchRequest)
    /// The pinned messages of a room before a place, or (nil) the newest; answered like a page of its history.
    case pins(Tag, RoomNumber, before: Seq?)
    /// The user has read a room up to a place; answered by nothing.
    case mark(RoomNumber, Seq)
    /// Have the hub decide something about somebody or about a room; with the nonce, asking again is asking once.
    case order(Tag, RoomNumber, Nonce, Order)
    /// The bans and mutes of a room, or of the hub.
    case sanctions(Tag, RoomNumber, Ruling.Scope)
    /// Which commands may be run in a room.
    case commands(Tag, RoomNumber)
    /// Run a command in a room; the nonce is that of its entry, if the room is told.
    case run(Tag, RoomNumber, Nonce, RunCall)
    /// End the run that was asked for with the second tag.
    case stopRun(Tag, of: Tag)
    /// Put a file into a room, or look at and fetch those that are there.
    case file(Tag, FileRequest)
    /// The user writes something in a room, or no longer; answered by nothing.
    case typing(Tag, RoomNumber, Bool)
    /// The client leaves on purpose.
    case goodbye
}

/// With whom to talk directly.
package enum DirectTarget: Hashable, Sendable {
    case nick(Nick)
    case user(UserID)
}

/// Something to be journaled and published.
package struct Post: Hashable, Sendable {
    package let room: RoomNumber
    package let nonce: Nonce
    /// Raised by the client when it sends again after a storage refusal; the hub refuses lower ones then.
    package let attempt: UInt32
    package let body: Entry.Body

    package init(room: RoomNumber, nonce: Nonce, attempt: UInt32, body: Entry.Body) {
        self.room = room
        self.nonce = nonce
        self.attempt = attempt
        self.body = body
    }
}

/// Which part of a room's journal is asked for; the hub caps how much of it one page holds.
package enum HistorySpan: Hashable, Sendable {
    /// The newest entries before a place, or (nil) at the end.
    case before(Seq?, limit: UInt32)
    /// The oldest entries after a place.
    case after(Seq, limit: UInt32)
}
