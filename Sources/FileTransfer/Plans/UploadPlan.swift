import ChatModel

/// What is to be done next to put something into a room: answers come in, steps come out.
package struct UploadPlan: Sendable {
    /// Something to be done before the plan is asked again.
    package enum Step: Hashable, Sendable {
        case ask(Tag, FileRequest)
        /// Look whether the bytes before an offset are called so; tell it with ``compared(_:)``.
        case compare(upTo: UInt64, FileID)
        /// Send the next bytes with this tag, at most so many; tell how many they were with ``sent(_:)``.
        case send(Tag, offset: UInt64, limit: Int)
        /// Send how many bytes there were, and what they are called.
        case finish(Tag, put: Tag, size: UInt64)
        /// Say something about it.
        case tell(TransferNews)
        /// Wait for an answer.
        case wait
        case end(Result<Seq, TransferFailure>)
    }

    /// How often it is begun anew before it is given up.
    static let renewals = 3

    private enum State: Hashable, Sendable {
        case fresh
        case asked
        case comparing(UInt64, FileID)
        case sending
        case finishing
        /// What the hub has is forgotten there; then it is put anew, or ends.
        case dropping(Nonce, then: TransferFailure?)
        case ended(Result<Seq, TransferFailure>)
    }

    private let room: RoomNumber
    private let offer: FileOffer
    private let tags: TransferTags
    private let newNonce: @Sendable () -> Nonce
    private var state = State.fresh
    private var news: [TransferNews] = []
    private var turn = 0
    private var isDropAsked = false
    /// By which the hub knows it.
    package private(set) var nonce: Nonce
    /// All bytes before it were sent.
    private var front: UInt64 = 0
    /// Whether slices are sent until as much is under way as may be.
    private var isFilling = true
    /// All bytes before it are on the hub's disk.
    package private(set) var taken: UInt64 = 0
    /// Known when it is a pipe's, too, once that has ended.
    private var size: UInt64?

    init(
        _ offer: FileOffer, into room: RoomNumber, nonce: Nonce, tags: TransferTags,
        newNonce: @escaping @Sendable () -> Nonce = Nonce.random
    ) {
        (self.offer, self.room, self.nonce, self.tags, self.newNonce) = (offer, room, nonce, tags, newNonce)
        size = offer.size
    }

    /// What to do now.
    package mutating func next() -> Step {
        if !news.isEmpty { return .tell(news.removeFirst()) }
        switch state {
        case .fresh:
            state = .asked
            return .ask(tags.opening(turn), .put(room, nonce, offer))
        case .asked, .finishing: return .wait
        case .comparing(let offset, let id): return .compare(upTo: offset, id)
        case .sending: return nextSlice()
        case .dropping(let old, _):
            if isDropAsked { return .wait }
            isDropAsked = true
            return .ask(tags.dropping(turn), .drop(old))
        case .ended(let result): return .end(result)
        }
    }

    private mutating func nextSlice() -> Step {
        if front == size {
            state = .finishing
            return .finish(tags.finishing(turn), put: tags.opening(turn), size: front)
        }
        let room = taken + UInt64(FilePieces.underWay) - front
        let left = size.map { $0 - front } ?? .max
        // By the handful: a slice at a time costs more in threads that wake each other than in what is done with it.
        isFilling = room >= (isFilling ? FilePieces.sliceUp : FilePieces.underWay / 2) || left <= room
        guard isFilling else { return .wait }
        return .send(tags.opening(turn), offset: front, limit: Int(min(UInt64(FilePieces.sliceUp), left)))
    }
}

/// What happened.
extension UploadPlan {
    /// The bytes that the hub has are those of the file, or not.
    package mutating func compared(_ isSame: Bool) {
        guard case .comparing(let offset, _) = state else { return }
        if isSame { begin(at: offset) } else { renew() }
    }

    /// So many bytes were sent; none at the end of a pipe.
    package mutating func sent(_ count: Int) {
        front += UInt64(count)
        if count == 0, size == nil { size = front }
    }

    /// The file can't be read any more, or is another one now.
    package mutating func fail(_ failure: TransferFailure) {
        switch (state, failure.code) {
        // The hub need not keep what nobody will go on with.
        case (.sending, .local), (.comparing, .local), (.finishing, .local):
            if failure.canResume { return end(.failure(failure)) }
            drop(then: failure)
        case (.ended, _): break
        default: end(.failure(failure))
        }
    }

    /// The hub answered something that belongs to this order.
    package mutating func hear(_ answer: Answer) {
        switch answer {
        case .accepted(nonce, let seq): end(.success(seq))
        case .file(let tag, .placed(let offset, let id)) where tag == tags.opening(turn): place(offset, id)
        case .file(let tag, .taken(let offset)) where tag == tags.opening(turn): take(offset)
        case .done(let tag) where tag == tags.dropping(turn): dropped()
        case .refused(let refusal): refuse(refusal)
        default: break
        }
    }

    private mutating func place(_ offset: UInt64, _ id: FileID) {
        guard state == .asked else { return }
        if offset == 0 { return begin(at: 0) }
        if let size, offset > size { return renew() }
        state = .comparing(offset, id)
    }

    private mutating func begin(at offset: UInt64) {
        (front, taken, state) = (offset, offset, .sending)
        news.append(.began(at: offset, total: size))
    }

    private mutating func take(_ offset: UInt64) {
        guard state == .sending || state == .finishing else { return }
        guard offset <= front, offset >= taken else {
            return end(.failure(.strange("counts bytes that were not sent")))
        }
        taken = offset
        news.append(.moved(offset))
    }

    private mutating func refuse(_ refusal: Refusal) {
        guard case .request(let tag) = refusal.subject else { return }
        if tag == tags.dropping(turn) { return dropped() }
        guard [tags.opening(turn), tags.finishing(turn)].contains(tag) else { return }
        switch (refusal.code, state) {
        case (_, .dropping): break
        // The nonce is another file's, or the hub has other bytes than were sent.
        case (.nonceReused, _), (.fileDiffers, _): renew()
        default: end(.failure(TransferFailure(refusal)))
        }
    }

    /// Begins anew, under another nonce, once the hub has forgotten what it has.
    private mutating func renew() {
        guard turn < Self.renewals else {
            return drop(
                then: TransferFailure(
                    .differs, "What the hub stores is never what was sent, so this was given up; ask its owner.",
                    canResume: false))
        }
        drop(then: nil)
    }

    private mutating func drop(then failure: TransferFailure?) {
        state = .dropping(nonce, then: failure)
        isDropAsked = false
    }

    private mutating func dropped() {
        guard case .dropping(_, let failure) = state, isDropAsked else { return }
        if let failure { return end(.failure(failure)) }
        turn += 1
        (nonce, state) = (newNonce(), .fresh)
        if offer.size == nil { size = nil }
        news.append(.renewed(nonce))
    }

    private mutating func end(_ result: Result<Seq, TransferFailure>) {
        if case .ended = state { return }
        if case .success = result, let size { news.append(.moved(size)) }
        state = .ended(result)
    }
}
