import ChatModel

@testable import HubCore

/// What a hub has said that it may not take back.
struct Promises {
    private struct Reader: Hashable {
        let session: SessionID
        let room: RoomNumber
    }

    /// The furthest place that each user said to have read, by room.
    private(set) var said: [RoomNumber: [UserNumber: Seq]] = [:]
    private var told: [Reader: Seq] = [:]
    private var disks: [SessionID: StorageStatus] = [:]
    private var floors: [RoomNumber: Seq] = [:]
    private var lastEffect: HubEffect?

    /// Somebody says how far they have read; it counts if they may.
    mutating func say(_ seq: Seq, in room: RoomNumber, by session: Session?, _ hub: Hub) {
        guard let session, session.kind == .member, session.rooms.contains(room), hub.life == .running,
            let head = hub.rooms[room]?.head, min(seq, head) > said[room]?[session.user] ?? .zero
        else { return }
        said[room, default: [:]][session.user] = min(seq, head)
    }

    /// A session is told how far its user has read; says whether that is less than before.
    mutating func takesBack(_ mark: Seq, in room: RoomNumber, toldTo session: SessionID) -> Bool {
        let reader = Reader(session: session, room: room)
        defer { told[reader] = max(mark, told[reader] ?? .zero) }
        return mark < told[reader] ?? .zero
    }

    /// A session is told how the disk is.
    mutating func tell(_ status: StorageStatus, to session: SessionID) { disks[session] = status }

    /// How a session believes the disk to be.
    func disk(of session: SessionID) -> StorageStatus { disks[session] ?? .well }

    /// A room's floor is seen; says whether it is lower than before.
    mutating func sinks(_ floor: Seq, of room: RoomNumber) -> Bool {
        defer { floors[room] = max(floor, floors[room] ?? .zero) }
        return floor < floors[room] ?? .zero
    }

    /// Remembers an effect, and gives the one before it.
    mutating func step(_ effect: HubEffect) -> HubEffect? {
        defer { lastEffect = effect }
        return lastEffect
    }

    mutating func end(_ session: SessionID) {
        disks[session] = nil
        told = told.filter { $0.key.session != session }
    }
}
