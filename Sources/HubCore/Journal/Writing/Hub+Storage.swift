import ChatModel

/// How the journal's disk is, for everybody with a terminal open.
extension Hub {
    /// Takes in how the last transaction found the disk; what is new is told.
    mutating func note(_ status: StorageStatus) {
        guard status != disk else { return }
        disk = status
        for id in sessions.keys.sorted() where sessions[id]?.kind == .member { answer(id, .storage(status)) }
    }
}

extension StorageFailure {
    /// How a disk is on which this happens.
    var status: StorageStatus {
        switch self {
        case .full: .full
        case .readOnly: .readOnly
        case .failed: .failing
        }
    }

    var code: Refusal.Code {
        switch self {
        case .full: .storageFull
        case .readOnly: .storageReadOnly
        case .failed: .storageFailed
        }
    }

    var detail: String {
        switch self {
        case .full: "The hub's disk is full. The message was not stored."
        case .readOnly: "The hub's disk can only be read. The message was not stored."
        case .failed: "The hub's disk can't be written. The message was not stored."
        }
    }
}
