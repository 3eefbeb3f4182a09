import ClientCore
import Foundation
import Testing

@testable import ClientUI

@Suite struct CatalogueTests {
    private let catalogue = Sample.words

    @Test func everyKeyInTheCodeHasATextAndEveryTextIsUsed() throws {
        let used = try Self.keysInCode().union(CommandTable.all.map(\.helpKey))
        let plain = used.filter { catalogue.keys.contains($0) }
        let counted = used.subtracting(plain)
        for key in counted.sorted() {
            #expect(catalogue.keys.contains(key + ".one") && catalogue.keys.contains(key + ".many"), "\(key)")
        }
        let known = plain.union(counted.flatMap { [$0 + ".one", $0 + ".many"] })
        #expect(catalogue.keys.subtracting(known).sorted() == [])
    }

    @Test func everyCommandAndKeyIsExplained() {
        for spec in CommandTable.all { #expect(catalogue.keys.contains(spec.helpKey)) }
        for section in Keys.standard.sections {
            #expect(catalogue.keys.contains(section.title))
            for row in section.rows { #expect(catalogue.keys.contains(row.does) && !row.written.isEmpty) }
        }
    }

    @Test(arguments: [
        ("a {x} b", "a 1 b"), ("{x}{x}", "11"), ("{y}", "{x}"), ("{z}", "{z}"), ("{x", "{x"), ("}{x}", "}1"), ("", ""),
    ])
    func blanksAreFilledInOnce(template: String, filled: String) {
        let catalogue = Catalogue(Array("key = \(template)\n".utf8))
        #expect(catalogue.text("key", ["x": "1", "y": "{x}"]) == (template.isEmpty ? "" : filled))
    }

    @Test(arguments: [(0, "0 things"), (1, "1 thing"), (2, "2 things")])
    func oneIsCountedApart(count: Int, text: String) {
        let catalogue = Catalogue(Array("n.one = 1 thing\nn.many = {count} things\n".utf8))
        #expect(catalogue.text("n", count: count) == text)
    }

    @Test func aMissingKeyIsShownAsItself() {
        #expect(catalogue.text("no.such.key") == "no.such.key")
        #expect(
            catalogue.text("no.such.key", count: 2) == "no.such.key.many"
                || catalogue.text("no.such.key", count: 2) == "no.such.key")
    }

    /// The string literals in the code that look like keys.
    private static func keysInCode() throws -> Set<String> {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let areas = Set(Sample.words.keys.map { $0.prefix { $0 != "." } })
        return try keys(in: root.appending(path: "Sources/ClientUI")).union(
            // The program has words with a dot that are no keys, such as the names of its queues.
            keys(in: root.appending(path: "Sources/hubbub")).filter { key in areas.contains(key.prefix { $0 != "." }) })
    }

    private static func keys(in folder: URL) throws -> Set<String> {
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        var keys = Set<String>()
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "swift" else { continue }
            let code = try String(contentsOf: file, encoding: .utf8)
            for match in code.matches(of: /"([a-z]+(?:\.[a-z]+)+|small)"/) { keys.insert(String(match.1)) }
        }
        return keys
    }
}
