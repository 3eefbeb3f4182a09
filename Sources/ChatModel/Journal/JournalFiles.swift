/// What the hub asks the journal about files.
package enum FileQuery: Hashable, Sendable {
    /// What stands under a nonce of somebody, and how much their files hold.
    case upload(by: UserNumber, under: Nonce)
    /// The file of an entry.
    case file(RoomNumber, Seq)
    case list(FileSearch)
}

/// A page of files that is looked for, the newest first: who may see what is decided already.
package struct FileSearch: Hashable, Sendable {
    package let rooms: JournalSearch.Rooms
    /// What the user may not see, though the rooms are looked through: of these rooms, everything up to a place.
    package let hidden: [RoomNumber: Seq]
    /// Only files that were put before this one of ``KeptFile/place``; nil: from the newest on.
    package let before: UInt64?
    package let limit: UInt32

    package init(
        rooms: JournalSearch.Rooms, hidden: [RoomNumber: Seq] = [:], before: UInt64? = nil, limit: UInt32
    ) {
        self.rooms = rooms
        self.hidden = hidden
        self.before = before
        self.limit = limit
    }
}

/// What the journal answers to a ``FileQuery``.
package enum FileFinding: Hashable, Sendable {
    case upload(EarlierUpload?, used: UInt64)
    /// Nil if there is no such file, or not any more.
    case file(SharedFile?)
    /// - Parameter next: ``FileSearch/before`` of the next page; nil when there is nothing more.
    case list([KeptFile], next: UInt64?)
}

/// What stands in the journal under a nonce.
package struct EarlierUpload: Hashable, Sendable {
    package let room: RoomNumber
    package let seq: Seq
    /// Whether it is a file, or a message that was taken back and may have been one.
    package let isFile: Bool

    package init(room: RoomNumber, seq: Seq, isFile: Bool) {
        self.room = room
        self.seq = seq
        self.isFile = isFile
    }
}

/// A file that the journal knows.
package struct KeptFile: Hashable, Sendable {
    /// Its place among all files, in the order in which they were put.
    package let place: UInt64
    package let room: RoomNumber
    package let seq: Seq
    package let time: HubTime
    package let author: UserNumber
    package let file: SharedFile

    package init(
        place: UInt64, room: RoomNumber, seq: Seq, time: HubTime, author: UserNumber, file: SharedFile
    ) {
        self.place = place
        self.room = room
        self.seq = seq
        self.time = time
        self.author = author
        self.file = file
    }
}
