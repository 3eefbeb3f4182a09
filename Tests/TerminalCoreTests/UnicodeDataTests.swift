import Foundation
import Testing

@testable import TerminalCore

/// What TerminalCore knows of Unicode against Unicode's own files, as Debian's package unicode-data has them.
@Suite struct UnicodeDataTests {
    private static let folder = "/usr/share/unicode/"

    @Test(.needsUnicodeData) func everyScalarIsAsWideAsItsPropertySays() throws {
        var wrong: [String] = []
        for line in try Self.lines("EastAsianWidth.txt") {
            let fields = line.split(separator: ";")
            let ends = fields[0].split(separator: ".").compactMap { UInt32($0, radix: 16) }
            let isWide = fields[1].hasPrefix("W") || fields[1].hasPrefix("F")
            for value in try #require(ends.first)...(try #require(ends.last)) {
                guard let scalar = Unicode.Scalar(value), !Self.widened.contains(where: { $0.contains(value) }) else {
                    continue
                }
                let width = DisplayWidth.of(scalar)
                let isRight = isWide ? width == 2 || width == 0 && Self.isMark(scalar) : width <= 1
                if !isRight { wrong.append("\(String(value, radix: 16)) is \(width)") }
            }
        }
        #expect(wrong.isEmpty)
    }

    /// Scalars that Unicode 16 made Wide; older files have them as Neutral.
    private static let widened: [ClosedRange<UInt32>] = [
        0x2630...0x2637, 0x268A...0x268F, 0x4DC0...0x4DFF, 0x1D300...0x1D356, 0x1D360...0x1D376,
    ]

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: true
        default: false
        }
    }

    @Test(.needsUnicodeData) func everyEmojiIsOneClusterOfTwoColumns() throws {
        var wrong: [String] = []
        var seen = 0
        for line in try Self.lines("emoji/emoji-test.txt") {
            let fields = line.split(separator: ";")
            let text = try Self.text(fields[0].split(separator: " "))
            let status = fields[1].split(separator: " ")[0]
            seen += 1
            // Without its variation selector a sign may be a letter's width; as a part of others it stands alone.
            let widths = status == "fully-qualified" || status == "component" ? 2...2 : 1...2
            if text.count != 1 || !widths.contains(DisplayWidth.of(text)) {
                wrong.append("\(line): \(text.count) clusters, \(DisplayWidth.of(text)) columns")
            }
        }
        #expect(seen > 4_000)
        #expect(wrong.isEmpty)
    }

    @Test(.needsUnicodeData) func everyEmojiKeepsItsPlaceInALine() throws {
        for line in try Self.lines("emoji/emoji-test.txt") where line.contains("fully-qualified") {
            let emoji = try Self.text(line.split(separator: ";")[0].split(separator: " "))
            var grid = Grid(Size(columns: 6, rows: 1))
            grid.write("a\(emoji)b", at: Point(column: 0, row: 0))
            #expect(grid.rows == ["a\(emoji)b  "])
            #expect(grid[3, 0].cluster == "b")
            var editor = LineEditor(byteLimit: 100)
            editor.insert("a\(emoji)b")
            for key in [Key.arrow(.left, []), .backspace] { _ = editor.handle(key) }
            #expect(editor.text == "ab")
        }
    }

    @Test(.needsUnicodeData) func clustersEndWhereTheTestOfUnicodeEndsThem() throws {
        var wrong: [String] = []
        for line in try Self.lines("auxiliary/GraphemeBreakTest.txt") {
            let clusters = try line.split(separator: "÷").map {
                try Self.text($0.split(separator: " ").filter { $0 != "×" })
            }
            .filter { !$0.isEmpty }
            let whole = clusters.joined()
            if whole.map(String.init) != clusters, !Self.rejoined.contains(line) { wrong.append(line) }
            var editor = LineEditor(byteLimit: 1_000)
            editor.insert(whole)
            #expect(ComposerLayout(editor, columns: 4).lines.count >= 1)
        }
        #expect(wrong.isEmpty)
    }

    /// What newer versions of Unicode than the file may be of split, since ✁ is no pictograph any more.
    private static let rejoined: Set = ["÷ 2701 × 200D × 2701 ÷"]

    /// The lines of a file without its comments.
    private static func lines(_ name: String) throws -> [String] {
        try String(contentsOfFile: folder + name, encoding: .utf8).split(separator: "\n").map { line in
            String(line.prefix { $0 != "#" }).trimmingCharacters(in: .whitespaces)
        }.filter { !$0.isEmpty }
    }

    private static func text(_ scalars: [Substring]) throws -> String {
        var text = String.UnicodeScalarView()
        for scalar in scalars {
            text.append(try #require(UInt32(scalar, radix: 16).flatMap(Unicode.Scalar.init)))
        }
        return String(text)
    }

    fileprivate static var isThere: Bool { FileManager.default.fileExists(atPath: folder + "emoji/emoji-test.txt") }
}

extension Trait where Self == ConditionTrait {
    /// Skips what reads Unicode's files where they are not.
    fileprivate static var needsUnicodeData: Self {
        .enabled("Debian's package unicode-data is not installed, so widths are not compared with it") {
            UnicodeDataTests.isThere
        }
    }
}
