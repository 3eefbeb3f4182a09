import ChatModel

/// What is to be carried over a hub's connection for files.
package struct Carriage: Hashable, Sendable {
    /// The work itself: nothing in it depends on what the client shows.
    package enum Task: Hashable, Sendable {
        case put(path: String, RoomNumber, Nonce, FileOffer)
        case get(FileRef, file: SharedFile?, destination: String?)
        /// Fetch at most so many bytes from the beginning of a file, into memory.
        case look(FileRef, file: SharedFile?, limit: Int)
    }

    package let transfer: TransferID
    package let task: Task
}

/// What becomes of something that is carried.
package enum CarriageNews: Hashable, Sendable {
    /// It goes on from so many bytes; the total is nil while it is not known.
    case began(moved: UInt64, total: UInt64?)
    /// So many bytes are there now.
    case moved(UInt64)
    /// The hub has something else under its nonce, so it is put anew under this one.
    case renewed(Nonce)
    /// All of it is in the journal.
    case put(Seq)
    /// These paths of a folder could not be fetched; the others will be there.
    case leftOut([String])
    /// It stands on this machine at this path.
    case got(path: String)
    /// These bytes are the beginning of the file, or all of it.
    case seen([UInt8], isWhole: Bool)
    case failed(CarriageFailure)
}

/// What becomes of a connection for files.
package enum CourierEvent: Hashable, Sendable {
    /// The hub welcomed the user on it.
    case opened
    /// It is over, or never came about.
    case ended(LossReason)
}

/// How things stand with a hub's connection for files: it is there while files are carried, and a little longer.
enum CourierState: Hashable, Sendable {
    case none
    case connecting(Link)
    case open(Link, since: Monotonic)
    case waiting(Retry)

    var link: Link? {
        switch self {
        case .connecting(let link), .open(let link, _): link
        case .none, .waiting: nil
        }
    }
}
