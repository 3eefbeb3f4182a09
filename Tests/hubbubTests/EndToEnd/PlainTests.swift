import Foundation
import TestKit
import Testing

@Suite struct PlainTests {
    @Test func aPipeSpeaksAndReadsInARoom() async throws {
        let program = try Program()
        let hub = try await RunningHub.start(program, "--ephemeral", "--listen", "127.0.0.1:0")
        let talk = try await program.run(
            "--plain", hub.address, "--nick", "dana", "--accept-new",
            input: "hello there\n/me waves\n/jion #x\n/join #build\nover here\n/quit\nnever said\n")
        #expect(talk.status == 0 && talk.errors.isEmpty, "\(talk)")
        #expect(!talk.output.contains("\u{1B}"), "\(talk.output.debugDescription)")
        for line in ["you are dana", "#lobby dana: hello there", "#lobby * dana waves", "Did you mean /join?"] {
            #expect(talk.output.contains(line), "\(line) in \(talk.output)")
        }
        let lobby = try await program.run("tail", hub.address, "#lobby", "--last", "9")
        #expect(lobby.output.contains("dana: hello there") && !lobby.output.contains("never"), "\(lobby)")
        #expect(try await program.run("tail", hub.address, "#build", "--last", "9").output.contains("dana: over here"))
        await hub.end()
    }

    @Test func withoutATerminalLinesArePrintedAndItIsSaid() async throws {
        let program = try Program()
        let hub = try await RunningHub.start(program, "--ephemeral", "--listen", "127.0.0.1:0")
        let talk = try await program.run(
            hub.address, "--nick", "dana", "--accept-new", input: "the last line has no end")
        #expect(talk.status == 0, "\(talk)")
        #expect(talk.errors == "The screen can't be drawn here, so everything is printed line by line.\n")
        #expect(talk.output.contains("#lobby dana: the last line has no end"), "\(talk)")
        await hub.end()
    }

    @Test func aHubThatIsNotThereEndsIt() async throws {
        let talk = try await Program().run("--plain", "127.0.0.1:1", "--nick", "dana", input: "hi\n")
        #expect(talk.status == 1 && talk.output.contains("can't be reached"), "\(talk)")
    }

    @Test func aKeyIsTrustedByALine() async throws {
        let (owner, program) = (try Program(), try Program())
        let hub = try await RunningHub.start(owner, "--ephemeral", "--listen", "127.0.0.1:0")
        let refused = try await program.run("--plain", hub.address, "--nick", "dana", input: "n\n/quit\n")
        #expect(refused.output.contains("Its key: SHA256:") && !refused.output.contains("you are dana"), "\(refused)")
        let unasked = try await program.run("--plain", hub.address, "--nick", "dana", input: "hello\n")
        #expect(unasked.status == 1 && unasked.output.contains("That answers no question."), "\(unasked)")
        let unanswered = try await program.run("--plain", hub.address, "--nick", "dana", input: "")
        #expect(unanswered.status == 1 && unanswered.output.contains("Trust it"), "\(unanswered)")
        let trusted = try await program.run("--plain", hub.address, "--nick", "dana", input: "y\nhello\n")
        #expect(trusted.output.contains("#lobby dana: hello"), "\(trusted)")
        await hub.end()
    }
}
