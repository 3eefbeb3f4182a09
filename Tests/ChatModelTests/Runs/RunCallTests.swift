import ChatModel
import Testing

@Suite struct RunCallTests {
    @Test(arguments: ["uptime", "a", "disk-free", "x_1", "0"])
    func namesArePlainWords(name: String) throws { #expect(try RunName(name).text == name) }

    @Test(arguments: [
        "", "-x", "Up", "a b", "a;b", "../sh", "a/b", "$x", "ä", "a\n", "a\0", "`id`", "a|b",
        String(repeating: "a", count: 33),
    ])
    func nothingElseIsAName(name: String) { #expect(throws: InvalidText.self) { try RunName(name) } }

    @Test(arguments: ["", "a b", "; rm -rf /", "$(id)", "中文", "'\"\\"])
    func argumentsAreAnyLine(text: String) throws { #expect(try RunArgument(text).text == text) }

    @Test(arguments: ["a\nb", "a\0b", "\u{1B}[31m", "\u{202E}", String(repeating: "a", count: 1_025)])
    func argumentsSteerNothing(text: String) { #expect(throws: InvalidText.self) { try RunArgument(text) } }

    @Test func aCallHasItsBounds() throws {
        let (name, word) = (try RunName("say"), try RunArgument(String(repeating: "a", count: 1_024)))
        #expect(RunCall(name, Array(repeating: try RunArgument("a"), count: 32)) != nil)
        #expect(RunCall(name, Array(repeating: try RunArgument("a"), count: 33)) == nil)
        #expect(RunCall(name, Array(repeating: word, count: 4)) != nil)
        #expect(RunCall(name, Array(repeating: word, count: 5)) == nil)
    }

    @Test func whatIsStoredIsReadAsItWas() throws {
        let arguments = try ["", "two words", "a\"b\\", "中"].map { try RunArgument($0) }
        let call = try #require(RunCall(try RunName("say"), arguments))
        #expect(RunCall(stored: call.stored) == call)
        #expect(call.written == #"say "" "two words" "a\"b\\" 中"#)
        let endings: [RunEnd.Ending] = [.exited(0), .exited(255), .signalled(9), .timeLimit, .stopped, .unstartable]
        for ending in endings {
            for isCut in [true, false] {
                let end = RunEnd(ending, milliseconds: 12, isCut: isCut)
                #expect(RunEnd(stored: end.stored) == end)
                let lines = [RunLine(.output, "a\tb"), RunLine(.errors, "")].compactMap(\.self)
                let report = try #require(RunReport(call: call, end: end, lines: lines))
                #expect(RunReport(stored: report.stored) == report)
            }
        }
    }

    @Test(arguments: [
        "", "exit\t1\t\tsay", "exit 256\t1\t\tsay", "exit 0 1\t1\t\tsay", "exit 0\tx\t\tsay", "exit 0\t1\tno\tsay",
        "exit 0\t1\t", "exit 0\t1\t\tSAY", "exit 0\t1\t\tsay\n3\tx", "exit 0\t1\t\tsay\nx", "time 1\t1\t\tsay",
        "exit 0\t1\t\tsay\n0\t\u{1B}",
    ])
    func nothingElseIsAReport(text: String) { #expect(RunReport(stored: text) == nil) }

    @Test func aCommandSaysWhatIsWrongWithArguments() throws {
        var command = HubCommand(try RunName("ping"), program: "/bin/ping")
        #expect(command.mistake(in: []) == nil)
        #expect(command.mistake(in: [try RunArgument("x")]) == "ping takes no arguments.")
        command.given = HubCommand.Given(patterns: [try ArgumentPattern("[a-z.]+")])
        #expect(command.mistake(in: []) == "ping takes 1 argument: [a-z.]+")
        #expect(command.mistake(in: [try RunArgument("a b")]) == "Argument 1 of ping has to fit: [a-z.]+")
        #expect(command.mistake(in: [try RunArgument("lab.local")]) == nil)
        command.given = HubCommand.Given(patterns: [], more: try ArgumentPattern("\\d+"))
        #expect(command.mistake(in: try ["1", "2"].map { try RunArgument($0) }) == nil)
        let wrong = command.mistake(in: try ["1", "x"].map { try RunArgument($0) })
        #expect(wrong == "Argument 2 of ping has to fit: \\d+")
        #expect(command.offer.usage == "[\\d+]…")
    }

    @Test func whatIsToldOfACommandHasItsBounds() throws {
        var command = HubCommand(try RunName("x"), program: "/x")
        command.given = HubCommand.Given(patterns: [try ArgumentPattern(String(repeating: "中", count: 500))])
        #expect(command.offer.usage.utf8.count <= RunOffer.usageBytes)
        #expect(try #require(command.mistake(in: [try RunArgument("a")])).utf8.count <= 512)
    }
}
