/// What a hub says of its files.
package enum FileAnswer: Hashable, Sendable {
    /// Go on here: so many bytes are on the hub's disk, and they are these.
    case placed(offset: UInt64, FileID)
    /// All bytes before this are on the hub's disk.
    case taken(offset: UInt64)
    case listed(FileList)
    case opened(OpenedFile)
    case bytes(offset: UInt64, [UInt8])
    case digests(first: UInt64, [Digest])
}

/// A page of files.
package struct FileList: Hashable, Sendable {
    /// The most lines of a page.
    package static let lineLimit = 200

    /// Files of rooms, the newest first.
    package let entries: [ListedFile]
    /// What is in a shared folder, in order of name.
    package let shared: [SharedLine]
    /// Where the next page begins; nil at the end.
    package let next: UInt64?

    package init(entries: [ListedFile] = [], shared: [SharedLine] = [], next: UInt64?) {
        self.entries = entries
        self.shared = shared
        self.next = next
    }
}

/// A file that stands in a room.
package struct ListedFile: Hashable, Sendable {
    package let room: RoomNumber
    package let seq: Seq
    package let time: HubTime
    /// Whoever put it there, by the nick of now.
    package let author: Nick
    package let file: SharedFile

    package init(room: RoomNumber, seq: Seq, time: HubTime, author: Nick, file: SharedFile) {
        self.room = room
        self.seq = seq
        self.time = time
        self.author = author
        self.file = file
    }
}

/// A file or folder in the folder that the hub's owner shares.
package struct SharedLine: Hashable, Sendable {
    package let name: FileName
    package let isFolder: Bool
    /// The bytes of a file; zero for a folder.
    package let size: UInt64
    /// When it was changed last, by the clock of the hub's file system.
    package let time: HubTime

    package init(name: FileName, isFolder: Bool, size: UInt64, time: HubTime) {
        self.name = name
        self.isFolder = isFolder
        self.size = size
        self.time = time
    }
}

/// A file that is open to be read.
package struct OpenedFile: Hashable, Sendable {
    package let name: FileName
    package let size: UInt64
    /// What its content is called; nil for a file of the shared folder, whose owner may change it.
    package let id: FileID?

    package init(name: FileName, size: UInt64, id: FileID?) {
        self.name = name
        self.size = size
        self.id = id
    }
}
