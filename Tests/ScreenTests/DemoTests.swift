import Foundation
import Testing

/// What `make demo` and `make recording` play.
@Suite(.needsTmux) struct DemoTests {
    private static let script = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent(".ci/demo")

    @Test func theDemoPlaysToItsEndAndLeavesNothing() async throws {
        let person = try Person("ann")
        let recording = person.home.appendingPathComponent("recording.txt")
        let folder = person.home.appendingPathComponent("temporary")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var environment = person.environment
        environment["DEMO_PACE"] = "0"
        environment["TMPDIR"] = folder.path
        let (errors, bash) = (Pipe(), try #require(Tool.find("bash")))
        let child = try Child(
            bash, [Self.script.path, Tool.hubbub.path, recording.path], environment: environment,
            errors: .pipe(errors))
        let said = await errors.text()
        #expect(await child.status.value == 0, "\(said)")
        let text = try String(contentsOf: recording, encoding: .utf8)
        // What stands there for a moment only need not be caught when nobody waits for readers.
        for part in [" ann\n", " bob\n", "green again", "👍 1", "更新日志", "saved as", "make demo"] {
            let isThere = text.contains(part)
            #expect(isThere, "\(part) was never seen")
        }
        let isWhole = text.hasSuffix("end\n")
        #expect(isWhole)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
}
