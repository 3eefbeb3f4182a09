import ChatModel
import Testing

@testable import ClientCore

@Suite struct ModerationParserTests {
    private func parse(_ text: String) -> Result<Line, InputFault> {
        do throws(InputFault) { return .success(try CommandParser.parse(text)) } catch { return .failure(error) }
    }

    private static let bob = Whom.nick(nick("bob"))
    private static let spam = checked { try Reason("too much spam") }

    private static func address(_ text: String) -> Whom { .address(checked { try BannedAddress(text) }) }

    static let orders: [(String, CommandName, Order)] = [
        ("/kick bob", .kick, Order(scope: .room, act: .kick(bob))),
        ("/kick @bob too much spam", .kick, Order(scope: .room, act: .kick(bob), reason: spam)),
        ("/kick --hub bob", .kick, Order(scope: .hub, act: .kick(bob))),
        ("/kick bob --hub", .kick, Order(scope: .hub, act: .kick(bob))),
        ("/ban bob 7d  --hub", .ban, Order(scope: .hub, act: .ban(bob, milliseconds: 604_800_000))),
        ("/ban bob", .ban, Order(scope: .room, act: .ban(bob, milliseconds: nil))),
        ("/ban bob 10m", .ban, Order(scope: .room, act: .ban(bob, milliseconds: 600_000))),
        (
            "/ban bob 1h30m too much spam", .ban,
            Order(scope: .room, act: .ban(bob, milliseconds: 5_400_000), reason: spam)
        ),
        ("/BAN  --hub  bob  7d", .ban, Order(scope: .hub, act: .ban(bob, milliseconds: 604_800_000))),
        ("/ban bob too much spam", .ban, Order(scope: .room, act: .ban(bob, milliseconds: nil), reason: spam)),
        ("/ban 10.0.0.4", .ban, Order(scope: .hub, act: .ban(address("10.0.0.4"), milliseconds: nil))),
        ("/ban --hub FE80::1 1h", .ban, Order(scope: .hub, act: .ban(address("fe80::1"), milliseconds: 3_600_000))),
        ("/ban ::ffff:10.0.0.4", .ban, Order(scope: .hub, act: .ban(address("::ffff:10.0.0.4"), milliseconds: nil))),
        ("/unban 10.0.0.4", .unban, Order(scope: .hub, act: .unban(address("10.0.0.4")))),
        ("/unban bob", .unban, Order(scope: .room, act: .unban(bob))),
        ("/mute bob 30s", .mute, Order(scope: .room, act: .mute(bob, milliseconds: 30_000))),
        ("/unmute --hub bob", .unmute, Order(scope: .hub, act: .unmute(bob))),
        ("/op bob", .op, Order(scope: .room, act: .promote(bob))),
        ("/deop --hub bob", .deop, Order(scope: .hub, act: .demote(bob))),
        ("/invite @bob", .invite, Order(scope: .room, act: .invite(bob))),
        // A nick may look nearly like an address.
        ("/ban bad.cafe", .ban, Order(scope: .room, act: .ban(.nick(nick("bad.cafe")), milliseconds: nil))),
        ("/ban 300.1.1.1", .ban, Order(scope: .room, act: .ban(.nick(nick("300.1.1.1")), milliseconds: nil))),
        ("/ban a:b", .ban, Order(scope: .room, act: .ban(.nick(nick("a:b")), milliseconds: nil))),
        ("/kick 10.0.0.4", .kick, Order(scope: .room, act: .kick(.nick(nick("10.0.0.4"))))),
    ]

    @Test(arguments: orders)
    func ordersCarryWhomHowLongAndWhy(line: String, name: CommandName, order: Order) {
        #expect(parse(line) == .success(.command(.order(name, order))))
    }

    @Test(arguments: [
        "/ban bob 10min", "/ban bob 0s", "/mute bob 3 strikes", "/ban bob 1y", "/mode slow fast", "/mode slow 2d",
    ])
    func aMistypedTimeIsNeverForGood(line: String) {
        if case .failure(.badDuration) = parse(line) { return }
        Issue.record("\(line) gave \(parse(line))")
    }

    @Test(arguments: [
        "/kick", "/kick --hub", "/ban", "/ban --all bob", "/unban bob now", "/op bob please", "/invite",
        "/invite bob ann",
        "/invite --hub", "/bans all", "/mode shut", "/mode open invite", "/mode slow", "/mode history",
        "/mode history some",
        "/petname a b c",
    ])
    func whatDoesNotFitIsTold(line: String) {
        if case .failure(.usage) = parse(line) { return }
        Issue.record("\(line) gave \(parse(line))")
    }

    @Test(arguments: [
        ("/bans", Command.bans(.room)), ("/bans --hub", .bans(.hub)), ("/mode", .mode(nil)),
        ("/mode open", .mode(ModeChange(isInviteOnly: false, isAnnounceOnly: false))),
        ("/mode invite", .mode(ModeChange(isInviteOnly: true, isAnnounceOnly: false))),
        ("/mode ANNOUNCE", .mode(ModeChange(isInviteOnly: false, isAnnounceOnly: true))),
        ("/mode invite announce", .mode(ModeChange(isInviteOnly: true, isAnnounceOnly: true))),
        ("/mode slow 30s", .mode(ModeChange(pause: 30))), ("/mode slow off", .mode(ModeChange(pause: 0))),
        ("/mode history since-join", .mode(ModeChange(history: .sinceJoin))),
        (
            "/mode history none slow 1m invite",
            .mode(ModeChange(isInviteOnly: true, isAnnounceOnly: false, pause: 60, history: RoomMode.History.none))
        ),
        ("/petname", .petname(.list)), ("/petname @bob", .petname(.take(nick("bob")))),
        ("/petname bob boss", .petname(.give(nick("bob"), nick("boss")))),
    ])
    func questionsAndSettingsAreRead(line: String, command: Command) {
        #expect(parse(line) == .success(.command(command)))
    }
}
