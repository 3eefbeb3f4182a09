import ChatModel
import TerminalCore
import TestKit
import Testing

@testable import ClientCore
@testable import ClientUI

/// Whatever stands in the client's state, no cell of the screen steers a terminal or turns its text around.
@Suite struct HostileScreenTests {
    /// Every hostile text, some to a screen.
    static func pages() throws -> [[String]] {
        let scalars = HostileText.controls + HostileText.bidi + HostileText.breaks + HostileText.invisible
        let texts = scalars.map { "a\($0)b" } + HostileText.sequences + (try HostileText.naughty())
        return stride(from: 0, to: texts.count, by: 24).map { Array(texts[$0..<min($0 + 24, texts.count)]) }
    }

    private static let wide = Size(columns: 100, rows: 40)
    private static let narrow = Size(columns: 33, rows: 12)

    private func check(_ scene: Scene, _ place: String, in sizes: [Size] = [wide, narrow]) {
        for size in sizes {
            let grid = scene.draw(size.columns, size.rows)
            for row in 0..<size.rows {
                let clusters = grid.cells(inRow: row).compactMap(\.cluster)
                let text = clusters.map(String.init).joined()
                #expect(HostileText.found(in: text).isEmpty, "\(place), row \(row): \(text.debugDescription)")
                let width = clusters.reduce(0) { $0 + DisplayWidth.of($1) }
                #expect(width == size.columns, "\(place), row \(row): \(text.debugDescription)")
            }
        }
    }

    @Test func aRoom() throws {
        for page in try Self.pages() {
            var scene = Scene(100, 40)
            try scene.connect()
            let people = try page.enumerated().map { index, text in
                let number = UInt32(index + 2)
                return Member(
                    person: Person(
                        number: UserNumber(number), id: UserID(try Sample.digest(UInt8(number))),
                        nick: Forged.nick(text)),
                    away: index.isMultiple(of: 2) ? Forged.away(text) : nil)
            }
            try scene.joined(members: [Sample.member(1, "dana")] + people, authors: people.map(\.person))
            for (index, text) in page.enumerated() {
                let author = UInt32(index + 2)
                let bodies: [Entry.Body] = [
                    .text(Forged.message(text)), .action(Forged.message(text)),
                    .reply(to: Seq(1), Forged.message(text)), .topic(Forged.topic(text)),
                    .reaction(to: Seq(1), Forged.reaction(text), isOn: true),
                ]
                try scene.event(.entry(scene.entry(by: author, body: bodies[index % bodies.count])))
                try scene.event(.away(UserNumber(author), Forged.away(text)))
                try scene.event(.renamed(UserNumber(author), Forged.nick(text + "2")))
            }
            try scene.event(.left(UserNumber(2)))
            check(scene, "the room")
            scene.press(.alt("s"))
            check(scene, "choosing a message")
        }
    }

    @Test func roomsHubsAndConversations() throws {
        for page in try Self.pages() {
            var scene = try Scene.lobby(100, 40)
            let key = try #require(scene.client.hubs.keys.first)
            scene.client.hubs[key]?.name = Forged.hubName(page[0])
            scene.client.hubs[key]?.away = Forged.away(page[0])
            for text in page {
                let name = Forged.room(text)
                var room = Conversation(room: name)
                room.set(Forged.topic(text), at: Seq(1))
                scene.client.hubs[key]?.conversations[.room(name)] = room
                scene.client.hubs[key]?.active = .room(name)
            }
            check(scene, "rooms")
            let partner = Person(number: UserNumber(9), id: UserID(try Sample.digest(9)), nick: Forged.nick(page[0]))
            scene.client.hubs[key]?.conversations[.direct(partner.id)] = Conversation(with: partner)
            scene.client.hubs[key]?.active = .direct(partner.id)
            check(scene, "a direct conversation")
        }
    }

    @Test func whatTheHubAndTheProgramSay() throws {
        for page in try Self.pages() {
            var scene = try Scene.lobby(100, 40)
            let key = try #require(scene.client.hubs.keys.first)
            let lobby = try #require(scene.client.hubs[key]?.active)
            for text in page {
                for notice in try Self.notices(text) {
                    scene.client.hubs[key]?.conversations[lobby]?.timeline.append(notice, at: nil)
                }
                check(scene, "notices", in: [Self.wide])
            }
        }
    }

    @Test func thePicker() throws {
        for page in try Self.pages() {
            var scene = Scene(100, 40)
            try scene.start()
            for (index, text) in page.enumerated() {
                let beacon = Beacon(
                    hubKey: [], freshness: Freshness(start: 1, counter: 1), name: Forged.hubName(text), port: 24822,
                    pingPort: 24822, people: 4, flags: .namesPeople, clock: scene.wall, token: 0)
                let hub = try Sample.hub(UInt8(index))
                scene.apply(
                    .sighting(
                        Sighting(
                            hub: hub, beacon: beacon, address: .tcp(host: text, port: 1, plain: false), roundTrip: 3)))
                let nicks = [Forged.nick(text), try Nick("bob"), Forged.nick(text + "2")]
                scene.apply(.people(HubPeople(hub: hub, total: 4, nicks: nicks)))
            }
            check(scene, "the picker")
            var banner = Scene(33, 12)
            try banner.start()
            for text in page {
                banner.client.banner = .unreachable(text, detail: text)
                check(banner, "a banner", in: [Self.narrow])
            }
        }
    }

    @Test func theQuestion() throws {
        for text in try Self.pages().joined() {
            var scene = Scene(100, 40)
            try scene.start { $0.target = HubReference(Sample.address) }
            try scene.connection(
                .untrusted(
                    TrustQuestion(
                        hub: try Sample.hub(1), name: Forged.hubName(text),
                        address: .tcp(host: text, port: 24822, plain: false), former: try Sample.hub(2))))
            check(scene, "the question", in: [Self.wide])
        }
    }

    @Test func whatWasFound() throws {
        for page in try Self.pages() {
            var scene = try Scene.lobby(100, 40)
            scene.submit("/search a")
            let hits = page.enumerated().map { index, text in
                (
                    room: UInt32(1), name: "lobby",
                    entry: Entry(
                        seq: Seq(UInt64(index + 1)), time: Sample.time(9, 0), author: UserNumber(2),
                        nonce: Nonce(UInt64(index)), body: .text(Forged.message("a " + text)))
                )
            }
            try scene.found(hits)
            check(scene, "what was found")
        }
    }

    /// Notices that say again what came from elsewhere.
    private static func notices(_ text: String) throws -> [Notice] {
        let (nick, room) = (Forged.nick(text), Forged.room(text))
        let person = Person(number: UserNumber(2), id: UserID(try Sample.digest(2)), nick: nick)
        let member = Member(person: person, away: Forged.away(text))
        return [
            .refused(.join, .other, detail: text), .unreachable(text, detail: text),
            .sessionRefused(Refusal(subject: .session, code: .other, detail: text)), .hostFailed(text), .unkept(text),
            .historyBehind(missing: 2, file: text), .lookingFor(text), .nothingKept(text),
            .nothingSent(.unknownCommand(text, nearest: text)), .nothingSent(.notAHub(text)),
            .topic(Forged.topic(text)), .nowAway(Forged.away(text)), .toldDirectly(nick, Forged.message(text)),
            .toldRoom(room, Forged.message(text)), .noSuchUser(nick, close: [nick]),
            .nickGiven(asked: nick, given: nick),
            .names([member], count: 1), .who([member], more: false),
            .rooms([RoomSummary(name: room, topic: Forged.topic(text), people: 1)], more: false),
            .whois(
                Whois(
                    person: person, online: true, away: Forged.away(text), rooms: [room], idle: nil, addresses: [text]),
                Acquaintance(petname: nick)),
            .keyChanged(text, KeyChange(known: try Sample.hub(1), met: try Sample.hub(2), since: nil)),
        ] + [PingPayload(Array(text.utf8.prefix(64)))].compactMap { $0.map { .pong($0, milliseconds: 3) } }
    }
}
