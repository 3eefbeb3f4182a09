import ChatModel
import Testing

@testable import ClientCore

@Suite struct CommandParserTests {
    private func parse(_ text: String) -> Result<Line, InputFault> {
        do throws(InputFault) { return .success(try CommandParser.parse(text)) } catch { return .failure(error) }
    }

    @Test(arguments: ["hello", "  hello", "a /join b", "第一行\n第二行", "1/2", "¯\\_(ツ)_/¯"])
    func plainTextIsSaid(line: String) { #expect(parse(line) == .success(.say(text(line)))) }

    @Test(arguments: [("//etc/hosts", "/etc/hosts"), ("/say /join #x", "/join #x"), ("//a\nb", "/a\nb")])
    func aLiteralSlashCanBeSaid(line: String, said: String) { #expect(parse(line) == .success(.say(text(said)))) }

    @Test(arguments: [
        ("/shrug", "¯\\_(ツ)_/¯"), ("/SHRUG ", "¯\\_(ツ)_/¯"), ("/shrug who knows", "who knows ¯\\_(ツ)_/¯"),
        ("/shrug a\nb", "a\nb ¯\\_(ツ)_/¯"),
    ])
    func aShrugIsSaidBehindTheWords(line: String, said: String) { #expect(parse(line) == .success(.say(text(said)))) }

    @Test func aShrugCannotMakeAMessageTooLong() {
        let long = String(repeating: "x", count: MessageText.byteLimit - Shrug.face.utf8.count)
        #expect(parse("/shrug " + long.dropLast()) == .success(.say(text(long.dropLast() + " " + Shrug.face))))
        if case .failure(.invalid) = parse("/shrug " + long) { return }
        Issue.record("more than a message was said")
    }

    @Test(arguments: [" /join #x", "\t/quit", "\n/me x", "  /login secret\nmore", "\u{3000}/x"])
    func whiteSpaceBeforeASlashIsNeverSaid(line: String) { #expect(parse(line) == .failure(.spaceBeforeSlash)) }

    @Test(arguments: [
        ("/jion #x", "/jion", "/join"), ("/JION", "/JION", "/join"), ("/usr/bin/env", "/usr/bin/env", nil),
        ("/", "/", nil), ("/quti", "/quti", "/quit"), ("/whos", "/whos", "/who"),
        ("/uplaod", "/uplaod", "/upload"), ("/banend", "/banend", "/banned"),
        ("/frobnicate now", "/frobnicate", nil),
        ("/jion a\nb", "/jion", "/join"), ("/nope", "/nope", nil), ("/srch", "/srch", nil),
        ("/serach", "/serach", "/search"),
        ("/disconet", "/disconet", "/disconnect"),
    ])
    func unknownCommandsAreNeverSaid(line: String, word: String, nearest: String?) {
        guard case .failure(.unknownCommand(word, let found)) = parse(line) else {
            Issue.record("\(line) gave \(parse(line))")
            return
        }
        if line != "/" { #expect(found == nearest) }
    }

    @Test(arguments: [("/help jion", "/jion", "/join"), ("/help /frobnicate", "/frobnicate", nil)])
    func thereIsNoHelpOnWhatThereIsNot(line: String, word: String, nearest: String?) {
        #expect(parse(line) == .failure(.noHelp(word, nearest: nearest)))
    }

    static let commands: [(String, Command)] = [
        ("/help", .help(nil)), ("/help join", .help(.join)), ("/help /PART", .help(.leave)),
        ("/join lobby", .join(room("lobby"))), ("/JOIN  #中文群 ", .join(room("中文群"))),
        ("/part", .leave(nil)), ("/leave #a", .leave(room("a"))), ("/close", .close),
        ("/msg bob hi  there", .msg(.nick(nick("bob")), text("hi  there"))),
        ("/msg @bob a\nb", .msg(.nick(nick("bob")), text("a\nb"))),
        ("/msg #dev hi", .msg(.room(room("dev")), text("hi"))), ("/query 李雷", .query(nick("李雷"))),
        ("/me waves", .me(text("waves"))), ("/nick eve", .nick(nick("eve"))), ("/topic", .topic(nil)),
        ("/topic Release day: freeze", .topic(topic("Release day: freeze"))), ("/topic -", .topic(Topic.none)),
        ("/names", .names), ("/who", .who), ("/whois ann", .whois(nick("ann"))), ("/list", .list), ("/back", .back),
        ("/ignore", .ignore(nil)), ("/ignore ann", .ignore(nick("ann"))), ("/unignore ann", .unignore(nick("ann"))),
        ("/time", .time), ("/clear", .clear), ("/retry", .retry), ("/connect", .connect(nil)),
        ("/connect lab", .connect(HubReference("lab"))),
        ("/hubs", .connect(nil)), ("/HUBS lab", .connect(HubReference("lab"))), ("/banned", .bans(.room)),
        ("/banned --hub", .bans(.hub)), ("/version", .version),
        ("/alias", .alias(.list)), ("/alias hi", .alias(.show("hi"))), ("/unalias hi", .unalias("hi")),
        ("/alias HI  msg $1  hello", .alias(.give(Alias(name: "hi", line: "/msg $1  hello")))),
        ("/set", .screen(.set, .set(.list))), ("/set typing", .screen(.set, .set(.show(.typing)))),
        ("/set Mouse ON", .screen(.set, .set(.change(.mouse, "ON")))),
        ("/set terminal.notify osc9", .screen(.set, .set(.change(.notify, "osc9")))),
        ("/history", .history(nil)), ("/history 50", .history(50)),
        ("/notify", .notify(nil)), ("/notify ALL", .notify(.all)), ("/notify none", .notify(Attention.none)),
        ("/upload a.txt", .send(["a.txt"], to: nil)),
        ("/share a.txt to #dev", .send(["a.txt"], to: .room(room("dev")))),
        ("/download 3", .get(.number(3), destination: nil)), ("/help upload", .help(.send)),
        ("/help /hubs", .help(.connect)), ("/reconnect", .reconnect), ("/disconnect", .disconnect),
        ("/quit", .quit), ("/bye", .quit), ("/Q", .quit),
    ]

    @Test(arguments: commands)
    func commandsCarryTheirArguments(line: String, command: Command) {
        #expect(parse(line) == .success(.command(command)))
    }

    @Test(arguments: [
        "/join", "/join a b", "/msg", "/msg bob", "/me", "/say", "/quit now", "/nick", "/whois a b", "/list x",
        "/version now", "/history 0", "/history -1", "/history all", "/history 10001", "/notify some",
        "/notify all none",
    ])
    func wrongCountsOfArgumentsAreTold(line: String) {
        if case .failure(.usage) = parse(line) { return }
        Issue.record("\(line) gave \(parse(line))")
    }

    @Test(arguments: ["/topic a\nb", "/join a\nb", "/alias a /me\nb", "/quit\nx", "/away a\nb"])
    func commandsOfOneLineRefuseMore(line: String) {
        if case .failure(.manyLines) = parse(line) { return }
        Issue.record("\(line) gave \(parse(line))")
    }

    @Test(arguments: ["/join #a\u{7}", "/nick #x", "/me \u{1B}[2J", "\u{1B}[2J"])
    func forbiddenCharactersAreTold(line: String) {
        if case .failure(.invalid) = parse(line) { return }
        Issue.record("\(line) gave \(parse(line))")
    }

    @Test(arguments: ["/set colour red", "/set terminal", "/set minal.mouse on"])
    func settingsThatThereAreNotAreTold(line: String) {
        if case .failure(.noSetting) = parse(line) { return }
        Issue.record("\(line) gave \(parse(line))")
    }

    @Test(arguments: ["", "  ", "\n\t"]) func nothingIsNothing(line: String) {
        #expect(parse(line) == .failure(.empty))
    }

    @Test func lineEndsBehindACommandAreNothing() {
        #expect(parse("/join a\n") == .success(.command(.join(room("a")))))
    }

    @Test func pingsAreBounded() {
        #expect(parse("/ping " + String(repeating: "x", count: 64)) != .failure(.pingTooLong(limit: 64)))
        #expect(parse("/ping " + String(repeating: "x", count: 65)) == .failure(.pingTooLong(limit: 64)))
    }

    @Test func everyCommandIsInTheTableOnce() {
        #expect(Set(CommandTable.all.map(\.name)) == Set(CommandName.allCases))
        #expect(CommandTable.all.count == CommandName.allCases.count)
        #expect(CommandTable.words.count == CommandTable.all.reduce(0) { $0 + 1 + $1.aliases.count })
    }

    @Test(arguments: [
        ("", "", 0), ("a", "", 1), ("join", "jion", 1), ("quit", "quite", 1), ("ab", "cd", 2), ("who", "whois", 2),
    ])
    func distancesCountTypingSlips(one: String, other: String, distance: Int) {
        #expect(EditDistance.between(one, other) == distance)
        #expect(EditDistance.between(other, one) == distance)
    }
}
