/// What a hub says to one client.
package enum Answer: Hashable, Sendable {
    case challenge(Challenge)
    /// A hub's message of SCRAM (RFC 5802, section 7).
    case credentials(String)
    case welcome(Welcome)
    /// Sent every 10 s, unprompted: this side is alive.
    case heartbeat
    case refused(Refusal)
    /// A request without another answer was carried out.
    case done(Tag)
    case joined(Joined)
    /// A post is in the journal: for retries, and for authors who are not reading the room.
    case accepted(Nonce, Seq)
    /// What the room is shown.
    case event(RoomNumber, RoomEvent)
    /// Entries between these places were not sent; they can be fetched. The roster may have changed too.
    case gap(RoomNumber, after: Seq, before: Seq)
    case rooms(Tag, [RoomSummary], more: Bool)
    case roster(Tag, RoomNumber, RosterPage)
    case people(Tag, [Member], more: Bool)
    case identified(Tag, [Person])
    case whois(Tag, Whois)
    case history(Tag, HistoryPage)
    case pong(Tag, PingPayload, HubTime)
    /// The user's direct conversations, the one with the newest message first.
    case directs(Tag, [DirectSummary])
    case found(Tag, SearchPage)
    /// The user has read so far, on another terminal.
    case mark(RoomNumber, Seq)
    /// How the journal's disk is; told at the welcome if it is not well, and at each change.
    case storage(StorageStatus)
    /// What the hub tells everybody who comes; behind the welcome, if it has such a text.
    case dayMessage(DayMessage)
    /// The user is no longer in a room, because of a ruling.
    case removed(RoomNumber, Removal)
    /// The bans and mutes that are in force; in part, if there are many.
    case sanctions(Tag, [Sanction], more: Bool)
    /// The commands that may be run in a room.
    case commands(Tag, [RunOffer])
    /// A run wrote something.
    case wrote(Tag, RunStream, [UInt8])
    /// A run ended; nothing more comes of it.
    case ran(Tag, RunEnd)
    /// Something of a file that is put or fetched.
    case file(Tag, FileAnswer)
    /// The hub ends the connection on purpose.
    case goodbye(Goodbye)
}

/// Whether a hub can store what is said.
package enum StorageStatus: UInt8, Hashable, Sendable, CaseIterable {
    case well = 0
    /// The disk is full.
    case full = 1
    /// The disk can only be read.
    case readOnly = 2
    /// The disk fails.
    case failing = 3
}

/// Why a hub says goodbye.
package enum Goodbye: UInt8, Hashable, Sendable {
    /// The hub stops.
    case stopping = 0
    /// The client asked for it.
    case asked = 1
}

/// A room as it was at one moment: what is published later follows as events.
package struct Joined: Hashable, Sendable {
    /// What became of the resume token.
    package enum Resume: UInt8, Hashable, Sendable {
        /// None was given.
        case fresh = 0
        /// The journal has that entry: the history here goes on from it, or, if longer than a page, ends at the head.
        case resumed = 1
        /// The journal does not have that entry: what the client shows of this room may differ from it.
        case reset = 2
    }

    package let tag: Tag
    package let room: RoomNumber
    package let kind: RoomKind
    /// The partner of a direct room; nil for a named one.
    package let partner: Person?
    package let topic: Topic
    package let resume: Resume
    /// The room's last entry at this moment; live events follow it.
    package let head: Seq
    /// The room's newest entries up to `head`, oldest first.
    package let history: [Entry]
    /// The authors of `history`.
    package let authors: [Person]
    package let roster: RosterPage
    /// What later entries made of messages: of those in `history`, and of those that `history` changes.
    package let amendments: [Amendment]
    /// The last place whose entry has expired; zero when none has.
    package let floor: Seq
    /// How far the user has read; zero if nothing, or for a visitor.
    package let mark: Seq
    /// What is unread behind the mark.
    package let unread: Unread
    package let mode: RoomMode
    /// What the user is in the room, or on the whole hub if that is more.
    package let role: Role

    package init(
        tag: Tag, room: RoomNumber, kind: RoomKind, partner: Person?, topic: Topic, resume: Resume, head: Seq,
        history: [Entry], authors: [Person], roster: RosterPage, amendments: [Amendment] = [], floor: Seq = .zero,
        mark: Seq = .zero, unread: Unread = .none, mode: RoomMode = .open, role: Role = .member
    ) {
        self.tag = tag
        self.room = room
        self.kind = kind
        self.partner = partner
        self.topic = topic
        self.resume = resume
        self.head = head
        self.history = history
        self.authors = authors
        self.roster = roster
        self.amendments = amendments
        self.floor = floor
        self.mark = mark
        self.unread = unread
        self.mode = mode
        self.role = role
    }
}

/// A part of a room's roster, in order of user number.
package struct RosterPage: Hashable, Sendable {
    package let members: [Member]
    /// How many people are in the room.
    package let count: UInt32
    /// Whether more follow the last of `members`.
    package let more: Bool

    package init(members: [Member], count: UInt32, more: Bool) {
        self.members = members
        self.count = count
        self.more = more
    }
}

/// A line of the room list.
package struct RoomSummary: Hashable, Sendable {
    package let name: RoomName
    package let topic: Topic
    /// How many people are in it.
    package let people: UInt32

    package init(name: RoomName, topic: Topic, people: UInt32) {
        self.name = name
        self.topic = topic
        self.people = people
    }
}

/// What `/whois` shows.
package struct Whois: Hashable, Sendable {
    package let person: Person
    /// Whether they have a terminal open on the hub.
    package let online: Bool
    package let away: AwayText?
    /// The named rooms that they are in.
    package let rooms: [RoomName]
    /// Milliseconds since they last said something; nil if they have not in this run of the hub.
    package let idle: UInt64?
    /// What they are on the whole hub.
    package let role: Role
    /// Where they are connected from; told to operators of the hub alone.
    package let addresses: [String]

    package init(
        person: Person, online: Bool, away: AwayText?, rooms: [RoomName], idle: UInt64?, role: Role = .member,
        addresses: [String] = []
    ) {
        self.person = person
        self.online = online
        self.away = away
        self.rooms = rooms
        self.idle = idle
        self.role = role
        self.addresses = addresses
    }
}

/// A part of a room's journal, oldest first.
package struct HistoryPage: Hashable, Sendable {
    package let room: RoomNumber
    package let entries: [Entry]
    /// The authors of `entries`.
    package let authors: [Person]
    /// Whether the journal has more in the direction that was asked for.
    package let more: Bool
    /// What later entries made of messages: of those in `entries`, and of those that `entries` change.
    package let amendments: [Amendment]

    package init(
        room: RoomNumber, entries: [Entry], authors: [Person], more: Bool, amendments: [Amendment] = []
    ) {
        self.room = room
        self.entries = entries
        self.authors = authors
        self.more = more
        self.amendments = amendments
    }
}
