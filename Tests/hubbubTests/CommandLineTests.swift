import Testing

@testable import hubbub

@Suite struct CommandLineTests {
    @Test(arguments: [["hots", "x"], ["hots", "--room", "#a", "x", "y"]])
    func aWordBehindAHubIsAMistypedCommand(words: [String]) throws {
        let error = try #require(throws: (any Error).self) { _ = try Hubbub.parseAsRoot(words) }
        #expect(Hubbub.message(for: error).hasPrefix("There is no command \"hots\"; hubbub --help lists them."))
    }

    @Test func aHubAloneIsOneToChatWith() throws {
        let chat = try #require(try Hubbub.parseAsRoot(["lab", "--plain"]) as? ChatCommand)
        #expect(chat.hub == "lab" && chat.plain)
    }
}
