/// Every bound of the client in one place: each list, cache and schedule ends at one of these.
package enum ClientLimits {
    /// Items of a conversation that are kept in memory while its end is read.
    package static let timelineItems = 2_000
    /// Items that a timeline may have beyond that before it is cut.
    static let timelineSlack = 200
    /// Entries kept on each side of the place that is read when a timeline is cut.
    static let keptAround: UInt64 = 500
    /// Missing entries up to which a hole is filled without being looked at.
    static let filledHole: UInt64 = 1_000
    /// Entries asked for in one page.
    static let page: UInt32 = 200
    /// Places before one that is jumped to which are loaded with it.
    static let context: UInt64 = 25
    /// Changes of messages that are kept while a page is on its way.
    static let unplacedChanges = 2_000
    /// Lines from the edge of what is loaded at which more of it is asked for.
    static let nearEdge: UInt64 = 50
    /// Posts of one hub that wait or are under way.
    package static let outbox = 1_000
    /// Members of a room that are loaded.
    package static let rosterMembers = 5_000
    /// People of one hub whose names are kept.
    static let people = 50_000
    /// Author numbers asked for at once.
    static let identified = 100
    /// Bytes and lines of what an own command writes that are shown while it runs.
    static let runBytes = 65_536
    static let runLines = 1_000
    /// Transfers of one hub that are under way, wait or have failed.
    package static let transfers = 200
    /// Those of them that are under way at once.
    static let transfersAtOnce = 4
    /// Fetched files of one hub of which is known where they stand.
    static let savedFiles = 1_000
    /// Files that `/files` lists.
    static let listedFiles = 1_000
    /// Pinned messages that `/pins` lists.
    static let listedPins = 200
    /// Pages of a list of files that are looked through for a name.
    static let filePages = 10
    /// Bytes of a file that is looked at.
    package static let viewedBytes = 1 << 20
    /// Paths behind one `/send`.
    static let sentPaths = 100
    /// Bytes of a pasted text that is looked at for paths, and how many there may be.
    static let pastedBytes = 65_536
    static let pastedPaths = 100
    /// Names of a folder of this machine that Tab goes through.
    package static let folderNames = 2_000
    /// Milliseconds without a transfer after which the connection for files is closed.
    static let courierIdle: UInt64 = 60_000
    /// Milliseconds after which a transfer is begun again for which the hub had no place.
    static let transferPause: UInt64 = 5_000
    /// Requests that wait for their answer.
    static let requests = 256
    /// Lines of a list that is shown: rooms, people.
    package static let listed = 1_000
    /// Names in a folded line before it only counts.
    static let foldedNames = 20
    /// Hubs heard that were never met.
    static let strangers = 256
    /// Addresses kept of one hub.
    static let addresses = 8
    /// Milliseconds of silence after which a hub is not heard any more.
    package static let hubSilence: UInt64 = 90_000
    /// Milliseconds between two questions to a hub who is on it.
    static let peoplePause: UInt64 = 10_000
    /// Milliseconds within which clients ask a hub after a change, each at a moment of its own.
    static let peopleSpread: UInt64 = 1_500
    /// Milliseconds after which a hub is asked again though its number of people is the same.
    static let peopleAge: UInt64 = 60_000
    /// Milliseconds from the start after which the only known hub that is heard is gone to.
    static let arrivalPause: UInt64 = 1_000
    /// Milliseconds from the start after which a hub that is heard is gone to only when the person says so.
    static let arrivalEnd: UInt64 = 3_000
    /// Milliseconds without any hub after which the list of hubs tells where they are looked for.
    static let quiet: UInt64 = 10_000
    /// Milliseconds within which one beacon may come in on several paths.
    static let samePulse: UInt64 = 2_000
    /// Beacons of other paths that may overtake one in that time.
    static let overtaken: UInt64 = 64
    /// Milliseconds that a hub asked for by name is looked for before the name is taken as a host's.
    static let lookFor: UInt64 = 3_000
    /// Milliseconds of the longest pause between two tries.
    static let longestRetry: UInt64 = 30_000
    /// Milliseconds that a connection must have lasted for the schedule to start again.
    static let stableConnection: UInt64 = 10_000
    /// Milliseconds between two measures of the way to the hub.
    static let measureEvery: UInt64 = 15_000
    /// Milliseconds between two times that a hub is told that the user writes something in a room; more than hubs want.
    static let writingPause: UInt64 = 4_000
    /// Milliseconds for which it is believed that somebody writes.
    static let writingAge: UInt64 = 8_000
    /// Milliseconds after this client came back within which others come back without a word.
    static let returning: UInt64 = 45_000
    /// People of one room who are remembered to write.
    static let writers = 50
    /// Milliseconds between two read marks of a room.
    static let markPause: UInt64 = 1_000
    /// Direct conversations with news that are opened at the start of a session.
    static let openedDirects = 100
    /// Letters of a message that are quoted above an answer.
    static let quotedLetters = 160
    /// Answered messages of a conversation that are asked for beyond what is loaded.
    static let quotes = 200
    /// Messages that `/history` goes back.
    static let lookedBack = 10_000
    /// Hits asked for in one page of a search.
    static let searchPage: UInt32 = 50
    /// Hits of a search that are listed.
    package static let searchRows = 2_000
    /// Rows from the end of the listed hits at which more are asked for.
    static let nearSearchEnd = 10
    /// Pages of a search that are looked through for an older mention.
    static let mentionPages = 4
    /// Entries of a conversation that are kept on disk.
    static let keptEntries = 500
    /// Milliseconds between two times that a hub's changes are kept on disk.
    static let keepPause: UInt64 = 2_000
    /// Names that the person gave to others.
    package static let petnames = 1_000
    /// Commands of the person's own.
    package static let aliases = 200
    /// Conversations for which the person chose what calls them; beyond it the choice that was made first is dropped.
    package static let attended = 1_000
    /// Milliseconds after which a message that a slow room refused is sent again.
    static let slowPause: UInt64 = 1_000
    /// Milliseconds without the focus after which a person is told what came meanwhile.
    static let absence: UInt64 = 600_000
    /// Messages of one conversation that speak of the user in the list of what is new.
    static let listedMentions = 50
    /// Milliseconds between two bells.
    static let bellPause: UInt64 = 2_000
    /// Milliseconds between two times that a person who looks elsewhere is called.
    static let summonsPause: UInt64 = 15_000
    /// So many of the newest lines are taken to be on the screen.
    static let inSight = 6
}
