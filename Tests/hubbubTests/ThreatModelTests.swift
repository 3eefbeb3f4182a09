import Foundation
import Testing

/// ThreatModel.md promises nothing that no test shows.
@Suite struct ThreatModelTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private let lines: [Substring]

    init() throws {
        let page = Self.root.appending(path: "Sources/hubbub/Documentation.docc/ThreatModel.md")
        lines = try String(contentsOf: page, encoding: .utf8).split(separator: "\n")
    }

    private var promises: [Substring] {
        lines.filter { $0.hasPrefix("| ") && !$0.hasPrefix("| Promise |") }
    }

    @Test func everyTestThatIsNamedIsThere() throws {
        var files: [String: String] = [:]
        var named = 0
        for line in promises {
            for match in line.matches(of: /`([A-Za-z\/+]+\.swift): ([^`]+)`/) {
                let (path, name) = (String(match.output.1), match.output.2)
                let text =
                    try files[path] ?? String(contentsOf: Self.root.appending(path: "Tests/\(path)"), encoding: .utf8)
                files[path] = text
                #expect(text.contains("func \(name)(") || text.contains("func `\(name)`("), "\(path): \(name)")
                named += 1
            }
        }
        #expect(named > 60, "\(named)")
    }

    @Test func everyPromiseNamesATest() {
        for line in promises { #expect(line.contains(".swift: "), "\(line)") }
        #expect(promises.count > 40)
    }
}
