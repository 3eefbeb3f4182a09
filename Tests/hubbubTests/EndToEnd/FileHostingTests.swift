import Foundation
import TestKit
import Testing

/// What the real program says of settings about files.
@Suite(.timeLimit(.minutes(2))) struct FileHostingTests {
    @Test(arguments: [
        ("[share]\nfolder = \"/nowhere/at/all\"", "line 2, column 10: there is no folder /nowhere/at/all."),
        ("[files]\nlargest = \"much\"", "line 2, column 11: largest is a size"),
    ]) func aMistakeIsNamedAndTheHubDoesNotStart(settings: String, words: String) async throws {
        let program = try Program()
        let file = program.home.path + "/hub.toml"
        try settings.write(toFile: file, atomically: true, encoding: .utf8)
        let outcome = try await program.run(
            "host", "--ephemeral", "--insecure", "--listen", "127.0.0.1:0", "--no-announce", "--config", file)
        #expect(outcome.status == 1 && outcome.output.isEmpty, "\(outcome)")
        #expect(outcome.errors.contains("\(file), \(words)"), "\(outcome)")
    }

    @Test func filesAreOnOrOff() async throws {
        let program = try Program()
        let outcome = try await program.run("host", "--ephemeral", "--files", "maybe")
        #expect(outcome.status == 64 && outcome.errors.contains("--files is on or off, not \"maybe\"."), "\(outcome)")
    }
}
