import Foundation
import Testing

/// Files between two people, on the screen.
@Suite(.needsTmux) struct FileTests {
    /// Bytes that repeat only after a long while.
    private static func bytes(_ count: Int) -> Data {
        var state: UInt64 = 42
        var data = Data(capacity: count)
        while data.count < count {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            withUnsafeBytes(of: state) { data.append(contentsOf: $0) }
        }
        return data.prefix(count)
    }

    private func write(_ data: Data, _ name: String, of person: Person) throws {
        let path = person.home.appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: path)
    }

    private func read(_ name: String, of person: Person) -> Data? {
        try? Data(contentsOf: person.home.appendingPathComponent(name))
    }

    @Test func aFileAndAFolderAreSentFetchedAndRead() async throws {
        let (ann, bob) = (try Person("ann"), try Person("bob"))
        let hub = try await Hub.start(of: ann)
        let (left, right) = (try await ann.chat(with: hub), try await bob.chat(with: hub))
        let (text, picture) = (Data("第一行\nline two \u{1B}[31m\n".utf8), Self.bytes(3_000_000))
        try write(text, "说明 notes.txt", of: ann)
        try write(picture, "album/deep/a picture.png", of: ann)
        try write(Data(), "album/empty", of: ann)
        try await left.type("/send ~/说")
        try await left.keys("Tab")
        try await left.wait(for: #"/send ~/说明\ notes.txt"#)
        try await left.keys("Enter")
        try await right.wait(for: "说明 notes.txt 25 B")
        // What is dropped on a terminal comes as a paste.
        try await left.paste("'\(ann.home.path)/album' ")
        try await left.wait(for: "as a folder; Esc keeps the text")
        try await left.keys("Enter")
        try await right.wait(for: "album/ 2 files 3.0 MB")
        try await right.type("/get\n")
        try await right.wait(for: "saved as", "Downloads/album")
        #expect(read("Downloads/album/deep/a picture.png", of: bob) == picture)
        #expect(read("Downloads/album/empty", of: bob) == Data())
        try await right.type("/files\n")
        try await right.wait(for: "2 files here", "1  album/", "2  说明 notes.txt")
        try await right.type("/view 2\n")
        try await right.wait("the text as a page") { $0.lines[1] == " 第一行" && $0.lines[2] == " line two ␛[31m" }
        try await right.keys("q")
        try await right.wait(for: "#lobby ›")
        try await right.type("/get 2 as ~/mine.txt\n")
        try await right.wait(for: "mine.txt")
        #expect(read("mine.txt", of: bob) == text)
    }

    @Test func afterTheHubsEndAndTheClientsItGoesOn() async throws {
        let ann = try Person("ann")
        let folder = ann.home.path + "/hub"
        let first = try await Hub.start(of: ann, folder: folder)
        let terminal = try await ann.chat(with: first)
        let data = Self.bytes(120_000_000)
        try write(data, "big.iso", of: ann)
        try await terminal.type("/send ~/big.iso\n")
        try await terminal.wait("a bar that moves") { $0.text.contains(/▰▱* +[1-9][0-9]? %/) }
        await first.end(SIGKILL)
        try await terminal.wait(for: "○ trying again in", "waiting")
        try await terminal.signal("KILL")
        let second = try await Hub.start(of: ann, folder: folder, at: first.place)
        let next = try await Terminal(ann)
        try await next.type("hubbub lab --nick ann\n")
        try await next.wait(for: "1 file that was on its way last time goes on.")
        try await next.wait("the file in the room", within: 90) {
            $0.text.contains(/ann  big.iso 120 MB/) && !$0.text.contains("%")
        }
        try await next.type("/get\n")
        try await next.wait("where it is", within: 90) { $0.text.contains("Downloads/big.iso") }
        #expect(read("Downloads/big.iso", of: ann) == data)
        await second.end()
    }

    /// What was shown is gone, and the shell is told that it was interrupted.
    @Test func anInterruptedPutLeavesNoBarBehind() async throws {
        let ann = try Person("ann")
        let hub = try await Hub.start(of: ann)
        let terminal = try await Terminal(ann)
        let put = "hubbub put \(hub.address) '#lobby' - --name x --accept-new"
        try await terminal.type("(head -c 3000000 /dev/zero; sleep 100) | \(put); echo status $?\n")
        try await terminal.wait("what was put so far") { $0.text.contains("B/s") }
        try await terminal.keys("C-c")
        let screen = try await terminal.wait("the end") { $0.text.contains(/\nstatus [0-9]/) }
        #expect(screen.text.contains("\nstatus 130") && !screen.text.contains("B/s"), "\(screen.text)")
        #expect(screen.text.contains("Stopped; what comes from the input"), "\(screen.text)")
        await hub.end()
    }
}
