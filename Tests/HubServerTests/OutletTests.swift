import ChatModel
import MessageCodec
import NIOCore
import Testing

@testable import HubServer

/// A reader on its own: rooms are published to, and what it takes is decoded.
private struct Reader {
    var outlet = Outlet()
    var received: [Answer] = []

    init() {}

    /// A reader whose cursor is free.
    init(reading feed: RoomFeed) {
        outlet.attach(feed)
        outlet.release(feed.room)
    }

    mutating func take(budget: Int = 1 << 20) throws {
        var bytes = ByteBuffer()
        outlet.take(
            budget: budget, gap: { encoded(.gap($0, after: $1, before: $2)) }, write: { bytes.writeImmutableBuffer($0) }
        )
        var decoder = AnswerDecoder()
        while let answer = try decoder.decode(buffer: &bytes) { received.append(answer) }
        #expect(bytes.readableBytes == 0, "slices end on borders of frames")
    }

    var seqs: [UInt64] {
        received.compactMap { if case .event(_, .entry(let entry)) = $0 { entry.seq.value } else { nil } }
    }
}

private func encoded(_ answer: Answer) -> ByteBuffer {
    var buffer = ByteBuffer()
    try? AnswerCodec.encode(answer, into: &buffer)
    return buffer
}

private func entry(_ seq: UInt64, _ text: String = "hi") throws -> RoomEvent {
    entry(seq, .text(try MessageText(text)))
}

private func edit(_ seq: UInt64, of message: UInt64, _ text: String) throws -> RoomEvent {
    entry(seq, .edit(of: Seq(message), try MessageText(text)))
}

private func entry(_ seq: UInt64, _ body: Entry.Body) -> RoomEvent {
    .entry(
        Entry(
            seq: Seq(seq), time: HubTime(milliseconds: 1), author: UserNumber(1), nonce: Nonce(seq), body: body))
}

@Suite struct OutletTests {
    private let feed = RoomFeed(room: RoomNumber(1), lastSeq: .zero)

    private func publish(_ seqs: ClosedRange<UInt64>, ordinal: UInt64, in feed: RoomFeed) throws {
        for seq in seqs { try feed.publish(try entry(seq)) }
        feed.seal(ordinal: ordinal)
    }

    @Test func aHeldCursorWaitsForItsSnapshot() throws {
        var reader = Reader()
        reader.outlet.attach(feed)
        try publish(1...2, ordinal: 1, in: feed)
        try reader.take()
        #expect(reader.received.isEmpty)
        reader.outlet.owe(encoded(.done(Tag(7))), barrier: 1)
        reader.outlet.release(feed.room)
        try reader.take()
        #expect(reader.received.first == .done(Tag(7)))
        #expect(reader.seqs == [1, 2])
        #expect(reader.outlet.isSettled)
    }

    @Test func aCursorStartsBehindWhatWasSealedBefore() throws {
        try publish(1...3, ordinal: 1, in: feed)
        var reader = Reader()
        reader.outlet.attach(feed)
        reader.outlet.release(feed.room)
        try publish(4...5, ordinal: 2, in: feed)
        try reader.take()
        #expect(reader.seqs == [4, 5])
    }

    @Test func anAnswerNeverOvertakesWhatWasPublishedBeforeIt() throws {
        var reader = Reader()
        reader.outlet.attach(feed)
        reader.outlet.release(feed.room)
        try publish(1...50, ordinal: 1, in: feed)
        try publish(51...100, ordinal: 2, in: feed)
        reader.outlet.owe(encoded(.done(Tag(1))), barrier: 2)
        try publish(101...150, ordinal: 3, in: feed)
        try reader.take(budget: 1)
        #expect(!reader.received.contains(.done(Tag(1))))
        while !reader.outlet.isSettled { try reader.take(budget: 1) }
        let place = reader.received.firstIndex(of: .done(Tag(1)))
        #expect((place ?? 0) >= 100)
        #expect(reader.seqs == Array(1...150))
    }

    @Test func whatFellOffTheLogIsToldAsAGap() throws {
        var reader = Reader()
        reader.outlet.attach(feed)
        reader.outlet.release(feed.room)
        try publish(1...2, ordinal: 1, in: feed)
        try reader.take()
        try publish(3...4, ordinal: 2, in: feed)
        try publish(5...6, ordinal: 3, in: feed)
        _ = feed.dropFirst()
        _ = feed.dropFirst()
        try reader.take()
        #expect(reader.received[2] == .gap(RoomNumber(1), after: Seq(2), before: Seq(5)))
        #expect(reader.seqs == [1, 2, 5, 6])
    }

    @Test func wordsThatWereTakenBackReachNobodyAnyMore() throws {
        var (fast, slow) = (Reader(reading: feed), Reader(reading: feed))
        try publish(1...1, ordinal: 1, in: feed)
        try fast.take()
        try slow.take()
        try feed.publish(try entry(2, "secret"))
        feed.seal(ordinal: 2)
        try fast.take()
        try feed.publish(try edit(3, of: 2, "still secret"))
        feed.seal(ordinal: 3)
        try publish(4...4, ordinal: 4, in: feed)
        try fast.take()
        try feed.publish(entry(5, .deletion(of: Seq(2))))
        feed.forget(upTo: Seq(3))
        feed.seal(ordinal: 5)
        try fast.take()
        try slow.take()
        #expect(fast.seqs == [1, 2, 3, 4, 5])
        #expect(slow.received[1] == .gap(RoomNumber(1), after: Seq(1), before: Seq(4)))
        #expect(slow.seqs == [1, 4, 5])
    }

    @Test func wordsThatAreNotSealedYetAreSeen() throws {
        try publish(1...1, ordinal: 1, in: feed)
        #expect(!feed.holdsOpen(Seq(1)) && !feed.holdsOpen(Seq(2)))
        try feed.publish(try entry(2))
        #expect(!feed.holdsOpen(Seq(1)) && feed.holdsOpen(Seq(2)) && !feed.holdsOpen(Seq(3)))
        feed.seal(ordinal: 2)
        #expect(!feed.holdsOpen(Seq(1)) && !feed.holdsOpen(Seq(2)))
    }

    @Test func attachingAgainStartsAnew() throws {
        var reader = Reader()
        reader.outlet.attach(feed)
        reader.outlet.release(feed.room)
        try publish(1...2, ordinal: 1, in: feed)
        reader.outlet.attach(feed)
        reader.outlet.release(feed.room)
        try publish(3...3, ordinal: 2, in: feed)
        try reader.take()
        #expect(reader.seqs == [3])
    }

    @Test func aDetachedRoomIsNotReadOn() throws {
        var reader = Reader()
        reader.outlet.attach(feed)
        reader.outlet.release(feed.room)
        try publish(1...2, ordinal: 1, in: feed)
        reader.outlet.detach(feed.room)
        reader.outlet.owe(encoded(.done(Tag(1))), barrier: 1)
        try reader.take()
        #expect(reader.received == [.done(Tag(1))])
    }

    /// Several rooms, random publishing, taking, dropping and answering; laws hold at the end of each walk.
    @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64]) func randomWalk(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let feeds = (1...3).map { RoomFeed(room: RoomNumber($0), lastSeq: .zero) }
        var heads = [UInt64](repeating: 0, count: 3)
        var reader = Reader()
        for feed in feeds {
            reader.outlet.attach(feed)
            reader.outlet.release(feed.room)
        }
        var answered: UInt32 = 0
        /// For each answer: how far each room was published when it was owed.
        var before: [[UInt64]] = []
        for ordinal in 1...400 as ClosedRange<UInt64> {
            let index = Int(random.next() % 3)
            let count = random.next() % 20 + 1
            try publish(heads[index] + 1...heads[index] + count, ordinal: ordinal, in: feeds[index])
            heads[index] += count
            if random.next() % 3 == 0 {
                answered += 1
                before.append(heads)
                reader.outlet.owe(encoded(.done(Tag(answered))), barrier: ordinal)
            }
            if random.next() % 20 == 0 { _ = feeds[index].dropFirst() }
            if random.next() % 5 == 0 { feeds[index].tidy(limits: Limits()) }
            if random.next() % 2 == 0 { try reader.take(budget: Int(random.next() % 2_000)) }
        }
        while !reader.outlet.isSettled { try reader.take(budget: 500) }
        check(reader.received, heads: heads, before: before, seed: seed)
    }

    private func check(_ received: [Answer], heads: [UInt64], before: [[UInt64]], seed: UInt64) {
        var seen = [UInt64](repeating: 0, count: 3)
        var answers: UInt32 = 0
        for answer in received {
            switch answer {
            case .event(let room, .entry(let entry)):
                let index = Int(room.value) - 1
                #expect(entry.seq.value == seen[index] + 1, "seed \(seed)")
                seen[index] = entry.seq.value
            case .gap(let room, let after, let until):
                let index = Int(room.value) - 1
                #expect(after.value == seen[index], "seed \(seed)")
                seen[index] = until.value - 1
            case .done(let tag):
                answers += 1
                #expect(tag.value == answers, "seed \(seed)")
                #expect(zip(seen, before[Int(tag.value) - 1]).allSatisfy { $0 >= $1 }, "seed \(seed)")
            default: Issue.record("an answer that nobody owed: \(answer)")
            }
        }
        #expect(seen == heads, "seed \(seed)")
        #expect(Int(answers) == before.count, "seed \(seed)")
    }
}

/// A small seeded generator, so that a failing walk can be walked again.
private struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
