import ArgumentParser
import ChatModel
import Foundation
import HubServer
import Testing

@testable import hubbub

@Suite struct TextTests {
    @Test(arguments: 1...9)
    func linesAreTheSameHoweverTheInputIsCut(piece: Int) throws {
        let input = Array("one\r\n\n三 \nfour".utf8)
        var splitter = LineSplitter(limit: 100)
        var lines: [String] = []
        for start in stride(from: 0, to: input.count, by: piece) {
            lines += try splitter.take(Array(input[start..<min(start + piece, input.count)]))
        }
        if let last = try splitter.finish() { lines.append(last) }
        #expect(lines == ["one", "", "三 ", "four"])
    }

    @Test func aLineThatNeverEndsIsRefusedBeforeItIsHeld() throws {
        var splitter = LineSplitter(limit: 10)
        _ = try splitter.take(Array("a\nb\n".utf8))
        let mistake = #expect(throws: LineSplitter.Mistake.self) {
            try splitter.take(Array(repeating: 0x61, count: 12))
        }
        #expect(mistake?.line == 3)
    }

    @Test func aLineThatIsNotTextIsRefusedWithItsNumber() {
        var splitter = LineSplitter(limit: 10)
        let mistake = #expect(throws: LineSplitter.Mistake.self) { try splitter.take([0x61, 0x0A, 0xFF, 0x0A]) }
        #expect(mistake?.line == 2)
    }

    @Test(arguments: [
        ("0.0.0.0:24822", ListenAddress.tcp(host: "0.0.0.0", port: 24822)), ("[::1]:0", .tcp(host: "::1", port: 0)),
        ("lab.local:1", .tcp(host: "lab.local", port: 1)), ("[fe80::1%eth0]:5", .tcp(host: "fe80::1%eth0", port: 5)),
    ])
    func whereToListenIsRead(text: String, address: ListenAddress) throws {
        #expect(try ListenOption.read(text) == address)
    }

    @Test func roomsAndPeopleAreToldApart() throws {
        #expect(try Destination("#lobby") == .room(.lobby))
        #expect(try Destination("lobby") == .room(.lobby))
        #expect(try Destination("@ann") == .person(try Nick("ann")))
        for text in ["", "#", "@", "#a b", "@a b", "@@a"] {
            #expect(throws: ValidationError.self, "\(text)") { try Destination(text) }
        }
    }

    @Test func jsonIsOneLineWithItsMembersInOrder() throws {
        var object = JSONLine()
        object.add("text", "a\"b\\/\n\u{7F} 李 👍")
        object.add("seq", UInt64.max)
        object.addNull("port")
        #expect(object.text == "{\"text\":\"a\\\"b\\\\/\\n\\u007f 李 👍\",\"seq\":18446744073709551615,\"port\":null}")
    }

    @Test func timesAreWrittenToTheMillisecond() throws {
        let utc = try #require(TimeZone(identifier: "UTC"))
        #expect(HubTime(milliseconds: 1_795_226_393_007).stamp == "2026-11-21T01:59:53.007Z")
        #expect(HubTime(milliseconds: 1_795_226_393_999).stamp == "2026-11-21T01:59:53.999Z")
        #expect(HubTime(milliseconds: 0).local(utc) == "1970-01-01 00:00")
    }

    @Test func noTextDrivesTheTerminal() {
        #expect(PlainText.printable("a\u{1B}[2Jb\u{202E}\tc\n") == "a\u{FFFD}[2Jb\u{FFFD}\tc\n")
    }

    @Test(arguments: [(0, 100), (1, 100), (2, 200), (4, 800), (5, 1_600), (6, 2_000), (60, 2_000)])
    func pausesGrowToTwoSeconds(failures: Int, milliseconds: Int) {
        #expect(Persistence.pause(after: failures) == .milliseconds(milliseconds))
    }
}
