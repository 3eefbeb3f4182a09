import ChatModel

/// The name of something about files that is under way.
package struct FileTicket: Hashable, Sendable {
    package let value: UInt64

    package init(_ value: UInt64) { self.value = value }
}

/// The hub's own number for a file that is open to be read.
package struct FileNumber: Hashable, Comparable, Sendable {
    package let value: UInt64

    package init(_ value: UInt64) { self.value = value }

    package static func < (left: FileNumber, right: FileNumber) -> Bool { left.value < right.value }
}

/// What a hub wants done about files; each is answered by ``HubEvent/filed(_:_:)``. Those of one half, and those of one
/// open file, are performed in the order in which they are asked for.
package enum FileTask: Hashable, Sendable {
    /// Ask the journal.
    case find(FileQuery)
    /// Begin an upload or go on with it. The user's files hold `used` bytes besides.
    case place(HalfName, size: UInt64?, used: UInt64)
    /// Write the next bytes of an upload.
    case append(HalfName, offset: UInt64, [UInt8])
    /// Make a content of an upload.
    case finish(HalfName, size: UInt64, FileID)
    /// Forget an upload.
    case drop(HalfName)
    /// Open a content to be read.
    case open(FileNumber, FileID)
    /// Open a file of the shared folder.
    case openShared(FileNumber, FilePath)
    case read(FileNumber, offset: UInt64, count: Int)
    case digests(FileNumber, first: UInt64, count: Int)
    /// List the shared folder.
    case list(FilePath, after: UInt64, limit: Int)
    /// Take away what is too old, halves and files that were put before a time; then look for contents of which no
    /// entry speaks.
    case sweep(before: HubTime?)
    /// Remove contents.
    case remove([FileID])
}

/// What a hub wants done about files without hearing of it again.
package enum FileRelease: Hashable, Sendable {
    /// The connection of an upload is gone; it is kept for later.
    case suspend(HalfName)
    /// A file is read no more.
    case close(FileNumber)
}

/// What came of a ``FileTask``.
package enum FileYield: Hashable, Sendable {
    case found(FileFinding)
    case placed(PlacedHalf)
    /// All bytes before this are on the disk.
    case taken(UInt64)
    case opened(size: UInt64)
    case bytes([UInt8])
    case digests([Digest])
    case list(FileList)
    /// Of these contents no entry speaks.
    case unwanted([FileID])
    case done
}

/// Why something about files failed: what to tell whoever waits for it.
package struct FileFailure: Error, Hashable, Sendable {
    package let code: Refusal.Code
    package let detail: String

    package init(_ code: Refusal.Code, _ detail: String) {
        self.code = code
        self.detail = detail
    }
}

extension FileFailure {
    static let off = FileFailure(.filesOff, "This hub keeps no files.")
    static let stopping = FileFailure(.stopping, "This hub is stopping.")
    /// Also for one that others may read: nobody is told what there is beyond that.
    static let noSuchFile = FileFailure(.noSuchFile, "There is no such file here, or not any more.")
    /// The same on a hub whose files expire.
    static func gone(after milliseconds: UInt64) -> FileFailure {
        let units: [(UInt64, String)] = [
            (86_400_000, "day"), (3_600_000, "hour"), (60_000, "minute"), (1_000, "second"),
        ]
        let unit = units.first { milliseconds >= $0.0 && milliseconds % $0.0 == 0 } ?? (1, "millisecond")
        let count = milliseconds / unit.0
        return FileFailure(
            .noSuchFile,
            "There is no such file here any more: this hub keeps files for \(count) \(unit.1)\(count == 1 ? "" : "s").")
    }

    static let noSuchRoom = FileFailure(.noSuchRoom, "There is no such room here.")
    static let nonceReused = FileFailure(.nonceReused, "This file's number was used before for another message.")
    static let notPut = FileFailure(.unexpected, "No file is being put under that number.")
    static let outOfOrder = FileFailure(.unexpected, "Those bytes do not follow the ones before them.")
    static let tooManyUnderWay = FileFailure(
        .overCredit, "More of this file is on its way than may be; send it again after an answer.")
    static let tooManyQuestions = FileFailure(
        .overCredit, "Too many questions about files wait; ask again after an answer.")
    static let replaced = FileFailure(.unexpected, "This file is put over another connection now.")
    static let isFinishing = FileFailure(.unexpected, "This file is being put into the room already.")

    static func putOut(of room: RoomName?, _ nick: Nick) -> FileFailure {
        FileFailure(.kicked, "\(nick.text) put you out of \(room?.written ?? "this room").")
    }

    static func tooMany(_ count: Int, _ what: String) -> FileFailure {
        FileFailure(.tooManyTransfers, "You \(what) \(count) files at once, as many as may be; wait until one is done.")
    }

    static func tooManyOnHub(_ what: String) -> FileFailure {
        FileFailure(.tooManyTransfers, "As many files are \(what) on this hub as may be; try again in a moment.")
    }
}
