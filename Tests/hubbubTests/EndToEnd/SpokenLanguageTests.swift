import Testing

/// What README says of languages: the chat speaks that of the locale, command lines speak English.
@Suite struct SpokenLanguageTests {
    private let chinese = ["LANG": "zh_CN.UTF-8"]

    @Test func theChatAndWhatIsReadSpeakTheLanguageOfTheLocale() async throws {
        let program = try Program()
        let hub = try await RunningHub.start(program, "--ephemeral", "--listen", "127.0.0.1:0")
        let talk = try await program.run(
            "--plain", hub.address, "--nick", "dana", "--accept-new", input: "/motd\n/topic tea\n/quit\n",
            environment: chinese)
        #expect(talk.output.contains("– 这个服务器没有今日公告。"), "\(talk)")
        let tail = try await program.run("tail", hub.address, "#lobby", "--last", "9", environment: chinese)
        #expect(tail.output.contains("主题"), "\(tail)")
        await hub.end()
    }

    @Test(arguments: [
        (["trust", "forget", "lab"], "lab"),
        (["host", "--ephemeral", "--motd", "/no/such"], "/no/such can't be read"),
        (["put", "127.0.0.1:1", "#lobby", "/no/such"], "/no/such"),
    ])
    func commandLinesSpeakEnglish(arguments: [String], words: String) async throws {
        let outcome = try await Program().run(arguments: arguments, environment: chinese)
        #expect(outcome.status != 0 && outcome.errors.contains(words), "\(outcome)")
        let isEnglish = outcome.errors.utf8.allSatisfy { $0 < 0x80 }
        #expect(isEnglish, "\(outcome)")
    }
}
