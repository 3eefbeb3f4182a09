import ChatModel
import Collections

/// The files of one hub as this person deals with them: what is on its way, what has come, what was listed.
package struct FileDesk: Sendable {
    /// What is on its way or has failed, in the order in which it was asked for.
    package internal(set) var transfers: OrderedDictionary<TransferID, Transfer> = [:]
    /// What the disk is asked about before it is sent.
    package internal(set) var counting: OrderedDictionary<TransferID, Counting> = [:]
    /// Where the files of messages stand that were fetched in this run.
    package internal(set) var saved: OrderedDictionary<FileSpot, String> = [:]
    /// Files of entries of which the hub has said in this run that it does not keep them any more.
    var gone: OrderedSet<FileRef> = []
    /// The file that is looked at; nil while none is.
    package internal(set) var viewed: ViewedFile?
    /// What `/files` has listed last: `/get 3` means the third of it.
    var listed: [FileLine] = []
    var courier = CourierState.none
    /// How many connections have failed in a row.
    var tries = 0
    /// Since when nothing is carried.
    var idleSince: Monotonic?
    /// What an earlier run left: said once, when it goes on.
    var adopted: Set<TransferID> = []
    /// Whether what is kept on disk is not what it should be.
    var isTouched = false

    /// The transfers with this state of being under way or waiting.
    package var open: some Collection<Transfer> { transfers.values.filter(\.isOpen) }

    /// Whether no further transfer is taken.
    var isFull: Bool { transfers.count >= ClientLimits.transfers }

    /// What fetches the file of a message, last of all.
    package func transfer(at spot: FileSpot) -> Transfer? { transfers.values.last { $0.isFetch(of: spot) } }

    /// The smallest number that no transfer has.
    private var freeNumber: Int {
        let used = Set(transfers.values.map(\.number))
        return (1...).first { !used.contains($0) } ?? 0
    }

    mutating func add(_ job: Transfer.Job, _ id: TransferID, in place: ConversationKey?) {
        transfers[id] = Transfer(id: id, number: freeNumber, job: job, place: place)
        isTouched = true
    }

    mutating func remove(_ id: TransferID) {
        transfers[id] = nil
        adopted.remove(id)
        isTouched = true
    }

    mutating func fail(_ id: TransferID, _ failure: CarriageFailure) { transfers[id]?.state = .failed(failure) }

    /// A file of a message stands on this machine.
    mutating func note(_ path: String, of spot: FileSpot) {
        saved[spot] = path
        if saved.count > ClientLimits.savedFiles { saved.removeFirst() }
    }

    /// Whether the hub has said of the file of an entry that it does not keep it any more.
    package func isGone(_ room: RoomNumber?, _ seq: Seq) -> Bool {
        room.map { gone.contains(.entry($0, seq)) } ?? false
    }

    /// The hub does not keep a file any more.
    mutating func note(gone file: FileRef) {
        gone.append(file)
        if gone.count > ClientLimits.savedFiles { gone.removeFirst() }
    }

    /// The direct conversation with this nick is open: its files go there.
    mutating func address(_ nick: Nick, to key: ConversationKey) {
        for (id, transfer) in transfers {
            guard case .put(var upload) = transfer.job, upload.place == .nick(nick) else { continue }
            upload.place = .conversation(key)
            transfers[id]?.job = .put(upload)
            transfers[id]?.place = key
            isTouched = true
        }
    }

    /// There is no such user: their files go nowhere.
    mutating func drop(nick: Nick) {
        for (id, transfer) in transfers {
            if case .put(let upload) = transfer.job, upload.place == .nick(nick) { remove(id) }
        }
    }

    /// The line of an upload has come from the journal; its number, if it was one.
    mutating func published(_ nonce: Nonce) -> TransferID? {
        let found = transfers.values.first { transfer in
            if case .put(let upload) = transfer.job { upload.nonce == nonce } else { false }
        }
        if let found { remove(found.id) }
        return found?.id
    }
}

extension Transfer {
    /// Whether it brings the file of a message to this machine.
    func isFetch(of spot: FileSpot) -> Bool {
        if case .get(let download) = job { download.spot == spot } else { false }
    }

    /// Where it goes or is asked for, in words of the disk; nil if it needs no keeping.
    func kept(of hub: HubID, _ target: (ConversationKey) -> KeptPost.Target?) -> KeptTransfer? {
        switch job {
        case .put(let upload):
            let to: KeptPost.Target? =
                switch upload.place {
                case .nick(let nick): .nick(nick)
                case .conversation(let key): target(key)
                }
            return to.map { KeptTransfer(hub: hub, job: .put(path: upload.path, to: $0, upload.nonce, upload.offer)) }
        case .get(let download):
            return KeptTransfer(
                hub: hub, job: .get(download.source, file: download.file, destination: download.destination))
        case .look: return nil
        }
    }
}

/// A line of what `/files` lists.
package enum FileLine: Hashable, Sendable {
    /// A file of a room, with what the room is called if it is open here, and whether the hub has said since that it does
    /// not keep it any more.
    case entry(ListedFile, room: ConversationTitle?, isGone: Bool)
    /// A line of the folder that the hub's owner shares, with its path there.
    case shared(SharedLine, FilePath)
}

/// Where `/files` looks.
package enum FileScope: Hashable, Sendable {
    case room
    case everywhere
    case shared(FilePath)
}

/// Which file a command means.
package enum FileChoice: Hashable, Sendable {
    /// The chosen message, or the newest file of the room.
    case chosen
    /// A line of what `/files` listed last.
    case number(Int)
    case name(String)
    case shared(FilePath)
}

/// Which transfers a command means.
package enum TransferChoice: Hashable, Sendable {
    /// What is being counted, or the only one there is; of several, it is shown which there are.
    case only
    case number(Int)
    /// All that are on their way, wait or have failed.
    case all
}
