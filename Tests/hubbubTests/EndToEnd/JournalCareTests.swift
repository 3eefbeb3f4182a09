import Foundation
import TestKit
import Testing

/// `hubbub host --check` and `--backup`, with hubs that run and journals that are damaged.
@Suite struct JournalCareTests {
    /// A hub with one message in its journal.
    private func hub(_ program: Program) async throws -> RunningHub {
        let hub = try await RunningHub.start(program, "--listen", "127.0.0.1:0", "--data", program.home.path + "/hub")
        let sent = try await program.run("send", hub.address, "#lobby", "tea at four", "--accept-new")
        #expect(sent.status == 0, "\(sent)")
        return hub
    }

    @Test func aRunningHubsJournalIsCheckedAndCopied() async throws {
        let program = try Program()
        let (data, copy) = (program.home.path + "/hub", program.home.path + "/copy.sqlite")
        let hub = try await hub(program)
        let well = try await program.run("host", "--check", "--data", data)
        #expect(well.status == 0 && well.errors.isEmpty, "\(well)")
        #expect(well.output == "The journal in \(data) is well: 1 entry in 1 room by 1 person.\n")
        let json = try await program.run("host", "--check", "--json", "--data", data)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        #expect(object["well"] as? Bool == true && object["entries"] as? Int == 1)
        let copied = try await program.run("host", "--backup", copy, "--data", data)
        #expect(copied.status == 0 && copied.output.hasPrefix("The journal was copied to \(copy) ("), "\(copied)")
        let again = try await program.run("host", "--backup", copy, "--data", data)
        #expect(again.status == 1 && again.errors.contains("is there already"), "\(again)")
        await hub.end()
        try await goOn(with: copy, of: data, program)
    }

    /// Puts a copy into the place of the journal: a hub goes on from it.
    private func goOn(with copy: String, of data: String, _ program: Program) async throws {
        try FileManager.default.removeItem(atPath: data + "/journal.sqlite")
        try FileManager.default.moveItem(atPath: copy, toPath: data + "/journal.sqlite")
        let hub = try await RunningHub.start(program, "--listen", "127.0.0.1:0", "--data", data)
        let tail = try await program.run("tail", hub.address, "#lobby", "--last", "5", "--json")
        #expect(tail.status == 0 && tail.output.contains("tea at four"), "\(tail)")
        await hub.end()
    }

    @Test func aDamagedJournalIsSaidWithWhatToDo() async throws {
        let program = try Program()
        let data = program.home.path + "/hub"
        await (try hub(program)).end()
        let file = try #require(FileHandle(forUpdatingAtPath: data + "/journal.sqlite"))
        try file.seek(toOffset: 3 * 4_096)
        try file.write(contentsOf: Data(repeating: 0xA5, count: 4_096))
        try file.close()
        let outcome = try await program.run("host", "--check", "--data", data)
        #expect(outcome.status == 1 && outcome.errors.contains(data), "\(outcome)")
        #expect(outcome.errors.split(separator: "\n").count == 1)
    }

    @Test func aFolderWithoutAJournalIsSaid() async throws {
        let program = try Program()
        for task in [["--check"], ["--backup", program.home.path + "/copy"]] {
            let outcome = try await program.run("host", "--data", program.home.path + "/none", arguments: task)
            #expect(outcome.status == 1 && outcome.errors.hasPrefix("There is no journal at "), "\(outcome)")
        }
        #expect(!FileManager.default.fileExists(atPath: program.home.path + "/copy"))
    }

    @Test(arguments: [
        ["--check", "--ephemeral"], ["--check", "--listen", "127.0.0.1:0"], ["--check", "--stop"],
        ["--check", "--backup", "f"], ["--check", "--detach"], ["--backup", "f", "--json"],
        ["--backup", "f", "--insecure"], ["--backup", "f", "--name", "lab"],
    ])
    func whatMakesNoSenseTogetherIsAMistakeOfUse(arguments: [String]) async throws {
        let outcome = try await Program().run("host", arguments: arguments)
        #expect(outcome.status == 64 && outcome.output.isEmpty, "\(outcome)")
    }
}
