import ChatModel

/// What a hub wants done: every output of ``Hub/apply(_:at:)``, to be performed in order.
package enum HubEffect: Hashable, Sendable {
    /// Write this to one session, after everything that was published to it before.
    case answer(SessionID, Answer)
    /// Write a heartbeat, unless something else waits to be written there.
    case heartbeat(SessionID)
    /// Give the session a cursor at the published end of the room's log, held until ``release``; `head` is the place
    /// of the last entry before it.
    case attach(SessionID, RoomNumber, head: Seq)
    /// Let the cursor move once the answers before this one are written.
    case release(SessionID, RoomNumber)
    /// Take the cursor away: nothing more of the room is written to the session.
    case detach(SessionID, RoomNumber)
    /// Append to the room's log.
    case publish(RoomNumber, RoomEvent)
    /// Write to the journal; answered by ``HubEvent/stored(_:)``. Never two at once.
    case store(JournalBatch)
    /// Read from the journal; answered by ``HubEvent/loaded(_:_:)``.
    case load(LoadTicket, JournalQuery)
    /// Search the journal; answered by ``HubEvent/searched(_:_:)`` with texts of at most ``Limits/pageBytes``.
    case search(LoadTicket, JournalSearch)
    /// Look for what has expired; answered by ``HubEvent/surveyed(_:)``. Never two at once.
    case survey(Retention)
    /// Take what has expired out of the journal, in small steps.
    case expire(Expiry)
    /// Drop the room's log up to this place: something in it was taken back. Readers who are not beyond it get a gap.
    case forget(RoomNumber, upTo: Seq)
    /// Run a program; answered by ``HubEvent/ran(_:_:)``, last with its end.
    case run(RunNumber, RunOrder)
    /// End a run before its time.
    case endRun(RunNumber)
    /// Do something about files; answered by ``HubEvent/filed(_:_:)``.
    case file(FileTicket, FileTask)
    /// The same, of which nothing more is heard.
    case letGo(FileRelease)
    /// Stop or go on reading one session.
    case reading(SessionID, Bool)
    /// Stop or go on reading everybody: the journal is behind.
    case readingAll(Bool)
    /// Close the connection once what waits for it is written.
    case close(SessionID)
    /// Close the connection now: its other side is silent.
    case abort(SessionID)
    /// Everything is stored and said: the hub may end.
    case stopped
}
