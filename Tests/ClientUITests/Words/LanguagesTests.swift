import Assets
import Doctor
import TerminalCore
import Testing

@testable import ChatModel
@testable import ClientCore
@testable import ClientUI

/// What holds for the catalogues of both languages.
@Suite struct LanguagesTests {
    /// A file of the folder `catalogue`.
    enum File: CaseIterable {
        case english, chinese

        var bytes: [UInt8] { self == .english ? Assets.english : Assets.chinese }
        var words: Catalogue { self == .english ? .english : .chinese }
    }

    /// The keys and texts in the order in which they stand.
    private static func pairs(_ bytes: [UInt8]) throws -> [(key: String, text: String)] {
        let text = try #require(String(validating: bytes, as: UTF8.self))
        return try text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            let equals = try #require(line.firstRange(of: " = "), "\(line)")
            return (String(line[..<equals.lowerBound]), String(line[equals.upperBound...]))
        }
    }

    private static func blanks(_ text: String) -> Set<Substring> {
        Set(text.matches(of: /\{[a-z:.-]+\}/).map { text[$0.range] })
    }

    @Test func bothHaveTheSameKeysInTheSameOrder() throws {
        let (english, chinese) = (try Self.pairs(Assets.english), try Self.pairs(Assets.chinese))
        let (first, second) = (english.map(\.key), chinese.map(\.key))
        #expect(Set(first).subtracting(second).sorted() == [], "missing in chinese.txt")
        #expect(Set(second).subtracting(first).sorted() == [], "only in chinese.txt")
    }

    @Test(arguments: File.allCases) func noKeyStandsTwice(file: File) throws {
        let counts = Dictionary(try Self.pairs(file.bytes).map { ($0.key, 1) }, uniquingKeysWith: +)
        #expect(counts.filter { $0.value > 1 }.keys.sorted() == [])
    }

    @Test func eachTextHasTheSameBlanksInBoth() throws {
        let chinese = Dictionary(try Self.pairs(Assets.chinese).map { ($0.key, $0.text) }) { $1 }
        for (key, text) in try Self.pairs(Assets.english) {
            #expect(Self.blanks(text) == Self.blanks(chinese[key] ?? ""), "\(key)")
        }
    }

    @Test(arguments: File.allCases) func everyKeyThatASentenceNamesDoesSomething(file: File) throws {
        let named = try Self.pairs(file.bytes).flatMap { pair in
            pair.text.matches(of: /\{key:([^}]*)\}/).map { String($0.1) }
        }
        #expect(named.contains("unfold"))
        #expect(Set(named).subtracting(Keys.standard.names.keys) == [])
    }

    @Test(arguments: File.allCases) func noTextIsEmptyOrSteersTheTerminal(file: File) throws {
        for (key, text) in try Self.pairs(file.bytes) {
            #expect(!text.isEmpty && text.unicodeScalars.allSatisfy { TextRule.line.allows($0) }, "\(key)")
            #expect(text.first != " " && text.last != " ", "\(key)")
        }
    }

    @Test func chineseHasTheRightTone() throws {
        for (key, text) in try Self.pairs(Assets.chinese) {
            #expect(!text.contains { "!！".contains($0) }, "\(key)")
            #expect(!text.replacing("邀请", with: "").contains("请"), "\(key)")
            // Behind a Chinese letter stands a Chinese mark, and between it and a word of another script a space.
            #expect(!text.contains(/[\u{4E00}-\u{9FFF}][,;:!?()]/), "\(text)")
            let touching = text.contains(/[\u{4E00}-\u{9FFF}][A-Za-z0-9]|[A-Za-z0-9][\u{4E00}-\u{9FFF}]/)
            #expect(!touching || key.hasPrefix("date."), "\(text)")
        }
    }

    @Test(arguments: File.allCases) func theCalendarIsWhole(file: File) {
        let words = file.words
        #expect(words.list("date.weekdays").count == 7)
        #expect(words.list("date.months").count == 12 && words.list("date.abbreviated").count == 12)
    }

    /// The whole embedded code stays small.
    @Test func bothFitInWhatIsEmbedded() { #expect(Assets.english.count + Assets.chinese.count < 120_000) }

    /// Nothing of them has to be left out there.
    @Test func everyChineseFooterFitsEightyColumns() {
        let words = Catalogue.chinese
        let keys = words.keys.filter { $0.split(separator: ".").contains("footer") }
        #expect(keys.count > 8)
        let footers =
            keys.map { words.text($0) } + [
                KeyMap.select.footer(words, isFile: false, isFolded: true) { _ in true },
                KeyMap.select.footer(words, isFile: true, isFolded: false) { _ in true },
                KeyMap.search.footer(words),
            ]
        for footer in footers { #expect(DisplayWidth.of(footer) <= 79, "\(footer)") }
    }

    @Test func englishStandsInForWhatIsMissing() {
        let english = Catalogue(Array("a = one\nb = two\nc.one = 1 cat\nc.many = {count} cats\n".utf8))
        let words = Catalogue(Array("a = 一\nc.many = {count} 只猫\n".utf8), else: english)
        #expect((words.text("a"), words.text("b")) == ("一", "two"))
        #expect((words.text("c", count: 1), words.text("c", count: 2)) == ("1 cat", "2 只猫"))
    }

    // MARK: What is said elsewhere in English

    @Test(arguments: InvalidText.Thing.allCases) func whatIsWrongWithATextIsSaidInBoth(thing: InvalidText.Thing) {
        let codes: [InvalidText.Code] = [
            .empty, .tooLong(bytes: 40, limit: 32), .tooManyLines(lines: 21, limit: 20), .forbidden(scalar: 0x20),
            .forbidden(scalar: 0x23),
            .forbidden(scalar: 0x202E), .forbidden(scalar: 0x1F600), .notVisible,
        ]
        for fault in codes.map({ InvalidText(code: $0, what: thing) }) {
            #expect(Catalogue.english.sentence(for: fault) == fault.message)
            let chinese = Catalogue.chinese.sentence(for: fault)
            #expect(!chinese.contains("{") && !chinese.contains(thing.rawValue) && chinese.hasSuffix("。"))
        }
    }

    @Test func aHubsEnglishStandsBehindTheReasonInChinese() {
        let said = "You are muted here for 9 minutes."
        #expect(Sample.around.detail(.muted, said) == said)
        #expect(Sample.chinese.detail(.muted, said) == "你在这里被禁言了。（\(said)）")
        #expect(Sample.chinese.detail(.muted, "") == "你在这里被禁言了。")
        #expect(Sample.chinese.detail(.other, said) == said)
        #expect(Sample.chinese.detail(.other, "") == "服务器没有说明原因。")
    }

    // MARK: Words that are put together

    @Test func listsAndDatesAreAsALanguageWritesThem() throws {
        #expect(Sample.around.list(["ann", "bob", "李雷"]) == "ann, bob, 李雷")
        #expect(Sample.chinese.list(["ann", "bob", "李雷"]) == "ann、bob、李雷")
        let day = Sample.chinese.local(Sample.time(14, 7))
        #expect(Sample.chinese.day(day) == "11月20日 星期五")
        #expect(Sample.chinese.shortDay(day) == "11月20日")
        #expect(
            Sample.chinese.date(of: HubTime(milliseconds: 1_735_689_600_000), now: Sample.time(1, 1)) == "2025年1月1日")
        #expect(Catalogue.chinese.span(milliseconds: 131_400_000) == "1 天 12 小时")
        #expect(
            Catalogue.chinese.sentence(for: .open) == "这个房间：人人可以进来发言，新来的人能看全部消息。")
    }

    @Test func theDoctorsAdviceIsOneSentence() {
        let words = DoctorWords(words: .chinese, fingerprint: Sample.around.fingerprint)
        #expect(
            words.sentence(Judge.report(on: Sample.facts).verdict)
                == "这里没有问题，但没有发现服务器；如果应该有，在它那台电脑上运行 hubbub doctor。")
        let report = Judge.report(on: Sample.facts(.sent, cameBack: false, [Sample.nftables("input")]))
        #expect(
            words.sentence(report.verdict)
                == "nftables 丢弃了从 UDP 端口 24822 进来的数据（udp dport 24822 drop，位于 inet filter input），"
                + "所以在 wlan0 上要很久才能发现服务器，甚至发现不了；放行这个端口："
                + "sudo nft insert rule inet filter input udp dport 24822 accept")
    }
}
