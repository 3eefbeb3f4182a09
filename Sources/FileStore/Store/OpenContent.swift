import ChatModel
import Synchronization

/// A content on a hub's disk.
package struct StoredContent: Hashable, Sendable {
    package let id: FileID
    package let size: UInt64

    package init(id: FileID, size: UInt64) {
        self.id = id
        self.size = size
    }
}

/// A file that is open to be read, until ``ContentStore/close(_:)`` or until nobody holds it.
package final class OpenContent: Sendable {
    /// Its own number among all that were opened.
    let number: UInt64
    package let size: UInt64
    /// What its content is called; nil for a file of the shared folder.
    package let id: FileID?
    /// By what a file of the shared folder is known as the one that was opened.
    let mark: FileMark?
    private let held: Mutex<Held?>

    private struct Held {
        let file: LocalFile
        let seat: Seats.Seat
    }

    init(
        number: UInt64, file: LocalFile, size: UInt64, seat: Seats.Seat, id: FileID? = nil, mark: FileMark? = nil
    ) {
        (self.number, self.size, self.id, self.mark) = (number, size, id, mark)
        held = Mutex(Held(file: file, seat: seat))
    }

    /// The file; nil once it is closed.
    var file: LocalFile? { held.withLock { $0?.file } }

    func close() { held.withLock { $0 = nil } }
}
