import ChatModel
import Foundation
import Profile
import TestKit
import Testing

@Suite struct HostTests {
    @Test func aTakenPortIsOneLineAndExitOne() async throws {
        let program = try Program()
        let hub = try await RunningHub.start(program, "--ephemeral", "--listen", "127.0.0.1:0")
        let outcome = try await program.run("host", "--ephemeral", "--listen", hub.place)
        #expect(outcome.status == 1 && outcome.output.isEmpty)
        #expect(outcome.errors.hasPrefix("Port \(hub.port) is in use by another program (or another hub)."))
        #expect(outcome.errors.split(separator: "\n").count == 1)
        await hub.end()
    }

    @Test func aHubWithoutANameIsCalledAfterItsHost() async throws {
        let program = try Program()
        let paths = try ProfilePaths(profile: nil, environment: [:], home: program.home.path)
        try StateFile(path: paths.stateFile).update { $0.nick = try? Nick("dana") }
        let hub = try await RunningHub.start(program, "--ephemeral", "--listen", "127.0.0.1:0")
        let outcome = try await program.run("ping", hub.address, "--accept-new")
        #expect(outcome.output.contains("came back from dana's hub in"), "\(outcome)")
        await hub.end()
    }

    @Test func aSecondHubOnAFolderIsRefused() async throws {
        let program = try Program()
        let hub = try await RunningHub.start(program, "--listen", "127.0.0.1:0")
        let outcome = try await program.run("host", "--listen", "127.0.0.1:0")
        #expect(outcome.status == 1 && outcome.errors.contains("Another hub"))
        await hub.end()
    }

    @Test(arguments: ["24822", "127.0.0.1", "127.0.0.1:x", "127.0.0.1:65536", "::1:0", "a b:5"])
    func anAddressThatCanNotBeIsAMistakeOfUse(address: String) async throws {
        let outcome = try await Program().run("host", "--ephemeral", "--listen", address)
        #expect(outcome.status == 64 && outcome.errors.contains("can't listen on \"\(address)\""), "\(outcome)")
    }

    @Test func jsonSaysAddressPortAndFingerprint() async throws {
        let program = try Program()
        let hub = try await RunningHub.start(program, "--ephemeral", "--json", "--listen", "127.0.0.1:0")
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(hub.address.utf8)) as? [String: Any])
        let port = try #require(object["port"] as? Int)
        #expect(object["address"] as? String == "hubbub://127.0.0.1:\(port)")
        #expect((object["fingerprint"] as? String)?.hasPrefix("SHA256:") == true)
        await hub.end()
    }

    @Test func everyAddressIsSaidAndReached() async throws {
        let program = try Program()
        let output = try StreamPair()
        let process = try program.start(
            [
                "host", "--ephemeral", "--listen", "127.0.0.1:0", "--listen", "[::1]:0", "--unix",
                program.home.path + "/s",
            ], output: output.writing)
        output.closeWriting()
        for prefix in ["hubbub://127.0.0.1:", "hubbub://[::1]:", "unix:/"] {
            let line = try #require(await output.line())
            #expect(line.hasPrefix("listening \(prefix)"))
            let address = line.replacing("listening ", with: "")
            #expect(try await program.run("ping", address, "--accept-new").status == 0, "\(line)")
        }
        process.signal(SIGINT)
        #expect(await process.status == 0)
    }

    @Test func aDetachedHubOutlivesItsStarterAndIsStopped() async throws {
        let program = try Program()
        let started = try await program.run("host", "--detach", "--listen", "127.0.0.1:0")
        #expect(started.status == 0 && started.lines.count == 1, "\(started)")
        let address = started.output.replacing("listening ", with: "").trimmingCharacters(in: .newlines)
        #expect(try await program.run("send", address, "#lobby", "hi", "--accept-new").status == 0)
        let again = try await program.run("host", "--detach", "--listen", "127.0.0.1:0")
        #expect(again.status == 1 && again.errors.contains("Another hub"), "\(again)")
        #expect(try await program.run("host", "--stop").status == 0)
        let none = try await program.run("host", "--stop")
        #expect(none.status == 1 && none.errors.hasPrefix("No hub runs on "))
    }

    @Test func aProgramThatIsGoneKeepsNobodyFromStoppingTheHub() async throws {
        let program = try Program()
        let folder = program.home.appendingPathComponent(".config/hubbub")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let started = try await program.run("host", "--detach", "--listen", "127.0.0.1:0")
        #expect(started.status == 0, "\(started)")
        try "[commands.gone]\nrun = [\"/nowhere/gone\"]\n"
            .write(to: folder.appendingPathComponent("config.toml"), atomically: true, encoding: .utf8)
        let copy = program.home.path + "/copy.sqlite"
        for words in [["--check"], ["--runs"], ["--backup", copy], ["--stop"]] {
            let outcome = try await program.run("host", arguments: words)
            #expect(outcome.status == 0, "\(words): \(outcome)")
        }
        #expect(try await program.run("host", "--ephemeral").errors.contains("there is no program /nowhere/gone"))
    }

    @Test func settingsComeFromFlagThenEnvironmentThenFile() async throws {
        let program = try Program()
        let folder = program.home.appendingPathComponent(".config/hubbub")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try "[host]\nname = \"from the file\"\nlisten = [\"127.0.0.1:0\"]\n"
            .write(to: folder.appendingPathComponent("config.toml"), atomically: true, encoding: .utf8)
        for (arguments, name) in [([], "from the file"), (["--name", "from the flag"], "from the flag")] {
            let started = try await program.run("host", "--detach", arguments: arguments)
            let address = started.output.replacing("listening ", with: "").trimmingCharacters(in: .newlines)
            let ping = try await program.run("ping", address, "--accept-new")
            #expect(ping.output.contains("from \(name) in"), "\(ping)")
            try await program.run("host", "--stop")
        }
    }

    @Test func aMistakeInTheFileIsSaidWithItsPlace() async throws {
        let program = try Program()
        let path = program.home.path + "/other.toml"
        try "[host]\nnmae = \"lab\"\n".write(toFile: path, atomically: true, encoding: .utf8)
        let outcome = try await program.run("host", "--ephemeral", "--config", path)
        #expect(outcome.status == 1 && outcome.errors.hasPrefix("\(path), line 2, column 1: "), "\(outcome)")
    }
}
