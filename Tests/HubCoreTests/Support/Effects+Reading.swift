import ChatModel
import HubCore

extension [HubEffect] {
    /// What is answered to one session, in order.
    func answers(to session: SessionID) -> [Answer] {
        compactMap { if case .answer(session, let answer) = $0 { answer } else { nil } }
    }

    /// What is published in one room, in order.
    func published(in room: RoomNumber) -> [RoomEvent] {
        compactMap { if case .publish(room, let event) = $0 { event } else { nil } }
    }

    /// The texts that are published, in order.
    var texts: [String] {
        compactMap { effect in
            guard case .publish(_, .entry(let entry)) = effect, case .text(let text) = entry.body else { return nil }
            return text.text
        }
    }

    /// The batches to be stored.
    var batches: [JournalBatch] { compactMap { if case .store(let batch) = $0 { batch } else { nil } } }

    /// The reads of the journal.
    var loads: [LoadTicket] { compactMap { if case .load(let ticket, _) = $0 { ticket } else { nil } } }

    /// The codes of the refusals that one session is told, in order.
    func refusals(to session: SessionID) -> [Refusal.Code] {
        answers(to: session).compactMap { if case .refused(let refusal) = $0 { refusal.code } else { nil } }
    }

    /// The snapshots that one session is given.
    func joined(to session: SessionID) -> [Joined] {
        answers(to: session).compactMap { if case .joined(let joined) = $0 { joined } else { nil } }
    }

    /// The marks that one session is told.
    func marks(to session: SessionID) -> [Seq] {
        answers(to: session).compactMap { if case .mark(_, let seq) = $0 { seq } else { nil } }
    }

    /// What one session is told of the journal's disk.
    func storage(to session: SessionID) -> [StorageStatus] {
        answers(to: session).compactMap { if case .storage(let status) = $0 { status } else { nil } }
    }

    /// The searches that the store is asked for.
    var searches: [JournalSearch] { compactMap { if case .search(_, let search) = $0 { search } else { nil } } }

    /// What one session found.
    func found(by session: SessionID) -> [SearchPage] {
        answers(to: session).compactMap { if case .found(_, let page) = $0 { page } else { nil } }
    }

    /// Who one session is told that it is.
    func welcome(to session: SessionID) -> Welcome? {
        answers(to: session).lazy.compactMap { if case .welcome(let welcome) = $0 { welcome } else { nil } }.first
    }
}

extension HubEffect {
    /// The session that it names.
    var session: SessionID? {
        switch self {
        case .answer(let id, _), .heartbeat(let id), .attach(let id, _, _), .release(let id, _), .detach(let id, _),
            .reading(let id, _), .close(let id), .abort(let id):
            id
        case .publish, .store, .load, .search, .survey, .expire, .forget, .readingAll, .run, .endRun, .file,
            .letGo, .stopped:
            nil
        }
    }
}
