import ChatModel
import FileStore

/// Something to be carried to a hub or from it.
package enum TransferOrder: Sendable {
    case put(PutOrder)
    case get(GetOrder)
}

extension TransferOrder {
    /// Another number whenever something was done on this machine: a long look at a file is no standstill.
    package var activity: Int {
        switch self {
        case .put(let order): order.source.activity
        case .get(let order): order.arrival.activity
        }
    }
}

/// A file, folder or pipe that goes into a room. The same order can be carried again after a loss: it goes on.
package struct PutOrder: Sendable {
    package let source: Departure
    package let room: RoomNumber
    /// By which the hub knows it again.
    package let nonce: Nonce

    package init(_ source: Departure, into room: RoomNumber, nonce: Nonce) {
        (self.source, self.room, self.nonce) = (source, room, nonce)
    }
}

/// A file that is fetched. The same order can be carried again after a loss, also by a later run: it goes on.
package struct GetOrder: Sendable {
    package let file: FileRef
    /// What its entry says of it; nil for one of the shared folder.
    package let expected: SharedFile?
    package let arrival: Arrival

    /// What an entry of a room holds.
    /// - Parameters:
    ///   - folder: Where it is to arrive; made if it is missing.
    ///   - name: What it is to be called; nil for its own name, made safe.
    package init(_ room: RoomNumber, _ seq: Seq, _ file: SharedFile, into folder: String, as name: String? = nil) {
        self.file = .entry(room, seq)
        expected = file
        arrival = Self.arrival(of: file, into: folder, as: name)
    }

    /// Where what an entry holds arrives, whichever room it is in.
    package static func arrival(of file: SharedFile, into folder: String, as name: String?) -> Arrival {
        Arrival(
            into: folder, as: name.map(ArrivalName.chosen) ?? .received(file.name), shape: file.shape,
            token: file.id.short)
    }

    /// A file of the folder that the hub's owner shares; nil for the folder itself.
    package init?(shared path: FilePath, of hub: HubID, into folder: String, as name: String? = nil) {
        guard let own = path.names.last else { return nil }
        file = .shared(path)
        expected = nil
        arrival = Arrival(
            into: folder, as: name.map(ArrivalName.chosen) ?? .received(own), shape: .file, token: path.token(of: hub))
    }
}
