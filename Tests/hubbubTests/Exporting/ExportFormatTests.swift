import ChatModel
import ClientUI
import Foundation
import Testing

@testable import hubbub

@Suite struct ExportFormatTests {
    private let room = ExportRoom(
        place: .named(.lobby), topic: .none, first: .zero, head: Seq(9))

    private func line(_ seq: UInt64, _ nick: String, _ body: Entry.Body, _ amendment: Amendment? = nil) -> EntryLine {
        let time = HubTime(milliseconds: 1_794_476_460_000 + seq * 60_000)
        return EntryLine(
            entry: Entry(seq: Seq(seq), time: time, author: UserNumber(1), nonce: Nonce(seq), body: body), nick: nick,
            amendment: amendment)
    }

    private func lines() throws -> [EntryLine] {
        let like = ReactionTally(reaction: try Reaction("👍"), count: 2, isMine: false)
        return [
            line(1, "bob", .text(try MessageText("<b>\"1\" & 2</b>\nnext"))),
            line(
                2, "ann", .reply(to: Seq(1), try MessageText("no")),
                Amendment(
                    target: Seq(2), changed: Seq(5), content: .edited(try MessageText("yes"), at: nil),
                    reactions: [like], isPinned: true)),
            line(3, "ann", .action(try MessageText("waves"))), line(4, "bob", .deleted),
            line(6, "bob", .topic(try Topic("freeze"))),
        ]
    }

    private func export(
        _ format: ExportFormat, _ lines: [EntryLine], in words: Catalogue = .english
    ) throws -> String {
        let zone = try #require(TimeZone(identifier: "Etc/UTC"))
        var writer = format.writer(
            ExportHead(hub: "lab <1>", nick: "ann", time: HubTime(milliseconds: 0), zone: zone, words: words))
        var text = writer.begin([room]) + writer.open(room)
        for line in lines { text += writer.line(line) }
        return text + writer.close() + writer.end()
    }

    @Test func jsonSaysWhatBecameOfEachMessage() throws {
        let start = ##""room":"#lobby","nick":"ann","text":"##
        let lines = try export(.json, try lines()).split(separator: "\n")
        #expect(lines.count == 5)
        #expect(
            lines[1]
                == #"{"seq":2,"time":"2026-11-12T09:43:00.000Z",\#(start)"yes","id":"0000000000000002","kind":"message","#
                + #""replyTo":1,"edited":true,"pinned":true,"reactions":{"👍":2}}"#)
        #expect(lines[3].hasSuffix(#""text":"","id":"0000000000000004","kind":"message","deleted":true}"#))
        #expect(lines[4].hasSuffix(#""text":"freeze","id":"0000000000000006","kind":"topic"}"#))
    }

    @Test func textReadsLikeAConversation() throws {
        #expect(
            try export(.text, try lines()) == """
                lab <1>, exported for ann on 1970-01-01 00:00 (Etc/UTC)

                == #lobby

                -- 2026-11-12
                09:42 bob: <b>"1" & 2</b>
                    next
                09:43 ann (to “bob: <b>"1" & 2</b> next”): yes (edited) (pinned) [👍 2]
                09:44 * ann waves
                09:45 bob: (taken back)
                09:47 * bob set the topic: freeze

                """)
    }

    @Test func peopleReadTheirOwnLanguageAndProgramsEnglish() throws {
        #expect(
            try export(.text, try lines() + (try rulings()), in: .chinese) == """
                lab <1>，ann 导出于 1970-01-01 00:00（Etc/UTC）

                == #lobby

                -- 2026-11-12
                09:42 bob：<b>"1" & 2</b>
                    next
                09:43 ann（回复“bob：<b>"1" & 2</b> next”）：yes · 已编辑 · 已置顶 [👍 2]
                09:44 * ann waves
                09:45 bob：（已撤回）
                09:47 * bob 设置了主题：freeze
                09:42 * ann 在整个服务器封禁了 bob，为期 1 小时：<spam>
                09:43 * ann 解除了对 10.0.0.4 的全服务器封禁
                09:44 * ann 更改了房间：只有受邀的人能进，每 30 秒一条消息

                """)
        let html = try export(.html, try lines(), in: .chinese)
        #expect(html.contains(#"<html lang="zh-Hans">"#) && html.contains(#"aria-label="房间""#))
        #expect(html.contains(#"<span class="change">设置了主题：</span> <span"#))
        #expect(try export(.json, try rulings(), in: .chinese) == export(.json, try rulings()))
    }

    @Test func htmlLetsNoTextBecomeMarkup() throws {
        let html = try export(.html, try lines())
        #expect(html.contains("&lt;b&gt;&quot;1&quot; &amp; 2&lt;/b&gt;\nnext</span></p>"))
        #expect(html.contains("<title>lab &lt;1&gt;</title>"))
        #expect(html.contains(##"<a class="of" href="#r1-1">↩ “bob: "##))
        #expect(html.contains(#"<span class="change">(edited)</span> <span class="change">(pinned)</span> <span"#))
        #expect(!html.contains("<script") && !html.contains("<b>\""))
        #expect(html.contains(#"<h3 id="r1-2026-11-12">2026-11-12</h3>"#))
    }

    @Test func htmlSaysThatAFileIsOne() throws {
        let id = FileID(try #require(Digest(hex: String(repeating: "ab", count: 32))))
        let files = try [("a<b>.txt", FileShape.file), ("photos", .folder(files: 12))].map { name, shape in
            line(
                7, "ann",
                .file(SharedFile(name: try FileName(name), size: 1_200_000, shape: shape, kind: .other, id: id)))
        }
        let html = try export(.html, files)
        #expect(html.contains(#"a&lt;b&gt;.txt</span> <span class="change">(file, 1.2 MB, ID abababab)</span>"#))
        #expect(html.contains(#"photos</span> <span class="change">(folder of 12 files, 1.2 MB, ID abababab)</span>"#))
    }

    /// Every element that begins also ends, within the one around it, and no two have the same name.
    @Test func htmlIsWellFormed() throws {
        let html = try export(.html, try lines())
        var open: [Substring] = []
        for tag in html.matches(of: /<(\/?)([a-z0-9]+)[^>]*>/).map(\.output) {
            if tag.2 == "meta" { continue }
            if tag.1.isEmpty { open.append(tag.2) } else { #expect(open.popLast() == tag.2) }
        }
        #expect(open.isEmpty)
        let names = html.matches(of: /id="([^"]+)"/).map(\.output.1)
        #expect(Set(names).count == names.count && names.count == 7)
        for link in html.matches(of: /href="#([^"]+)"/) { #expect(names.contains(link.output.1)) }
    }

    /// A ban and a mode, as ann decided them.
    private func rulings() throws -> [EntryLine] {
        let bob = Subject(id: UserID(try #require(Digest([UInt8](repeating: 3, count: 32)))), nick: try Nick("bob"))
        let until = HubTime(milliseconds: 1_794_476_460_000 + 61 * 60_000)
        let ban = Ruling(scope: .hub, act: .ban(.user(bob), until: until), reason: try Reason("<spam>"))
        let address = Ruling(scope: .hub, act: .unban(.address(try BannedAddress("10.0.0.4"))))
        let mode = Ruling(scope: .room, act: .mode(RoomMode(isInviteOnly: true, pause: 30)))
        return [line(1, "ann", .ruling(ban)), line(2, "ann", .ruling(address)), line(3, "ann", .ruling(mode))]
    }

    @Test func rulingsReadLikeOnTheScreen() throws {
        let text = try export(.text, try rulings())
        #expect(text.contains("09:42 * ann banned bob from the hub for 1 hour: <spam>\n"))
        #expect(text.contains("09:44 * ann changed the room: invited people only, one message in 30 seconds\n"))
        #expect(try export(.html, try rulings()).contains("ann banned bob from the hub for 1 hour: &lt;spam&gt;"))
    }

    @Test func jsonSaysWhatWasDecided() throws {
        let lines = try export(.json, try rulings()).split(separator: "\n")
        #expect(
            lines[0].hasSuffix(
                #""text":"<spam>","id":"0000000000000001","kind":"ruling","act":"ban","scope":"hub","subject":"bob","#
                    + #""until":"2026-11-12T10:42:00.000Z"}"#))
        #expect(lines[1].hasSuffix(#""kind":"ruling","act":"unban","scope":"hub","address":"10.0.0.4"}"#))
        #expect(
            lines[2].hasSuffix(
                #""act":"mode","scope":"room","inviteOnly":true,"announceOnly":false,"pause":30,"history":"since-join"}"#
            ))
    }

    @Test(arguments: [
        (0, 100, 0.0, "[..............................]  0 %  0 of 100 entries  0 entries/s  -:-- left"),
        (50, 100, 10.0, "[###############...............]  50 %  50 of 100 entries  5 entries/s  0:10 left"),
        (1, 7_300, 1.0, "[..............................]  0 %  1 of 7300 entries  1 entries/s  2:01:39 left"),
    ])
    func theBarSaysHowFarHowFastAndHowLong(done: UInt64, total: UInt64, seconds: Double, text: String) {
        #expect(ProgressBar(done: done, total: total, seconds: seconds).text(columns: 100) == text)
    }

    @Test func ofBytesItSaysAmountsAndTheSpeedOfThoseThatCameNow() {
        let bar = ProgressBar(done: 3_000_000, total: 12_400_000, unit: .bytes, before: 1_000_000, seconds: 4)
        #expect(bar.text(columns: 100).hasSuffix("  24 %  3.0 MB of 12.4 MB  500 kB/s  0:19 left"))
        let pipe = ProgressBar(done: 3_000_000, total: nil, unit: .bytes, seconds: 4)
        #expect(pipe.text(columns: 100) == "3.0 MB  750 kB/s")
    }

    @Test(arguments: [
        (0 as UInt64, "0 B"), (999, "999 B"), (1_000, "1.0 kB"), (99_900, "99.9 kB"), (123_456, "123 kB"),
        (999_600, "1.0 MB"), (12_400_000, "12.4 MB"), (5_000_000_000, "5.0 GB"), (.max, "18.4 EB"),
    ])
    func bytesAreWrittenShort(bytes: UInt64, text: String) { #expect(bytes.byteText == text) }

    @Test(arguments: [1, 10, 40, 60, 80, 200])
    func theBarFitsTheTerminal(columns: Int) {
        #expect(ProgressBar(done: 123_456, total: 1_000_000, seconds: 9).text(columns: columns).count < columns)
    }
}
