/// Every bound of a hub in one place: each queue, table and cache ends at one of these.
package struct Limits: Hashable, Sendable {
    /// The most bytes of one frame behind its length.
    package var frameBytes = 65_536
    /// Milliseconds from the accepted connection to the proven key.
    package var handshakeMilliseconds: UInt64 = 10_000
    /// The most connections whose handshake is under way.
    package var handshakesUnderWay = 1_024
    /// The most connections accepted in one turn of the loop.
    package var acceptsPerTurn = 2
    /// Milliseconds between two heartbeats.
    package var heartbeatMilliseconds: UInt64 = 10_000
    /// Milliseconds of silence after which a session is dead.
    package var silenceMilliseconds: UInt64 = 25_000
    /// Milliseconds within which a lost session's return is not shown.
    package var returnMilliseconds: UInt64 = 30_000
    /// The most sessions on the hub.
    package var sessions = 20_000
    /// What one address of another machine may have and do.
    package var perAddress = AddressLimits()
    /// The same for each of the hub's own machine: 127.0.0.1, ::1, and all Unix sockets together.
    package var perOwnAddress = AddressLimits.ownMachine
    /// The same for an IPv6 network of 64 bits, which counts as one.
    package var perNetwork = AddressLimits.network
    /// The most addresses with nothing open whose rates are remembered.
    package var addressesRemembered = 4_096
    /// Milliseconds for which they are.
    package var addressMilliseconds: UInt64 = 60_000
    /// The most rooms that the hub keeps, direct ones included.
    package var rooms = 100_000
    /// The most rooms that a session may be in.
    package var roomsPerSession = 200
    /// The most direct rooms into which a session may be brought unasked; they do not count among the others. What is
    /// said in further ones is found in the list of direct conversations.
    package var directsPerSession = 2_000
    /// The most posts of a session that may wait for their acknowledgement.
    package var credit = 256
    /// Posts (and other requests) a second that a session may send for long.
    package var postsPerSecond: UInt64 = 200
    /// Posts (and other requests) that a session may send at once before the rate holds.
    package var postBurst: UInt64 = 1_000
    /// How many posts a request counts as that is answered with a list, a page or a room.
    package var listCost: UInt64 = 4
    /// Bytes of posts and other requests that a session may send.
    package var bytes = Rate(perSecond: 512 << 10, burst: 2 << 20)
    /// Pages of history that a session may read, also those that come with a join.
    package var pages = Rate(perSecond: 100, burst: 400)
    /// Searches that a session may begin.
    package var searchRate = Rate(perMinute: 60, burst: 30)
    /// Rooms that a user may make, direct ones included; after a restart of a hub without a journal a client makes
    /// all of its rooms anew.
    package var roomsMade = Rate(perMinute: 30, burst: 250)
    /// Requests over the credit or a limit, of unknown kinds or of no sense; a session with more is ended.
    package var strikes = Rate(perMinute: 30, burst: 60)
    /// The most answers of a session that wait to be written; over it the hub stops reading that session.
    package var answersWaiting = 64
    /// The most entries of one transaction of the journal.
    package var batchEntries = 4_096
    /// The most bytes of text of one transaction of the journal.
    package var batchBytes = 1_048_576
    /// The most bytes of all rooms' logs together.
    package var logBytes = 64 << 20
    /// Up to so many readers behind the others of a room are stragglers.
    package var stragglers = 16
    /// The most bytes of a room's log that are held for stragglers alone; beyond it they fetch from the journal.
    package var stragglerBytes = 512 << 10
    /// The most bytes that a reader is given of a room's log in one turn.
    package var sliceBytes = 256 << 10
    /// The most entries of a history page.
    package var pageEntries = 200
    /// The most bytes of text of a history page.
    package var pageBytes = 24_576
    /// The most bytes of a history page on the wire, with what became of its messages; with its authors and a page of
    /// people it fits one frame.
    package var historyBytes = 30_720
    /// The most history pages that a session may wait for.
    package var loadsPerSession = 8
    /// The most people that the hub knows, present or not.
    package var people = 200_000
    /// The most people, or rooms, of a page.
    package var rosterPage = 200
    /// The most bytes of a page of people or rooms; with a history page it fits one frame.
    package var rosterBytes = 16_384
    /// The most nicks that are shown to those who have not come in: more than fit in one datagram.
    package var nicksShown = 600
    /// The number of members from which a room's comings and goings are gathered.
    package var quietRoom = 50
    /// Milliseconds between two times that a room is told that the same session's user writes something.
    package var typingPause: UInt64 = 2_000
    /// Milliseconds between two roster deltas of a large room.
    package var rosterDeltaMilliseconds: UInt64 = 1_000

    /// The most direct conversations of a list.
    package var directList = 200
    /// The most hits of a page of a search.
    package var searchHits = 50
    /// The most searches that a session may wait for.
    package var searchesPerSession = 2
    /// The most searches under way on the hub.
    package var searches = 64
    /// The most direct conversations that one search looks through: those with the newest messages.
    package var searchedDirects = 1_000
    /// The most different reactions under one message.
    package var reactionsPerEntry = 32
    /// The most pinned messages of a room.
    package var pinsPerRoom = 50
    /// The most unread messages of a room that are counted.
    package var countedUnread = 1_000
    /// The most read marks that wait to be stored.
    package var marksWaiting = 4_096
    /// Milliseconds after which read marks are stored even if nothing else is.
    package var markMilliseconds: UInt64 = 2_000
    /// Milliseconds between two looks for what has expired.
    package var retentionMilliseconds: UInt64 = 60_000
    /// The most rooms of which something expires at once.
    package var expiriesUnderWay = 64
    /// The most edited messages of a room whose last edit is remembered by itself.
    package var editsRemembered = 64

    /// The most roles of people in rooms and on the hub, those of invited people included.
    package var standings = 100_000
    /// The most bans and mutes on the hub.
    package var sanctions = 10_000
    /// The most bans and mutes of a list.
    package var sanctionPage = 200
    /// The most orders of a session that may wait for their answer.
    package var ordersPerSession = 8
    /// The most commands of a user that run at once.
    package var runsPerUser = 2
    /// The most commands that run at once.
    package var runs = 16
    /// The most runs that the journal keeps a record of; the oldest go first.
    package var runsKept = 100_000
    /// The most files that a session puts at once.
    package var uploadsPerSession = 8
    /// The most files that a user puts at once.
    package var uploadsPerUser = 16
    /// The most files that are put at once.
    package var uploads = 128
    /// The most files that a session has open to be read.
    package var openFilesPerSession = 16
    /// The most files that a user has open to be read.
    package var openFilesPerUser = 32
    /// The most files that are open to be read.
    package var openFiles = 256
    /// The most questions about files, lists and openings that a session may wait for.
    package var fileQuestionsPerSession = 8
    /// The most bytes of an open file that are asked for and not given yet: twice what a client asks for, because it may
    /// begin again at another place before it has got what it gave up.
    package var readsUnderWay = 2 * FilePieces.underWay
    /// The most questions for digests of an open file that wait, likewise.
    package var digestsUnderWay = 2
    /// Milliseconds for which a file that is whole waits for its sender when its entry could not be stored.
    package var wholeMilliseconds: UInt64 = 600_000
    /// The least bytes that a read counts for among those that are under way: so many small ones are many.
    package var readWeight = 8 << 10
    /// Slices and reads under this count as requests of their session's rate; larger ones are held back by what may be
    /// under way.
    package var smallSlice = 4 << 10
    /// The most bytes of files that are handed on in one turn of the loop, of all transfers together.
    package var fileBytesPerTurn = 256 << 10
    /// The most bytes of a page of files; with its frame's other fields it fits one frame.
    package var fileListBytes = 49_152
    /// The most bytes of answers of a session that wait to be written; over it the hub stops reading that session.
    package var answerBytesWaiting = 1 << 20
    /// Milliseconds between two looks for contents that nobody speaks of.
    package var sweepMilliseconds: UInt64 = 60_000
    /// Milliseconds from a deletion to the look for what it leaves behind.
    package var sweepSoonMilliseconds: UInt64 = 1_000

    /// The most people of a room whose last message is remembered for its pause.
    package var pausing = 10_000
    /// Milliseconds of absence after which a nick is free for others: 90 days.
    package var nickAbsenceMilliseconds: UInt64 = 90 * 86_400_000
    /// Milliseconds after which it is noted again that somebody is here.
    package var seenMilliseconds: UInt64 = 86_400_000

    /// Wrong passwords and unknown keys that may come from one address at once.
    package var attempts: UInt64 = 10
    /// Milliseconds after which one more may come.
    package var attemptMilliseconds: UInt64 = 6_000
    /// The most addresses whose attempts are counted.
    package var attemptAddresses = 4_096
    /// Milliseconds after which those who may not come in are told so, whatever the reason.
    package var turnAwayMilliseconds: UInt64 = 1_000

    package init() {}
}
