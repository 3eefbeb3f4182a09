import Foundation
import Testing

@testable import TerminalCore

/// Widths against those of another library, whose rules were found by measuring real terminals.
@Suite struct MeasuredWidthTests {
    /// Where Hubbub measures otherwise, and why.
    private static let otherwise = [
        "1797 17B6 179F 17B6 1781 17D2 1798 17C2 179A": 8,  // Unicode 18 joins what stands around a Khmer coeng.
        "270C 1F3FB": 2,  // A skin tone asks for the emoji (UTS #51 section 2.4), which is two columns wide.
        "1F1E9": 1,  // Neutral by UAX #11; half a flag is no emoji yet.
        "231A FE0E": 2,  // Few terminals narrow an emoji for the text variation selector.
    ]

    @Test func textsAreAsWideAsTheyWereMeasured() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let file = try String(contentsOf: folder.appending(path: "Fixtures/measured-widths.txt"), encoding: .utf8)
        var wrong: [String] = []
        var seen = 0
        for line in file.split(separator: "\n") where !line.hasPrefix("#") {
            let fields = line.split(separator: "\t")
            let scalars = fields[1].split(separator: " ").compactMap {
                UInt32($0, radix: 16).flatMap(Unicode.Scalar.init)
            }
            let width = DisplayWidth.of(String(String.UnicodeScalarView(scalars)))
            seen += 1
            if width != Self.otherwise[String(fields[1])] ?? Int(fields[0]) { wrong.append("\(line), here \(width)") }
        }
        #expect(seen > 200)
        #expect(wrong.isEmpty)
    }
}
