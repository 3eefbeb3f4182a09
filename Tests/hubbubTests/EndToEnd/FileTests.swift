import Foundation
import TestKit
import Testing

/// `hubbub put`, `get` and `files` with a hub that runs as a process.
@Suite(.timeLimit(.minutes(4))) struct FileTests {
    private let owner: Program
    private let guest: Program

    init() throws { (owner, guest) = (try Program(), try Program()) }

    private func hub(_ settings: String = "", _ more: String...) async throws -> RunningHub {
        let file = owner.home.path + "/hub.toml"
        try settings.write(toFile: file, atomically: true, encoding: .utf8)
        return try await RunningHub.start(
            owner, arguments: ["--insecure", "--listen", "127.0.0.1:0", "--no-announce", "--config", file] + more)
    }

    private func write(_ bytes: Data, _ name: String, _ program: Program) throws -> String {
        let path = program.home.path + "/" + name
        try FileManager.default.createDirectory(
            atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try bytes.write(to: URL(fileURLWithPath: path))
        return path
    }

    private func bytes(_ path: String) -> Data? { FileManager.default.contents(atPath: path) }

    private static func random(_ count: Int) -> Data {
        var data = Data(capacity: count)
        for _ in 0..<count / 8 { withUnsafeBytes(of: UInt64.random(in: .min ... .max)) { data.append(contentsOf: $0) } }
        return data
    }

    private static func object(_ line: String?) throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: Data((line ?? "").utf8)) as? [String: Any] ?? [:]
    }

    @Test func aFileGoesThereIsListedAndComesBack() async throws {
        let hub = try await hub()
        let content = Self.random(3_000_000)
        let path = try write(content, "report.bin", owner)
        let put = try await owner.run("put", hub.address, "#lobby", path, "--nick", "ann", "--accept-new")
        #expect(put.status == 0 && put.output == "report.bin is in #lobby.\n", "\(put)")
        let files = try await guest.run("files", hub.address, "--accept-new")
        let line = try #require(files.lines.first)
        #expect(
            files.lines.count == 1 && line.contains("3.0 MB") && line.contains("#lobby  ann  report.bin"), "\(files)")
        #expect(try await guest.run("files", hub.address, "#lobby").output == files.output)
        let json = try await guest.run("files", hub.address, "--json")
        let object = try Self.object(json.lines.first)
        #expect(object["name"] as? String == "report.bin" && object["size"] as? Int == 3_000_000, "\(json)")
        let id = try #require(object["id"] as? String)
        #expect(line.hasPrefix(id.prefix(8)))
        try FileManager.default.createDirectory(
            atPath: guest.home.path + "/Downloads", withIntermediateDirectories: true)
        for (wanted, name) in [(String(id.prefix(6)), "report.bin"), ("report.bin", "report (1).bin")] {
            let got = try await guest.run("get", hub.address, wanted)
            #expect(got.status == 0 && got.output == guest.home.path + "/Downloads/\(name)\n", "\(got)")
            #expect(bytes(guest.home.path + "/Downloads/" + name) == content)
        }
        let chosen = try await guest.run("get", hub.address, id, "-o", guest.home.path + "/new/x.bin", "--json")
        #expect(chosen.status == 0 && bytes(guest.home.path + "/new/x.bin") == content, "\(chosen)")
        #expect(try Self.object(chosen.lines.first)["event"] as? String == "begin")
        #expect(try Self.object(chosen.lines.last)["path"] as? String == guest.home.path + "/new/x.bin")
        let tail = try await guest.run("tail", hub.address, "#lobby")
        #expect(tail.output.contains("report.bin"), "\(tail)")
        await hub.end()
    }

    @Test func aFolderAPipeAndSeveralFilesGoAtOnce() async throws {
        let hub = try await hub()
        for (name, text) in [("f/a.txt", "one"), ("f/b/c.txt", "two"), ("f/b/.hidden", "")] {
            _ = try write(Data(text.utf8), name, owner)
        }
        try FileManager.default.createSymbolicLink(
            atPath: owner.home.path + "/f/link", withDestinationPath: "/etc/passwd")
        let other = try write(Data("other".utf8), "other.txt", owner)
        let put = try await owner.run("put", hub.address, "#lobby", owner.home.path + "/f", other, "--accept-new")
        #expect(put.status == 0 && put.lines == ["f is in #lobby.", "other.txt is in #lobby."], "\(put)")
        #expect(put.errors.contains("1 link (link)"), "\(put)")
        let pipe = try await owner.run("put", hub.address, "#lobby", "-", "--name", "log.txt", input: "from a pipe\n")
        #expect(pipe.status == 0, "\(pipe)")
        let into = guest.home.path + "/in"
        let folder = try await guest.run("get", hub.address, "f", "-o", into + "/", "--accept-new")
        #expect(folder.status == 0 && folder.output == into + "/f\n", "\(folder)")
        #expect(bytes(into + "/f/b/c.txt") == Data("two".utf8) && bytes(into + "/f/b/.hidden") == Data())
        #expect(!FileManager.default.fileExists(atPath: into + "/f/link"))
        _ = try await guest.run("get", hub.address, "log.txt", "-o", into)
        #expect(bytes(into + "/log.txt") == Data("from a pipe\n".utf8))
        await hub.end()
    }

    @Test func whatCantBeDoneIsSaidInOneSentence() async throws {
        let hub = try await hub("[files]\nlargest = \"1 MB\"")
        let large = try write(Self.random(2_000_000), "large.bin", owner)
        let missing = owner.home.path + "/nothing"
        let cases: [([String], String)] = [
            (["put", hub.address, "#lobby", missing], "There is no file \(missing)"),
            (["put", hub.address, "#lobby", "/dev/null"], "neither a file nor a folder"),
            (["put", hub.address, "#lobby", large], "this hub takes files of up to 1 MB"),
            (["get", hub.address, "nothing"], "No file here is called nothing"),
            (["get", hub.address, "hub:x"], "This hub shares no folder"),
        ]
        for (words, sentence) in cases {
            let said = try await owner.run(arguments: words + ["--accept-new"])
            #expect(said.status == 1 && said.errors.contains(sentence), "\(words) \(said)")
            #expect(said.errors.split(separator: "\n").count == 1 && said.output.isEmpty, "\(words) \(said)")
        }
        #expect(try await owner.run("put", hub.address, "#lobby").status == 64)
        await hub.end()
    }

    @Test func programsHearOfEachFailureWithItsCode() async throws {
        let hub = try await hub("[files]\nlargest = \"1 MB\"")
        let large = try write(Self.random(2_000_000), "large.bin", owner)
        _ = try await owner.run("ping", hub.address, "--accept-new")
        let cases: [([String], String)] = [
            (["put", hub.address, "#lobby", owner.home.path + "/nothing"], "noSuchFile"),
            (["put", hub.address, "#lobby", large], "fileTooLarge"),
            (["get", hub.address, "nothing"], "noSuchFile"),
            (["get", hub.address, "hub:x"], "noSuchFile"),
            (["get", "127.0.0.1:1", "nothing", "--timeout", "1"], "nothingListens"),
        ]
        for (words, code) in cases {
            let said = try await owner.run(arguments: words + ["--json"])
            let object = try Self.object(said.lines.last)
            #expect(said.status == 1 && said.lines.count == 1 && said.errors.isEmpty, "\(words) \(said)")
            #expect(object["event"] as? String == "failed" && object["code"] as? String == code, "\(said)")
            #expect((object["message"] as? String)?.isEmpty == false)
        }
        let small = try write(Self.random(900_000), "small.bin", owner)
        let put = try await owner.run("put", hub.address, "#lobby", small, "--json")
        let progress = try put.lines.map { try Self.object($0) }.last { $0["event"] as? String == "progress" }
        #expect(progress?["secondsLeft"] as? Int == 0 && progress?["bytesPerSecond"] is Int, "\(put)")
        await hub.end()
    }

    @Test func aRoomThatComesIntoBeingIsSaid() async throws {
        let hub = try await hub()
        let path = try write(Data("x".utf8), "x", owner)
        _ = try await owner.run("ping", hub.address, "--accept-new")
        let first = try await owner.run("put", hub.address, "#typo", path)
        #expect(first.status == 0 && first.errors.hasPrefix("Made #typo: "), "\(first)")
        #expect(try await owner.run("put", hub.address, "#typo", path).errors.isEmpty)
        let said = try await owner.run("send", hub.address, "#other", "hello")
        #expect(said.status == 0 && said.errors.hasPrefix("Made #other: "), "\(said)")
        #expect(try await owner.run("send", hub.address, "#other", "again").errors.isEmpty)
        #expect(try await owner.run("send", hub.address, "#lobby", "hello").errors.isEmpty)
        await hub.end()
    }

    @Test func severalFilesOfOneNameAreListedToChooseFrom() async throws {
        let hub = try await hub()
        for content in ["one", "two"] {
            let path = try write(Data(content.utf8), "same.txt", owner)
            #expect(try await owner.run("put", hub.address, "#lobby", path, "--accept-new").status == 0)
        }
        let several = try await guest.run("get", hub.address, "same.txt", "--accept-new")
        #expect(several.status == 1 && several.errors.hasPrefix("2 files fit same.txt"), "\(several)")
        #expect(several.errors.split(separator: "\n").count == 3)
        await hub.end()
    }

    @Test func aHubWithoutFilesSaysSo() async throws {
        let hub = try await hub("", "--files", "off")
        let path = try write(Data("x".utf8), "x", owner)
        for words in [["put", hub.address, "#lobby", path], ["get", hub.address, "abcd"], ["files", hub.address]] {
            let said = try await owner.run(arguments: words + ["--accept-new"])
            #expect(said.status == 1 && said.errors.contains("takes and gives no files"), "\(said)")
        }
        await hub.end()
    }

    @Test func theSharedFolderIsListedAndFetchedFrom() async throws {
        _ = try write(Data("read me".utf8), "shared/docs/manual.txt", owner)
        try FileManager.default.createSymbolicLink(
            atPath: owner.home.path + "/shared/secret", withDestinationPath: "/etc/passwd")
        let hub = try await hub("[share]\nfolder = \"\(owner.home.path)/shared\"")
        let top = try await guest.run("files", hub.address, "hub", "--accept-new")
        #expect(top.status == 0 && top.lines.count == 1 && top.output.contains("hub:docs/"), "\(top)")
        let docs = try await guest.run("files", hub.address, "hub:docs", "--json")
        #expect(try Self.object(docs.lines.first)["path"] as? String == "docs/manual.txt", "\(docs)")
        let into = guest.home.path + "/in"
        let got = try await guest.run("get", hub.address, "hub:docs/manual.txt", "-o", into + "/")
        #expect(got.status == 0 && bytes(into + "/manual.txt") == Data("read me".utf8), "\(got)")
        let no = try await guest.run("get", hub.address, "hub:secret", "-o", into + "/")
        #expect(no.status == 1 && !no.errors.isEmpty, "\(no)")
        for path in ["hub:../hub.toml", "hub:docs/../../hub.toml"] {
            let outside = try await guest.run("get", hub.address, path, "-o", into + "/")
            #expect(outside.status == 64 && outside.errors.contains("may not lead out of the shared folder"))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: into) == ["manual.txt"])
        let folder = try await guest.run("get", hub.address, "hub:docs/", "-o", into + "/")
        #expect(folder.status == 0 && folder.output == into + "/docs\n", "\(folder)")
        #expect(bytes(into + "/docs/manual.txt") == Data("read me".utf8))
        let json = try await guest.run("get", hub.address, "hub:docs", "-o", into + "/again", "--json")
        #expect(try Self.object(json.lines.last)["path"] as? String == into + "/again", "\(json)")
        await hub.end()
    }

    @Test func theSamePutAfterAKillGoesOnAndAChangedFileBeginsAnew() async throws {
        let hub = try await hub()
        let path = try write(Self.random(60_000_000), "big.bin", owner)
        _ = try await owner.run("ping", hub.address, "--accept-new")
        for change in [false, true] {
            // Killed once a part of it is on the hub's disk.
            let output = try StreamPair()
            let process = try owner.start(["put", hub.address, "#lobby", path, "--json"], output: output.writing)
            output.closeWriting()
            while let line = await output.line(), (try Self.object(line)["bytes"] as? Int ?? 0) == 0 {}
            process.signal(SIGKILL)
            _ = await process.status
            let content = change ? Self.random(50_000_000) : try #require(bytes(path))
            if change { _ = try write(content, "big.bin", owner) }
            let put = try await owner.run("put", hub.address, "#lobby", path, "--json")
            #expect(put.status == 0, "\(put)")
            let began = try put.lines.map { try Self.object($0) }.first { $0["event"] as? String == "begin" }
            #expect((began?["bytes"] as? Int ?? 0 > 0) == !change, "\(put.lines.first ?? "")")
            let json = try await guest.run("files", hub.address, "--json", "--accept-new")
            let id = try #require(try Self.object(json.lines.first)["id"] as? String)
            let target = guest.home.path + "/got-\(change)"
            #expect(try await guest.run("get", hub.address, id, "-o", target).status == 0)
            #expect(bytes(target) == content)
        }
        await hub.end()
    }
}
