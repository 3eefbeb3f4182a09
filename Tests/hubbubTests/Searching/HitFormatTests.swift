import ChatModel
import ClientUI
import Testing

@testable import hubbub

@Suite struct HitFormatTests {
    private let ann: Person
    private let page: SearchPage

    init() throws {
        let digest = try #require(Digest(Array(repeating: 1, count: 32)))
        ann = Person(number: UserNumber(1), id: UserID(digest), nick: try Nick("ann"))
        let rooms = [
            SearchRoom(number: RoomNumber(1), kind: .named(.lobby), partner: nil),
            SearchRoom(number: RoomNumber(2), kind: .direct(DirectPair(ann.id, ann.id)), partner: ann),
        ]
        page = SearchPage(hits: [], rooms: rooms, authors: [ann], next: nil, unindexed: 0)
    }

    private func text(
        _ body: Entry.Body, room: UInt32 = 1, words: String, isJSON: Bool = false, isPinned: Bool = false
    ) throws -> String {
        let entry = Entry(
            seq: Seq(41), time: HubTime(milliseconds: 0), author: ann.number, nonce: Nonce(1), body: body)
        let format = HitFormat(
            words: try SearchWords(words), isJSON: isJSON, ink: .quoted, plain: PlainText(words: .english))
        return format.text(SearchHit(room: RoomNumber(room), entry: entry, isPinned: isPinned), of: page)
    }

    @Test func aHitIsOneLineWithItsWordsMarked() throws {
        let line = try text(.text(try MessageText("The Build\nis green again")), words: "build green")
        #expect(line.hasSuffix(" #lobby ann: The «Build» is «green» again") && !line.contains("\n"))
        #expect(
            try text(.action(try MessageText("waves")), room: 2, words: "wav").hasSuffix(" @ann * ann «waves»"))
        #expect(try text(.text(try MessageText("下午四点冻结")), words: "冻").hasSuffix("ann: 下午四点«冻»结"))
    }

    @Test func whatIsPinnedIsSaid() throws {
        let body = Entry.Body.text(try MessageText("tea at four"))
        #expect(try text(body, words: "tea", isPinned: true).hasSuffix(" #lobby ann: «tea» at four (pinned)"))
        let json = try text(body, words: "tea", isJSON: true, isPinned: true)
        #expect(json.hasSuffix(#""kind":"message","pinned":true,"marks":[[0,3]]}"#))
    }

    @Test func jsonSaysWhereTheWordsAre() throws {
        let line = try text(.text(try MessageText("👩‍👩‍👧 build")), words: "build", isJSON: true)
        #expect(line.hasSuffix(#""text":"👩‍👩‍👧 build","id":"0000000000000001","kind":"message","marks":[[6,11]]}"#))
    }
}
