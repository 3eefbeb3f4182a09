import ChatModel
import ClientUI
import Foundation
import TestKit
import Testing

@testable import hubbub

/// What the commands print can't steer the terminal that it is printed on.
@Suite struct HostileOutputTests {
    static func texts() throws -> [String] {
        let scalars = HostileText.controls + HostileText.bidi + HostileText.breaks
        return scalars.map { "a\($0)b" } + HostileText.sequences + (try HostileText.naughty())
    }

    private func line(_ text: String) -> EntryLine {
        let entry = Entry(
            seq: Seq(1), time: HubTime(milliseconds: 0), author: UserNumber(1), nonce: Nonce(1),
            body: .text(unsafeBitCast(Line(text: text), to: MessageText.self)))
        return EntryLine(entry: entry, nick: text)
    }

    /// A message has nothing but its text.
    private struct Line {
        let text: String
    }

    /// A nick has what it is compared by, too.
    private struct Name {
        let text: String
        let fold: [UInt8]
    }

    /// Scalar by scalar; Foundation's reader takes a byte order mark off.
    private func same(_ read: Any?, _ text: String) -> Bool {
        let scalars = [(read as? String ?? "-").unicodeScalars, text.unicodeScalars]
        return scalars[0].filter { $0 != "\u{FEFF}" }.elementsEqual(scalars[1].filter { $0 != "\u{FEFF}" })
    }

    private func isHarmless(_ output: String) -> Bool { HostileText.found(in: output, allowing: ["\n", "\t"]).isEmpty }

    @Test func linesAreHarmlessAndStayOneLineInJSON() throws {
        for text in try Self.texts() {
            var tail = TailFormat(isJSON: false, room: text, words: .english)
            #expect(isHarmless(tail.text(line(text))), "\(text.debugDescription)")
            var json = TailFormat(isJSON: true, room: text, words: .english)
            let object = json.text(line(text))
            #expect(HostileText.found(in: object).isEmpty, "\(text.debugDescription)")
            let read = try JSONSerialization.jsonObject(with: Data(object.utf8)) as? [String: Any]
            #expect(same(read?["text"], text) && same(read?["nick"], text), "\(text.debugDescription)")
        }
    }

    @Test func whatIsFoundIsHarmless() throws {
        let digest = try #require(Digest(Array(repeating: 1, count: 32)))
        let ann = Person(number: UserNumber(1), id: UserID(digest), nick: try Nick("ann"))
        let page = SearchPage(
            hits: [], rooms: [SearchRoom(number: RoomNumber(1), kind: .named(.lobby), partner: nil)], authors: [ann],
            next: nil, unindexed: 0)
        let format = HitFormat(
            words: try SearchWords("a"), isJSON: false, ink: .quoted, plain: PlainText(words: .english))
        for text in try Self.texts() {
            let hit = SearchHit(room: RoomNumber(1), entry: line("a " + text).entry)
            #expect(HostileText.found(in: format.text(hit, of: page), allowing: ["\t"]).isEmpty)
        }
    }

    @Test(arguments: ExportFormat.allCases) func exportsAreHarmless(format: ExportFormat) throws {
        let zone = try #require(TimeZone(identifier: "Etc/UTC"))
        for text in try Self.texts() {
            var writer = format.writer(
                ExportHead(hub: text, nick: text, time: HubTime(milliseconds: 0), zone: zone, words: .english))
            let topic = unsafeBitCast(Line(text: text), to: Topic.self)
            let room = ExportRoom(place: .named(.lobby), topic: topic, first: .zero, head: Seq(9))
            let whole =
                writer.begin([room]) + writer.open(room) + writer.line(line(text)) + writer.close() + writer.end()
            #expect(isHarmless(whole), "\(text.debugDescription)")
        }
    }

    /// No text becomes an element or leaves its attribute: without the page's own markup, no sign of markup is left.
    @Test func noTextBecomesMarkup() throws {
        for text in try Self.texts() {
            let escaped = HTMLExport.escape(text)
            #expect(!escaped.contains { "<>\"'".contains($0) }, "\(text.debugDescription)")
            let rest = escaped.replacing(/&(amp|lt|gt|quot|#39);/, with: "")
            #expect(!rest.contains("&"), "\(text.debugDescription)")
        }
    }

    @Test func hubsThatAreHeardAreHarmless() throws {
        var heard = try Heard("lab")
        let plain = try heard.beacon()
        for text in try Self.texts() {
            let name = unsafeBitCast(Line(text: text), to: HubName.self)
            let beacon = Beacon(
                hubKey: [], freshness: plain.beacon.freshness, name: name, port: 1, pingPort: 1, people: 1, flags: [],
                clock: plain.beacon.clock, token: 0)
            let hub = FoundHub(
                id: plain.hub, beacon: beacon, addresses: [plain.address], roundTrip: nil, people: 3,
                nicks: [unsafeBitCast(Name(text: text, fold: Array(text.utf8)), to: Nick.self)])
            let report = HubReport(namesPeople: true)
            for line in report.table([hub]) + [report.line(.appeared(hub)), report.json(hub)] {
                #expect(HostileText.found(in: line).isEmpty, "\(text.debugDescription)")
            }
        }
    }

    /// What a hub says, and what files are called, is repeated in complaints.
    @Test func complaintsAreHarmless() async throws {
        let program = try Program()
        for text in ["\u{1B}]0;owned\u{07}x", "a\u{9B}2Jb", "\u{202E}gpj.exe", "\u{1B}[31mred"] {
            for words in [
                ["trust", "forget", text], ["trust", "show", text], ["identity", "import", text],
                ["host", "--ephemeral", "--config", text],
                ["export", "lab", "--format", "text", "-o", "/nowhere/" + text],
            ] {
                let outcome = try await program.run(arguments: words)
                #expect(outcome.status == 1 && !outcome.errors.isEmpty, "\(words): \(outcome)")
                #expect(isHarmless(outcome.errors), "\(words): \(outcome.errors.debugDescription)")
            }
        }
    }

    @Test func aListOfKnownHubsThatSomebodyWroteIntoIsHarmless() async throws {
        let program = try Program()
        let hub = try await RunningHub.start(program, "--ephemeral", "--name", "lab", "--listen", "127.0.0.1:0")
        #expect(try await program.run("ping", hub.address, "--accept-new").status == 0)
        await hub.end()
        let path = program.home.path + "/.local/share/hubbub/known_hubs"
        let text = try String(contentsOfFile: path, encoding: .utf8).replacing(" lab ", with: " l%1B%5B2J%0Aab ")
        try text.write(toFile: path, atomically: false, encoding: .utf8)
        for words in [["list"], ["list", "--json"], ["show", "127.0.0.1:\(hub.port)"]] {
            let outcome = try await program.run("trust", arguments: words)
            #expect(outcome.status == 0 && isHarmless(outcome.output), "\(outcome)")
        }
        let listed = try await program.run("trust", "list")
        #expect(listed.lines.count == 2, "a newline in a name makes no second line")
    }
}
