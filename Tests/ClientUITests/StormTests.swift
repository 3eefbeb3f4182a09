import ChatModel
import Foundation
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// A person who presses anything while everything happens.
@Suite struct StormTests {
    private static let seeds: [UInt64] = [1, 2, 3, 4, 5, 6, 7, 8]
    /// Of all seeds together; `make storm` asks for more.
    private static let steps = ProcessInfo.processInfo.environment["HUBBUB_STORM_STEPS"].flatMap(Int.init) ?? 8_000

    @Test(arguments: seeds)
    func nothingBreaksTheScreen(seed: UInt64) throws {
        var storm = Storm(seed: seed)
        for step in 0..<(Self.steps / Self.seeds.count) {
            try storm.step()
            #expect(storm.lost().isEmpty, "step \(step)")
            let grid = storm.scene.draw()
            #expect(grid == storm.remembered(), "step \(step)")
            #expect(grid.size == storm.scene.size)
            if let caret = grid.caret { #expect(grid.bounds.contains(caret), "step \(step): \(caret) in \(grid.size)") }
            for row in grid.rows { #expect(DisplayWidth.of(row) == grid.size.columns, "step \(step): \(row)") }
        }
    }
}

private struct Storm {
    var scene: Scene
    private var random: SeededRandom
    private var number: UInt32 = 100
    /// What was said lately and taken in.
    private var said: [Said] = []
    private var sayings = SayingMemo()

    struct Said: Hashable {
        let conversation: ConversationKey
        let seq: Seq
    }

    /// The picture once more, with what is remembered of those before.
    mutating func remembered() -> Grid {
        render(scene.client, scene.interface, in: scene.size, around: scene.around, remembering: &sayings)
    }

    /// What was said, has belonged to the loaded part of its conversation since, and is not there any more. What was out of
    /// it once is the hub's to bring again.
    mutating func lost() -> [Said] {
        func timeline(_ said: Said) -> Timeline? { scene.client.shownHub?.conversations[said.conversation]?.timeline }
        said = said.filter { timeline($0)?.covers($0.seq) == true }
        return said.filter { timeline($0)?.entry(at: $0.seq) == nil }
    }

    init(seed: UInt64) {
        scene = Scene(80, 24, seed: seed)
        if seed > 6 { scene.around = Sample.chinese }
        random = SeededRandom(seed: seed)
        try? scene.start(nick: seed.isMultiple(of: 2) ? "dana" : nil) { started in
            started.target = HubReference(Sample.address)
            started.suggestion = try Nick("dana")
        }
    }

    mutating func step() throws {
        switch Int.random(in: 0..<22, using: &random) {
        case 0: resize()
        case 1...10: press()
        case 11: scene.pass(.random(in: 0...40_000, using: &random))
        case 12: try turn()
        case 13: try enter()
        case 15: try change()
        case 17: try moderate()
        case 16: try find()
        case 14: try hear()
        default: try happen()
        }
    }

    /// A hub is heard, and says who is there.
    private mutating func hear() throws {
        let hub = UInt8.random(in: 1...40, using: &random)
        try scene.hear(hub, random.text(pieces: 3).nameLike, people: 9, flags: .namesPeople)
        let nicks = (0..<Int.random(in: 0..<9, using: &random)).compactMap { _ in
            try? Nick(random.text(pieces: 3).nameLike)
        }
        scene.apply(.people(HubPeople(hub: try Sample.hub(hub), total: 9, nicks: nicks)))
    }

    private mutating func resize() {
        scene.size = Size(columns: .random(in: 1...200, using: &random), rows: .random(in: 1...60, using: &random))
        scene.press(.resize(scene.size))
    }

    private mutating func press() {
        if Int.random(in: 0..<4, using: &random) == 0 { return scene.press(.paste(line())) }
        if Int.random(in: 0..<12, using: &random) == 0 { return scene.press(.mouse(mouse())) }
        if let key = Self.keys.randomElement(using: &random) { scene.press(key) }
    }

    private mutating func mouse() -> Mouse {
        let act = [Mouse.Act.press, .wheelUp, .wheelDown].randomElement(using: &random) ?? .press
        return Mouse(
            act, at: Point(column: .random(in: 0...200, using: &random), row: .random(in: 0...60, using: &random)))
    }

    private mutating func line() -> String {
        let commands = CommandTable.all.map { "/\($0.name.rawValue) " }.filter { $0 != "/quit " }
        let text = random.text(pieces: .random(in: 1...40, using: &random))
        return switch Int.random(in: 0..<4, using: &random) {
        case 0: (commands.randomElement(using: &random) ?? "") + "#room\(Int.random(in: 1...9, using: &random))"
        case 1: (commands.randomElement(using: &random) ?? "") + text
        case 2: text + "\n" + text
        default: text
        }
    }

    /// The connection comes or goes.
    private mutating func turn() throws {
        guard scene.link != nil else { return }
        switch Int.random(in: 0..<6, using: &random) {
        case 0: try scene.connection(.ended(.lost))
        case 1: try scene.connection(.ended(.unreachable(random.text(pieces: 20))))
        case 2:
            try scene.connection(
                .untrusted(TrustQuestion(hub: Sample.hub(1), name: HubName("lab"), address: Sample.address)))
        default: try scene.welcome()
        }
    }

    /// The hub answers what was asked for last.
    private mutating func enter() throws {
        guard scene.link != nil else { return }
        guard scene.request({ if case .join = $0 { true } else { nil } }) != nil else { return }
        let members = try (0..<UInt32.random(in: 0...300, using: &random)).map {
            try Sample.member($0 + 2, "user\($0)")
        }
        try scene.joined(.random(in: 1...9, using: &random), topic: "topic", members: members, head: 0)
        if let tag = scene.request({ if case .history(let tag, _, _) = $0 { tag } else { nil } }) {
            let page = HistoryPage(room: RoomNumber(1), entries: [], authors: [], more: Bool.random(using: &random))
            try scene.answer(.history(tag, page))
        }
    }

    /// Somebody answers or changes a message, or one's own change is refused or published.
    private mutating func change() throws {
        guard scene.link != nil else { return }
        let target = Seq(.random(in: 1...40, using: &random))
        let sign = try Reaction(["👍", "❤️", "中文", "ok", "e\u{301}", "👩‍👩‍👧"].randomElement(using: &random) ?? "x")
        let text = try MessageText("new " + random.text(pieces: .random(in: 1...30, using: &random)))
        let bodies: [Entry.Body] = [
            .reply(to: target, text), .edit(of: target, text), .deletion(of: target),
            .reaction(to: target, sign, isOn: Bool.random(using: &random)), .deleted, .deletedEdit(of: target),
            .pin(of: target, isOn: Bool.random(using: &random)),
            .snapshot(RoomSnapshot(topic: .none)), try ruling(),
        ]
        let author = UInt32.random(in: 0...12, using: &random)
        try scene.change(
            author, bodies.randomElement(using: &random) ?? .deleted, in: .random(in: 1...9, using: &random))
        guard scene.request({ if case .post = $0 { true } else { nil } }) != nil else { return }
        switch Int.random(in: 0..<4, using: &random) {
        case 0: try scene.publishPost()
        case 1: try scene.refusePost([.notYours, .storageFull, .other].randomElement(using: &random) ?? .other, "No.")
        case 2: try scene.answer(.storage(StorageStatus.allCases.randomElement(using: &random) ?? .well))
        default: try scene.answer(.mark(RoomNumber(1), target))
        }
    }

    /// Something that an operator decided.
    private mutating func ruling() throws -> Entry.Body {
        let nick = ["bob", "李雷", "bοb", "👩‍🚀", "e\u{301}va"].randomElement(using: &random) ?? "bob"
        let person = try Sample.person(.random(in: 1...12, using: &random), nick)
        let subject = Subject(id: person.id, nick: person.nick)
        let until = Bool.random(using: &random) ? HubTime(milliseconds: .random(in: 0 ... .max, using: &random)) : nil
        let mode = RoomMode(isInviteOnly: Bool.random(using: &random), isAnnounceOnly: until == nil, pause: 30)
        let acts: [Act] = [
            .kick(subject), .ban(.user(subject), until: until), .mute(subject, until: until), .promote(subject),
            .mode(mode),
        ]
        let scope = Ruling.Scope.allCases.randomElement(using: &random) ?? .room
        return .ruling(Ruling(scope: scope, act: acts.randomElement(using: &random) ?? .kick(subject)))
    }

    /// The user is put out, or is something else now, or the hub says what is in force.
    private mutating func moderate() throws {
        guard scene.link != nil else { return }
        let number = RoomNumber(.random(in: 1...9, using: &random))
        guard case .ruling(let ruling) = try ruling() else { return }
        switch Int.random(in: 0..<4, using: &random) {
        case 0: try scene.answer(.removed(number, Removal(by: Nick("ann"), ruling: ruling)))
        case 1: try scene.event(.role(UserNumber(.random(in: 1...9, using: &random)), .operator), in: number.value)
        case 2:
            guard scene.request({ if case .post = $0 { true } else { nil } }) != nil else { return }
            try scene.refusePost([.slowMode, .muted].randomElement(using: &random) ?? .muted, "")
        default:
            let tag = scene.request { if case .sanctions(let tag, _, _) = $0 { tag } else { nil } }
            let sanction = Sanction(
                kind: .ban, target: .address(try BannedAddress("10.0.0.1")), until: scene.wall, by: try Nick("ann"),
                reason: try Reason("made 👩‍👩‍👧 cry 下午四点冻结"))
            try scene.answer(.sanctions(tag ?? Tag(0), [sanction], more: true))
        }
    }

    /// The hub answers a search, or it is begun.
    private mutating func find() throws {
        guard scene.link != nil else { return }
        guard scene.asked != nil, Int.random(in: 0..<4, using: &random) > 0 else {
            return scene.press(.control("s"), .paste("word"), .enter)
        }
        let found = try (0..<UInt64.random(in: 0...30, using: &random)).map { index in
            let text = "word " + random.text(pieces: 30) + " word"
            let seq = UInt64.random(in: 1...60, using: &random)
            return try (
                UInt32(index % 3), "#room\(index % 3)", Scene.said(2, text, at: Sample.time(index % 24, 0), seq: seq)
            )
        }
        try scene.found(found, next: Bool.random(using: &random) ? 7 : nil, unindexed: found.isEmpty ? 9 : 0)
    }

    /// Something happens in a room.
    private mutating func happen() throws {
        guard scene.link != nil else { return }
        let room = UInt32.random(in: 1...9, using: &random)
        let author = UInt32.random(in: 1...12, using: &random)
        number += 1
        let signs = SeededRandom.hardPieces + ["*", "_", "`", "\n```\n", "\n> ", "https://a.b/c_d "]
        let text = random.text(pieces: .random(in: 1...60, using: &random), from: signs)
        switch Int.random(in: 0..<9, using: &random) {
        case 6: try scene.event(.typing(UserNumber(author), Bool.random(using: &random)), in: room)
        case 0: try scene.event(.arrived(Sample.member(number, "user\(number)")), in: room)
        case 1: try scene.event(.left(UserNumber(author)), in: room)
        case 2: try scene.event(.renamed(UserNumber(author), Nick("nick\(number)")), in: room)
        case 3: try scene.direct(room + 20, from: Sample.person(author + 1, "friend\(author)"), texts: ["psst"])
        case 4: try scene.answer(.gap(RoomNumber(room), after: Seq(1), before: Seq(UInt64(number))))
        case 5:
            try scene.answer(
                .refused(
                    Refusal(subject: .request(Tag(.random(in: 1...50, using: &random))), code: .other, detail: text)))
        default: try say(author, text, in: room)
        }
    }

    private mutating func say(_ author: UInt32, _ text: String, in room: UInt32) throws {
        let before = heads
        try scene.say(author, text, in: room)
        // This hub may give two rooms one number: what is said in it goes into one of them.
        for (key, head) in heads where before[key].map({ $0 < head }) ?? false {
            said = said.suffix(50) + [Said(conversation: key, seq: head)]
        }
    }

    private var heads: [ConversationKey: Seq] {
        let conversations = scene.client.shownHub?.conversations.values.elements ?? []
        return Dictionary(uniqueKeysWithValues: conversations.map { ($0.key, $0.timeline.head) })
    }

    private static let keys: [Key] =
        [
            .enter, .enter, .enter, .tab, .tab, .backTab, .backspace, .altBackspace, .delete, .altEnter, .escape,
            .arrow(.up, []), .arrow(.down, []), .arrow(.left, []), .arrow(.right, []), .arrow(.left, .alt),
            .arrow(.right, .alt), .home([]), .end([]), .home(.alt), .end(.alt), .pageUp([]), .pageUp([]), .pageDown([]),
            .function(1), .function(2), .function(3), .control("g"), .alt("z"), .character("z"), .character("/"),
            .function(7), .function(8), .focus(true), .focus(false), .alt("u"), .alt("l"), .alt("a"), .alt("/"),
            .alt("1"), .alt("3"), .alt("0"), .character("a"), .character("n"), .character("y"), .character("中"),
            .character("\u{301}"), .character("\u{200D}"), .character("👩"), .alt("s"), .alt("s"), .alt("s"), .alt("p"),
            .alt("n"), .control("s"), .character("j"), .character("k"), .character("k"), .character("g"),
            .character("G"), .character("r"), .character("e"), .character("d"), .character("d"), .character("+"),
            .character("+"), .character("1"), .character("q"), .character("o"), .escape, .alt("y"), .alt("e"),
            .character("l"), .character(":"), .character("t"),
        ] + "abdefklnprtuwy_".map { Key.control($0) }
}

extension String {
    /// The text as a hub might be called.
    fileprivate var nameLike: String {
        let name = filter { !$0.isWhitespace }
        return name.isEmpty || name.utf8.count > HubName.byteLimit ? "hub" : name
    }
}
