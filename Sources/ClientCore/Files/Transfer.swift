import ChatModel

/// The client's own number for a transfer, never used again in a run: news of an older one is told by it.
package struct TransferID: Hashable, Sendable {
    package let value: UInt64

    package init(_ value: UInt64) { self.value = value }
}

/// A file or folder on its way between this machine and a hub.
package struct Transfer: Hashable, Sendable {
    /// What is carried.
    package enum Job: Hashable, Sendable {
        case put(Upload)
        case get(Download)
        /// Fetch the beginning of a file, to be looked at.
        case look(Download)
    }

    /// How far it has come.
    package enum State: Hashable, Sendable {
        /// It waits: for the connection, its room, or for others to end.
        case waiting
        case running
        /// The journal has it at this place; its line has not come yet.
        case stored(Seq)
        /// It does not go on by itself; `/retry` tries again, unless the failure is final.
        case failed(CarriageFailure)
    }

    package let id: TransferID
    /// What people call it in `/cancel`: the smallest number that is free.
    package let number: Int
    package internal(set) var job: Job
    /// The conversation in which it is shown; nil for whichever is shown.
    package internal(set) var place: ConversationKey?
    package internal(set) var state: State = .waiting
    /// The bytes of all of it; nil while that is not known.
    package internal(set) var total: UInt64?
    /// The bytes that have been carried.
    package internal(set) var moved: UInt64 = 0
    var pace = Pace()
    /// Before this moment it is not begun anew.
    var heldUntil: Monotonic?

    init(id: TransferID, number: Int, job: Job, place: ConversationKey?) {
        (self.id, self.number, self.job, self.place) = (id, number, job, place)
        total = job.size
    }

    /// Whether it goes to the hub.
    package var isUpload: Bool { if case .put = job { true } else { false } }

    /// Whether it is under way or waits to be.
    package var isOpen: Bool { state == .waiting || state == .running }

    /// Bytes a second of late; nil while that is not known.
    package func speed(at now: Monotonic) -> UInt64? { state == .running ? pace.speed(at: now) : nil }

    /// Seconds until it is there, if it goes on like this; nil while that is not known.
    package func secondsLeft(at now: Monotonic) -> UInt64? {
        guard let total, let speed = speed(at: now), speed > 0, total >= moved else { return nil }
        return (total - moved + speed - 1) / speed
    }

    mutating func move(to bytes: UInt64, at now: Monotonic) {
        moved = bytes
        pace.note(bytes, at: now)
    }

    /// It waits to be begun, or to go on.
    mutating func wait(until time: Monotonic? = nil) {
        (state, heldUntil, pace) = (.waiting, time, Pace())
    }
}

/// A file or folder of this machine that goes into a conversation.
package struct Upload: Hashable, Sendable {
    /// Where it goes.
    package enum Place: Hashable, Sendable {
        case conversation(ConversationKey)
        /// The direct conversation with whoever has this nick; it is not open yet.
        case nick(Nick)
    }

    package let path: String
    package let offer: FileOffer
    /// That of its entry.
    package let nonce: Nonce
    package internal(set) var place: Place

    package init(path: String, offer: FileOffer, nonce: Nonce, place: Place) {
        (self.path, self.offer, self.nonce, self.place) = (path, offer, nonce, place)
    }
}

/// A file or folder of a hub that is fetched.
package struct Download: Hashable, Sendable {
    package let source: FileRef
    /// What its entry says; nil for a file of the shared folder.
    package let file: SharedFile?
    /// The message that it is, if its conversation is open.
    package let spot: FileSpot?
    /// The path at which it is to stand on this machine; nil for the download folder and its own name.
    package let destination: String?
    /// The bytes of a file of the shared folder, if they are known.
    let listedSize: UInt64?

    init(
        _ source: FileRef, file: SharedFile? = nil, spot: FileSpot? = nil, destination: String? = nil,
        listedSize: UInt64? = nil
    ) {
        (self.source, self.file, self.spot) = (source, file, spot)
        (self.destination, self.listedSize) = (destination, listedSize)
    }

    /// What it is called on the hub.
    package var name: String {
        if let file { return file.name.text }
        guard case .shared(let path) = source else { return "" }
        return path.names.last?.text ?? ""
    }
}

/// A message of an open conversation.
package struct FileSpot: Hashable, Sendable {
    package let conversation: ConversationKey
    package let seq: Seq

    package init(_ conversation: ConversationKey, _ seq: Seq) { (self.conversation, self.seq) = (conversation, seq) }
}

/// Why a transfer does not go on.
package struct CarriageFailure: Hashable, Sendable {
    /// What the hub refused it with; nil if it was not the hub.
    package let code: Refusal.Code?
    /// A sentence for the person; empty when the code says it.
    package let detail: String
    /// Whether another try would fail alike, until something is changed elsewhere.
    package let isFinal: Bool

    package init(code: Refusal.Code? = nil, detail: String, isFinal: Bool = false) {
        (self.code, self.detail, self.isFinal) = (code, detail, isFinal)
    }
}

extension Transfer.Job {
    /// The bytes of what is carried, as far as they are known.
    var size: UInt64? {
        switch self {
        case .put(let upload): upload.offer.size
        case .get(let download): download.file?.size ?? download.listedSize
        case .look(let download):
            (download.file?.size ?? download.listedSize).map { min($0, UInt64(ClientLimits.viewedBytes)) }
        }
    }

    /// What is carried is called so.
    package var name: String {
        switch self {
        case .put(let upload): upload.offer.name.text
        case .get(let download), .look(let download): download.name
        }
    }

    /// The message that is fetched.
    package var spot: FileSpot? {
        switch self {
        case .put: nil
        case .get(let download), .look(let download): download.spot
        }
    }
}
