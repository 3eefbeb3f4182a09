import ChatModel
import Testing

@testable import hubbub

/// A room's journal as a hub pages it: places without holes from `floor` on, some of them changes.
struct PagedRoom {
    let number = RoomNumber(7)
    let entries: [Entry]
    /// The most bytes of text of a page.
    let byteLimit: Int

    init(_ entries: [Entry], byteLimit: Int = 24_576) {
        self.entries = entries
        self.byteLimit = byteLimit
    }

    /// The page after a place: so many messages, with the changes among them.
    func page(after seq: Seq, limit: UInt32) -> HistoryPage {
        var page: [Entry] = []
        var (messages, bytes, more) = (0, 0, false)
        for entry in entries where entry.seq > seq {
            bytes += entry.body.text.utf8.count
            if entry.body.standsForItself { messages += 1 }
            if messages > Int(limit) || page.count >= 4 * Int(limit) || (!page.isEmpty && bytes > byteLimit) {
                more = true
                break
            }
            page.append(entry)
        }
        return HistoryPage(room: number, entries: page, authors: [], more: more)
    }

    static func entry(_ seq: UInt64, time: UInt64? = nil, _ body: Entry.Body) -> Entry {
        Entry(
            seq: Seq(seq), time: HubTime(milliseconds: time ?? seq), author: UserNumber(1), nonce: Nonce(seq),
            body: body)
    }
}

@Suite struct PageFeedTests {
    /// Fetches everything, answering in any order; the places in the order in which they were given.
    private func fetch(
        _ feed: inout PageFeed, from room: PagedRoom, using random: inout SplitMix
    ) throws -> (places: [UInt64], most: Int) {
        var (waiting, places, tag, most): ([Request], [UInt64], UInt32, Int) = ([], [], 0, 0)
        while !feed.isDone {
            waiting += feed.requests {
                tag += 1
                return Tag(tag)
            }
            most = max(most, waiting.count)
            let request = waiting.remove(at: Int.random(in: waiting.indices, using: &random))
            guard case .history(let tag, room.number, .after(let seq, let limit)) = request else { continue }
            for page in feed.take(tag, room.page(after: seq, limit: limit)) { places += page.entries.map(\.seq.value) }
            try #require(places.count < 10_000)
        }
        return (places, most)
    }

    @Test(arguments: 0..<40)
    func everyPlaceIsGivenOnceAndInOrder(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        let (floor, end) = (UInt64.random(in: 0...50, using: &random), UInt64.random(in: 60...3_000, using: &random))
        let changes = Int.random(in: 0...9, using: &random)
        let length = [1, 40, 9_000].randomElement(using: &random) ?? 1
        let text = try MessageText(String(repeating: "x", count: length))
        let entries = (floor + 1...end + 30).map { seq in
            PagedRoom.entry(
                seq, Int.random(in: 0..<10, using: &random) < changes ? .edit(of: Seq(1), text) : .text(text))
        }
        let room = PagedRoom(entries)
        var feed = PageFeed(room.number, after: .zero, upTo: Seq(end))
        let (places, most) = try fetch(&feed, from: room, using: &random)
        #expect(places == Array(floor + 1...end))
        #expect(most <= PageFeed.window)
    }

    @Test func aStretchWithoutPlacesIsDone() { #expect(PageFeed(RoomNumber(1), after: Seq(5), upTo: Seq(5)).isDone) }

    @Test(arguments: 0..<40)
    func theFirstPlaceOfAMomentIsFound(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        let floor = UInt64.random(in: 0...20, using: &random)
        let text = try MessageText("x")
        var time: UInt64 = 0
        let entries = (floor + 1...floor + UInt64.random(in: 1...300, using: &random)).map { seq in
            time += UInt64.random(in: 0...3, using: &random)
            return PagedRoom.entry(seq, time: time, .text(text))
        }
        let room = PagedRoom(entries)
        let since = HubTime(milliseconds: UInt64.random(in: 0...time + 2, using: &random))
        let head = Seq(floor + UInt64(entries.count))
        var (search, asked) = (SinceSearch(since: since, floor: Seq(floor), head: head), 0)
        while case .after(let seq, let limit) = search.next {
            search.take(room.page(after: seq, limit: limit).entries.first)
            asked += 1
        }
        #expect(search.first == entries.last { $0.time < since }?.seq ?? Seq(floor))
        #expect(asked <= 10)
    }

    @Test func withoutAMomentEverythingIsWanted() {
        let search = SinceSearch(since: nil, floor: Seq(4), head: Seq(90))
        #expect(search.next == nil && search.first == Seq(4))
    }
}
