import ChatModel
import FileStore

/// What is to be done next to fetch a file: answers come in, steps come out.
package struct DownloadPlan: Sendable {
    /// Something to be done before the plan is asked again.
    package enum Step: Hashable, Sendable {
        case ask(Tag, FileRequest)
        /// Make room for so many bytes, and look what an earlier try left; tell it with ``prepared(there:checked:)``.
        case prepare(size: UInt64)
        /// Look whether a piece that is there is called so; tell it with ``checked(_:)``.
        case check(Range<UInt64>, Digest)
        /// Write the next bytes; where they end a piece, tell with ``checked(_:)`` whether it is called so.
        case write([UInt8], ending: Digest?)
        /// Forget what is there behind an offset.
        case truncate(to: UInt64)
        /// Everything is there: give it its name.
        case finish
        /// Say something about it.
        case tell(TransferNews)
        /// Wait for an answer.
        case wait
        case end(TransferFailure)
    }

    /// How often a piece is fetched that comes wrong.
    static let tries = 4
    /// For how many pieces of a shared file digests are asked at a time: the hub reads them for that.
    static let sharedDigests: UInt32 = 16

    private enum State: Hashable, Sendable {
        case fresh
        case opening
        case preparing
        /// What an earlier try left is checked, from this offset on.
        case checking(UInt64)
        case fetching
        case finishing
        case failed(TransferFailure)
    }

    private let file: FileRef
    private let expected: SharedFile?
    private let tags: TransferTags
    private var state = State.fresh
    private var steps: [Step] = []
    private(set) var size: UInt64 = 0
    /// What the whole content is called; nil for a shared file.
    private var id: FileID?
    /// What the pieces are called, from the first on.
    private var digests: [Digest] = []
    private var areDigestsAsked = false
    /// How many bytes an earlier try left.
    private var there: UInt64 = 0
    private var window = ReadWindow()
    /// The pieces that came wrong, and how often.
    private var wrong: [UInt64: Int] = [:]
    private var turn = 0
    /// How many answers of the turn before are still to come: they are among what may be under way.
    private var stale = 0

    init(_ file: FileRef, expected: SharedFile?, tags: TransferTags) {
        (self.file, self.expected, self.tags) = (file, expected, tags)
    }

    /// All bytes before it are written.
    package var done: UInt64 { window.written }

    /// What to do now.
    package mutating func next() -> Step {
        if !steps.isEmpty { return steps.removeFirst() }
        switch state {
        case .fresh:
            state = .opening
            return .ask(tags.opening(), .open(file))
        case .opening: return .wait
        case .preparing: return .prepare(size: size)
        case .checking(let offset): return nextCheck(offset)
        case .fetching: return nextFetch()
        case .finishing: return .finish
        case .failed(let failure): return .end(failure)
        }
    }

    private mutating func nextCheck(_ offset: UInt64) -> Step {
        if let ask = digestsNeeded(at: offset) { return ask }
        let piece = range(at: offset)
        // What is not whole is checked once it is.
        guard offset < size, piece.upperBound <= there, let digest = digest(at: offset) else {
            begin(at: offset < size ? there : size)
            return next()
        }
        return .check(piece, digest)
    }

    private mutating func nextFetch() -> Step {
        if window.written == size {
            state = .finishing
            return .finish
        }
        if let ask = digestsNeeded(at: window.written) { return ask }
        if let bytes = window.next() {
            let piece = range(at: window.written - UInt64(bytes.count))
            return .write(bytes, ending: window.written == piece.upperBound ? digest(at: piece.lowerBound) : nil)
        }
        if stale == 0, let read = window.ask(upTo: size) {
            return .ask(
                tags.reading(turn), .read(tags.opening(), offset: read.lowerBound, count: UInt32(read.count)))
        }
        return .wait
    }

    private func range(at offset: UInt64) -> Range<UInt64> {
        FilePieces.range(of: offset / FilePieces.bytes, inBytes: size)
    }

    private func digest(at offset: UInt64) -> Digest? {
        let index = offset / FilePieces.bytes
        return index < UInt64(digests.count) ? digests[Int(index)] : nil
    }

    /// The list of an entry's file is had whole before anything is believed; that of a shared one as far as needed.
    private mutating func digestsNeeded(at offset: UInt64) -> Step? {
        let count = FilePieces.count(ofBytes: size)
        let have = UInt64(digests.count)
        guard offset < size, id != nil ? have < count : offset / FilePieces.bytes >= have else { return nil }
        if areDigestsAsked { return .wait }
        areDigestsAsked = true
        let most = id != nil ? FilePieces.digestsPerAnswer : Self.sharedDigests
        return .ask(
            tags.digests(turn),
            .digests(tags.opening(), first: have, count: UInt32(min(UInt64(most), count - have))))
    }
}

/// What happened.
extension DownloadPlan {
    /// There is room for it, and so many bytes are there, so many of them known to be right.
    package mutating func prepared(there: UInt64, checked: UInt64) {
        guard state == .preparing else { return }
        self.there = there
        state = .checking(checked - checked % FilePieces.bytes)
        // What is known to be right to its end needs no look.
        if checked == size, there == size { state = .checking(size) }
    }

    /// A piece is called what it should be, or not.
    package mutating func checked(_ isRight: Bool) {
        switch state {
        case .checking(let offset):
            if isRight { return state = .checking(range(at: offset).upperBound) }
            steps.append(.truncate(to: offset))
            there = offset
            begin(at: offset)
        case .fetching:
            if !isRight { fetchAgain(window.written - 1) }
        default: break
        }
    }

    /// Something on this machine went wrong.
    package mutating func fail(_ failure: TransferFailure) {
        if case .failed = state { return }
        state = .failed(failure)
    }

    /// The hub answered something that belongs to this order.
    package mutating func hear(_ answer: Answer) {
        switch answer {
        case .file(let tag, .opened(let opened)) where tag == tags.opening(): open(opened)
        case .file(let tag, .digests(let first, let digests)) where tag == tags.digests(turn):
            take(digests, from: first)
        case .file(let tag, .bytes(let offset, let bytes)) where tag == tags.reading(turn): take(bytes, at: offset)
        case .file(let tag, .bytes) where stale > 0 && tag == tags.reading(turn - 1): stale -= 1
        case .refused(let refusal): fail(TransferFailure(refusal))
        default: break
        }
    }

    private mutating func begin(at offset: UInt64) {
        window = ReadWindow(from: offset)
        state = .fetching
        steps.append(.tell(.began(at: offset, total: size)))
    }

    private mutating func open(_ opened: OpenedFile) {
        guard state == .opening else { return }
        if let expected, opened.id != expected.id {
            return fail(.strange("has another file there than its entry says"))
        }
        if let expected, opened.size != expected.size { return fail(.damaged) }
        (size, id, state) = (opened.size, opened.id, .preparing)
        if size == 0, let id, id != PieceHasher.id(of: []) { fail(.strange("has another file there than it says")) }
    }

    private mutating func take(_ more: [Digest], from first: UInt64) {
        guard areDigestsAsked, first == UInt64(digests.count), !more.isEmpty,
            UInt64(more.count) <= FilePieces.count(ofBytes: size) - first
        else { return fail(.strange("sends digests that were not asked for")) }
        areDigestsAsked = false
        digests += more
        guard let id, UInt64(digests.count) == FilePieces.count(ofBytes: size) else { return }
        if PieceHasher.id(of: digests) != id {
            fail(.strange("sends digests that are not those of the file"))
        }
    }

    private mutating func take(_ bytes: [UInt8], at offset: UInt64) {
        guard state == .fetching, window.take(bytes, at: offset) else {
            return fail(.strange("sends bytes that were not asked for"))
        }
        steps.append(.tell(.moved(window.contiguous)))
    }

    /// The piece of an offset came wrong: it is fetched again, and with it what came behind it.
    private mutating func fetchAgain(_ offset: UInt64) {
        let piece = offset / FilePieces.bytes
        let count = (wrong[piece] ?? 0) + 1
        wrong[piece] = count
        guard count < Self.tries else {
            let all = FilePieces.count(ofBytes: size)
            return fail(
                TransferFailure(
                    .wrongPiece(piece),
                    """
                    Piece \(piece + 1) of \(all) came damaged \(count) times, so the file was not finished; fetch it \
                    again, and if that fails too, ask for it to be put there anew.
                    """, canResume: true))
        }
        let start = range(at: offset).lowerBound
        turn += 1
        (stale, areDigestsAsked) = (window.waiting, false)
        if id == nil { digests.removeSubrange(Int(piece)...) }
        window = ReadWindow(from: start)
        steps = [.truncate(to: start), .tell(.wrongPiece(piece)), .tell(.moved(start))]
    }
}
