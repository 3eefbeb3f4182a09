import ChatModel

/// The journal as it was read, and everything that was sworn to: what fits, and what is lost, twice or out of order.
struct Ledger: Sendable {
    private var journal: [String: [ShownLine]] = [:]
    private var faces: [String: [Face]] = [:]
    private var names: [UserNumber: String] = [:]
    private var said: [Nonce: Saying] = [:]
    private var stored: Set<Nonce> = []
    private var kept: Set<Nonce> = []
    private var failed: Set<Nonce> = []
    private var showed: [String: [String: Set<ShownLine>]] = [:]
    private var resets = 0

    private struct Saying {
        let author: String
        let room: String
        let number: UInt64
    }

    /// Takes in what a client swore.
    mutating func take(_ testimony: Testimony, of client: String) {
        switch testimony {
        case .said(let room, let nonce, let number):
            said[nonce] = Saying(author: client, room: room, number: number)
        case .stored(let nonce): stored.insert(nonce)
        case .kept(let nonce): kept.insert(nonce)
        case .failed(let nonce, _): failed.insert(nonce)
        case .showed(let room, let line): showed[client, default: [:]][room, default: []].insert(line)
        case .reset: resets += 1
        }
    }

    /// Takes in a room as the hub reads it out, from its first line to its last.
    mutating func take(_ reading: Reading, of room: String) -> [Finding] {
        let (before, lines) = (journal[room] ?? [], reading.lines)
        journal[room] = lines
        faces[room] = reading.faces
        names.merge(reading.authors) { $1 }
        guard Array(lines.prefix(before.count)) != before else { return [] }
        let missing = Set(before).subtracting(lines)
        return missing.isEmpty
            ? [Finding(.disorder, "\(room): lines stand elsewhere than before")]
            : missing.map { Finding(.lost, "\(room): line \($0.seq.value) was in the journal and is not any more") }
    }

    /// How many lines the journal has.
    var lines: Int { journal.values.reduce(0) { $0 + $1.count } }

    /// The last place of each room.
    var heads: [String: Seq] { journal.mapValues { $0.last?.seq ?? .zero } }

    /// A room's messages, a line for each.
    func account(of room: String) -> String { (faces[room] ?? []).map { "\(room) \($0.account)\n" }.joined() }

    /// What does not fit.
    func findings() -> [Finding] {
        var findings: [Finding] = []
        for (room, lines) in journal.sorted(by: { $0.key < $1.key }) { findings += check(lines, of: room) }
        findings += checkShown() + checkStored()
        if resets > 0 { findings.append(Finding(.lost, "\(resets) times a client was told that its lines are gone")) }
        return findings
    }

    /// What a client shows at the end of a round against the journal.
    func check(_ span: ShownSpan, of room: String, by client: String) -> Finding? {
        let last = journal[room]?.last?.seq ?? .zero
        var print = Fingerprint()
        for face in faces[room] ?? [] where face.line.seq >= span.first { print.add(face) }
        guard span.last == last, print.value == span.print else {
            return Finding(
                .differs,
                "\(client) shows \(room) from \(span.first.value) to \(span.last.value) otherwise than the journal, "
                    + "which ends at \(last.value)")
        }
        return nil
    }
}

extension Ledger {
    private func check(_ lines: [ShownLine], of room: String) -> [Finding] {
        var findings: [Finding] = []
        var nonces: [Nonce: Seq] = [:]
        var last: [String: UInt64] = [:]
        for (index, line) in lines.enumerated() {
            if line.seq.value != UInt64(index + 1) {
                findings.append(Finding(.lost, "\(room): place \(index + 1) is empty; \(line.seq.value) stands there"))
                break
            }
        }
        for line in lines {
            guard let saying = said[line.nonce] else {
                findings.append(Finding(.disorder, "\(room): nobody said line \(line.seq.value)"))
                continue
            }
            if let first = nonces.updateValue(line.seq, forKey: line.nonce) {
                findings.append(
                    Finding(
                        .twice, "\(room): \(saying.number) of \(saying.author) at \(first.value) and \(line.seq.value)")
                )
            }
            if saying.room != room || names[line.author] != saying.author {
                findings.append(Finding(.disorder, "\(room): line \(line.seq.value) is not its author's"))
            }
            if let before = last[saying.author], before >= saying.number {
                findings.append(
                    Finding(.disorder, "\(room): \(saying.author) said \(saying.number) before \(before)"))
            }
            last[saying.author] = saying.number
        }
        return findings
    }

    private func checkShown() -> [Finding] {
        var findings: [Finding] = []
        let sets = journal.mapValues { Set($0) }
        for (client, rooms) in showed {
            for (room, lines) in rooms {
                for line in lines.subtracting(sets[room] ?? []) {
                    findings.append(
                        Finding(
                            .lost, "\(client) saw line \(line.seq.value) of \(room), which the journal does not have"))
                }
            }
        }
        return findings
    }

    private func checkStored() -> [Finding] {
        let there = journal.values.reduce(into: Set<Nonce>()) { $0.formUnion($1.map(\.nonce)) }
        let acknowledged = stored.subtracting(there)
        let waiting = kept.subtracting(there).subtracting(failed).subtracting(acknowledged)
        return acknowledged.map { Finding(.lost, name(of: $0) + " was acknowledged and is not there") }
            + waiting.map { Finding(.lost, name(of: $0) + " was in an outbox and is nowhere") }
    }

    private func name(of nonce: Nonce) -> String {
        said[nonce].map { "\($0.room): \($0.number) of \($0.author)" } ?? nonce.hex
    }
}

/// Something that does not fit.
struct Finding: Hashable, Sendable {
    /// What kind of damage it is.
    enum Kind: String, Hashable, Sendable, CaseIterable {
        case lost
        case twice
        case disorder
        /// A client shows something else than the journal has.
        case differs
    }

    let kind: Kind
    let what: String

    init(_ kind: Kind, _ what: String) { (self.kind, self.what) = (kind, what) }
}
