import ChatModel
import Testing

@testable import ClientCore

/// What is typed and pasted about files.
@Suite struct FileParserTests {
    private func command(_ line: String) throws -> Command {
        guard case .command(let command) = try CommandParser.parse(line) else { throw Wrong() }
        return command
    }

    private struct Wrong: Error {}

    @Test func pathsAreParted() throws {
        #expect(try command("/send a.txt") == .send(["a.txt"], to: nil))
        #expect(try command(#"/send "a b.txt" c\ d ~/e"#) == .send(["a b.txt", "c d", "~/e"], to: nil))
        #expect(try command("/send a to #build") == .send(["a"], to: .room(room("build"))))
        #expect(try command("/send a b to @ann") == .send(["a", "b"], to: .nick(nick("ann"))))
        #expect(try command("/send a to b") == .send(["a", "to", "b"], to: nil))
        #expect(throws: InputFault.openQuote) { try command(#"/send "a"#) }
        #expect(throws: InputFault.self) { try command(#"/send """#) }
        #expect(throws: InputFault.self) { try command("/send") }
        #expect(throws: InputFault.tooManyArguments) { try command("/send" + String(repeating: " a", count: 101)) }
    }

    @Test func whatIsFetchedIsToldByNumberNameOrPath() throws {
        #expect(try command("/get") == .get(.chosen, destination: nil))
        #expect(try command("/get 3") == .get(.number(3), destination: nil))
        #expect(try command("/get release notes.pdf") == .get(.name("release notes.pdf"), destination: nil))
        #expect(try command(#"/get 3 as "my notes.pdf""#) == .get(.number(3), destination: "my notes.pdf"))
        #expect(try command("/get as as b") == .get(.name("as"), destination: "b"))
        #expect(try command("/get hub:/docs/a b.pdf") == .get(.shared(path("docs/a b.pdf")), destination: nil))
        #expect(try command("/view notes.txt") == .view(.name("notes.txt")))
        #expect(try command("/view") == .view(.chosen))
        #expect(try command("/get -1") == .get(.name("-1"), destination: nil))
        #expect(throws: InputFault.outsideShare) { try command("/get hub:../secret") }
        #expect(throws: InputFault.outsideShare) { try command("/get hub:a/../../secret") }
        #expect(throws: InputFault.self) { try command("/get hub:a//b") }
    }

    @Test func placesAreListed() throws {
        #expect(try command("/files") == .files(.room))
        #expect(try command("/files all") == .files(.everywhere))
        #expect(try command("/files hub") == .files(.shared(.top)))
        #expect(try command("/files hub /docs/my papers/") == .files(.shared(path("docs/my papers"))))
        #expect(try command("/files hub:docs/my papers") == .files(.shared(path("docs/my papers"))))
        #expect(try command("/files hub:") == .files(.shared(.top)))
        #expect(throws: InputFault.self) { try command("/files everything") }
        #expect(throws: InputFault.outsideShare) { try command("/files hub ..") }
    }

    @Test func transfersAreEndedByNumber() throws {
        #expect(try command("/cancel") == .cancel(.only))
        #expect(try command("/cancel 2") == .cancel(.number(2)))
        #expect(try command("/cancel all") == .cancel(.all))
        for text in ["x", "0", "-1", "1 2"] { #expect(throws: InputFault.self) { try command("/cancel \(text)") } }
    }

    @Test(arguments: [
        ("/tmp/a.pdf", [["/tmp/a.pdf"]]),
        ("'/tmp/a b.pdf' ", [["/tmp/a b.pdf"]]),
        ("\"/tmp/a b.pdf\"", [["/tmp/a b.pdf"]]),
        (#"/tmp/a\ b.pdf "#, [["/tmp/a b.pdf"], [#"/tmp/a\ b.pdf"#]]),
        ("/tmp/a b.pdf", [["/tmp/a b.pdf"]]),
        ("/a /b", [["/a", "/b"], ["/a /b"]]),
        ("/a\n/b c", [["/a", "/b c"]]),
        ("file:///tmp/a%20b.pdf", [["/tmp/a b.pdf"]]),
        ("file://localhost/%E4%B8%AD.txt", [["/中.txt"]]),
        ("file:/tmp/a", [["/tmp/a"]]),
        ("file://elsewhere/tmp/a", []), ("file:///a%00b", []), ("file:///a%zz", []), ("file:///a%FF", []),
        ("hello", []), ("a /tmp/a", []), ("", []), ("'/tmp", []), ("fine /a", []), ("/help me", [["/help me"]]),
    ])
    func pastedPathsAreRead(text: String, readings: [[String]]) {
        #expect(PastedPaths.readings(of: text) == readings)
    }

    @Test func aPathBehindSendIsCompleted() throws {
        let folder = ListedFolder(
            path: "~/",
            names: [("notes.txt", false), ("my notes", true), (".profile", false), ("it's", false)]
                .map { FolderName(name: $0.0, isFolder: $0.1) })
        func all(_ text: String) -> [String] { PathWord(before: text)?.candidates(in: folder) ?? [] }
        #expect(all("/send ~/no") == ["~/notes.txt "])
        #expect(all("/send ~/my") == [#"~/my\ notes/"#])
        #expect(all("/send \"~/my") == ["\"~/my notes/"])
        #expect(all("/send '~/no") == ["'~/notes.txt' "])
        #expect(all("/send '~/it").isEmpty)
        #expect(all("/send ~/it") == [#"~/it\'s "#])
        #expect(all("/send ~/.") == ["~/.profile "])
        #expect(all("/send ~/") == [#"~/it\'s "#, #"~/my\ notes/"#, "~/notes.txt "])
        let word = try #require(PathWord(before: #"/send a\ b.txt ~/docs/my\ "#))
        #expect(word.stem == #"/send a\ b.txt "# && word.folder == "~/docs/" && word.name == "my ")
        for other in ["/send ", "/upload ", "/SHARE "] { #expect(PathWord(before: other)?.folder == "") }
        for text in ["/send", "hello ~/no", "/get ~/no", "/send a to #lo", "/send a to @an"] {
            #expect(PathWord(before: text) == nil, "\(text)")
        }
    }
}
