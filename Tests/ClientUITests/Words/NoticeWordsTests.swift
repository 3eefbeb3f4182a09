import ChatModel
import Testing

@testable import ClientCore
@testable import ClientUI

@Suite struct NoticeWordsTests {
    @Test(arguments: [false, true]) func everyNoticeHasWordsWithoutBlanks(inChinese: Bool) throws {
        let unnamed = Set(Sample.words.keys)
        let around = inChinese ? Sample.chinese : Sample.around
        for notice in try Self.all() {
            let lines = around.lines(of: notice)
            #expect(!lines.isEmpty, "\(notice)")
            for line in lines {
                #expect(!line.isEmpty && !line.contains("{") && !line.contains("}"), "\(notice): \(line)")
                #expect(!unnamed.contains(line), "\(notice): \(line)")
            }
        }
    }

    @Test func helpNamesAllCommandsInOneSentence() throws {
        let lines = Sample.around.lines(of: .help)
        #expect(lines.count == 1)
        #expect(lines[0].hasPrefix("Commands: /help, /join, /leave, "))
        #expect(lines[0].hasSuffix(", /quit. /help COMMAND tells what one does; F1 tells all of that, and the keys."))
    }

    @Test func sentencesSayWhatHappenedAndWhatToDo() throws {
        let around = Sample.around
        let cases: [(Notice, [String])] = [
            (
                .nothingSent(.unknownCommand("/jion", nearest: "/join")),
                ["No such command: /jion. Did you mean /join? (Nothing was sent.)"]
            ),
            (
                .nothingSent(.noHelp("/jion", nearest: "/join")),
                ["There is no command /jion. Did you mean /join?"]
            ),
            (
                .noSuchUser(try Nick("Ann"), close: [try Nick("ann2")]),
                ["Nobody called \"Ann\" is here. Names that are close: ann2"]
            ),
            (.pong(try #require(PingPayload([])), milliseconds: 0), ["The hub answered after <1 ms."]),
            (
                .hubTime(Sample.time(14, 7, second: 5), ahead: -2_500),
                ["The hub's clock: 20 November 14:07:05. Yours is 2 s behind."]
            ),
            (.who([try Sample.member(2, "ann")], more: true), ["The first 1 people on this hub: ann"]),
            (.names([try Sample.member(2, "ann")], count: 3), ["3 people in this room: ann and 2 more"]),
            (
                .whois(
                    Whois(
                        person: try Sample.person(2, "ann"), online: true, away: nil, rooms: [.lobby], idle: 3_725_000),
                    Acquaintance()),
                [
                    "ann", "  " + around.fingerprint(try Sample.digest(2)), "  here, said nothing for 1 h 2 min",
                    "  in #lobby",
                ]
            ),
            (
                .hub(
                    HubFacts(
                        id: try Sample.hub(1), name: try HubName("lab"), address: Sample.address, isConnected: true,
                        isHeard: true, trusted: Sample.time(9, 0))),
                [
                    "lab", "  " + around.fingerprint(try Sample.digest(1)), "  at 10.3.0.7:24822, encrypted",
                    "  It makes itself known on this network.", "  You have trusted its key since 20 November.",
                ]
            ),
            (.helpOn(try #require(CommandTable.find("leave"))), ["/leave [#ROOM]: goes out of a room. Also: /part."]),
            (
                .version("hubbub 0.1.0", protocol: 1),
                [
                    "This is hubbub 0.1.0; it speaks version 1 of the protocol."
                ]
            ),
            (
                .helpOn(try #require(CommandTable.find("hubs"))),
                ["/connect [HUB]: goes to another hub, or shows the hubs. Also: /hubs."]
            ),
            (
                .leftOut("f", Omission(links: 2, specials: 2, first: ["b", "c", "d\u{1B}"])),
                ["Not sent with f: 2 links, 2 devices and pipes (b, c, d\u{FFFD}, 1 more)."]
            ),
            (
                .notGiven("docs", ["b", "c", "d", "e", "f"]),
                ["Of docs the hub did not give b, c, d, 2 more; all else is there."]
            ),
        ]
        for (notice, lines) in cases { #expect(around.lines(of: notice) == lines) }
    }

    @Test func everyRulingHasWords() throws {
        let subject = Subject(id: try Sample.person(3, "bob").id, nick: try Nick("bob"))
        let target = BanTarget.user(subject)
        let (time, until) = (Sample.time(14, 0), Sample.time(15, 30))
        let cases: [(Act, String, String)] = [
            (.kick(subject), "ann put bob out", "ann put bob out of the hub"),
            (.ban(target, until: nil), "ann banned bob", "ann banned bob from the hub"),
            (
                .ban(target, until: until), "ann banned bob for 1 hour 30 minutes",
                "ann banned bob from the hub for 1 hour 30 minutes"
            ),
            (.unban(target), "ann lets bob in again", "ann lets bob into the hub again"),
            (.mute(subject, until: nil), "ann muted bob", "ann muted bob on the whole hub"),
            (
                .mute(subject, until: until), "ann muted bob for 1 hour 30 minutes",
                "ann muted bob on the whole hub for 1 hour 30 minutes"
            ),
            (.unmute(subject), "ann lets bob speak again", "ann lets bob speak again on the whole hub"),
            (.promote(subject), "ann made bob an operator", "ann made bob an operator of the hub"),
            (
                .demote(subject), "bob is no operator any more, says ann",
                "bob is no operator of the hub any more, says ann"
            ),
            (.invite(subject), "ann invited bob", "ann invited bob"),
            (
                .mode(RoomMode(isAnnounceOnly: true, pause: 3_600, chosenHistory: RoomMode.History.none)),
                "ann changed the room: only operators speak, one message in 1 hour, newcomers read nothing from before",
                "ann changed the room: only operators speak, one message in 1 hour, newcomers read nothing from before"
            ),
        ]
        for (act, room, hub) in cases {
            for (scope, words) in [(Ruling.Scope.room, room), (.hub, hub)] {
                let ruling = Ruling(scope: scope, act: act)
                #expect(Sample.words.line(of: ruling, by: "ann", at: time) == words)
                let reasoned = Ruling(scope: scope, act: act, reason: try Reason("spam"))
                #expect(Sample.words.line(of: reasoned, by: "ann", at: time) == words + ": spam")
            }
        }
    }

    @Test(
        arguments: [
            (0, "0 seconds"), (1_000, "1 second"), (29_990, "30 seconds"), (90_000, "1 minute 30 seconds"),
            (3_599_200, "1 hour"), (86_400_000, "1 day"), (129_600_000, "1 day 12 hours"), (604_799_000, "7 days"),
            (90_061_000, "1 day 1 hour"),
        ] as [(UInt64, String)])
    func lengthsOfTimeAreRounded(milliseconds: UInt64, words: String) {
        #expect(Sample.words.span(milliseconds: milliseconds) == words)
    }

    private static func fileNotices() throws -> [Notice] {
        let file = try Scene.file("a.txt", 5)
        let listed = ListedFile(
            room: RoomNumber(1), seq: Seq(1), time: Sample.time(1, 2), author: try Nick("ann"), file: file)
        let folder = SharedLine(name: file.name, isFolder: true, size: 0, time: Sample.time(1, 2))
        let lines: [FileLine] = [
            .entry(listed, room: nil, isGone: false), .entry(listed, room: .room(.lobby), isGone: true),
            .shared(folder, .top),
        ]
        let download = Download(.entry(RoomNumber(1), Seq(1)), file: file)
        let transfer = Transfer(id: TransferID(1), number: 1, job: .get(download), place: nil)
        return [
            .noFiles, .noSuchFile("a"), .noSuchNumber(3), .isFolder(.top), .noFileHere, .noPath("/a"),
            .noPaths(["/a", "b"]),
            .unfitPath("No."), .saved("a", path: "/a"),
            .notFetched("a", CarriageFailure(code: .noSuchFile, detail: "It is gone.")),
            .notFetched("a", CarriageFailure(code: .noSuchFile, detail: "It is gone.", isFinal: true)),
            .notGiven("a", ["b", "c"]), .notGiven("a", ["b", "c", "d", "e"]),
            .notGiven("a", ["b", "c", "d", "e", "f"]),
            .fileGone("a"), .allCancelled(1), .allCancelled(2), .alreadyFetching("a"), .tooManyTransfers(limit: 9),
            .nothingCarried, .noSuchTransfer(2), .transfers([transfer]), .cancelled("a"), .fetchCancelled("a"),
            .leftOut("a", Omission(links: 1, specials: 2, names: 3, first: ["b", "c", "d"])),
            .leftOut("a", Omission(links: 1, first: ["b"])), .fileTakenBack("a"),
            .transfersGoOn(1), .transfersGoOn(2), .retryingFiles(1), .retryingFiles(2),
            .files(lines, .everywhere, more: true), .files([], .room, more: false),
            .files([], .everywhere, more: false),
            .files([], .shared(.top), more: false), .files(lines, .room, more: false),
        ]
    }

    /// Each kind of notice at least once.
    private static func all() throws -> [Notice] {
        let (nick, room) = (try Nick("ann"), try RoomName("build"))
        let (text, member) = (try MessageText("hello"), try Sample.member(2, "ann", away: "lunch"))
        let spec = try #require(CommandTable.find("msg"))
        let change = KeyChange(known: try Sample.hub(1), met: try Sample.hub(2), since: nil)
        let long = try #require(PingPayload(Array("text".utf8)))
        let empty = try #require(throws: InvalidText.self) { try Nick("") }
        let faults: [InputFault] = [
            .empty, .unknownCommand("/x", nearest: nil), .unknownCommand("/x", nearest: "/q"), .spaceBeforeSlash,
            .aliasLacks(Alias(name: "hi", line: "/msg $1"), 1), .noHelp("/x", nearest: nil),
            .noHelp("/x", nearest: "/q"),
            .usage(spec), .manyLines(spec), .invalid(empty), .pingTooLong(limit: 64),
            .notAHub("a:b"), .openQuote, .outsideShare, .tooManyArguments,
            .noSetting("x"), .unfitAlias(.noName("x!")), .unfitAlias(.isCommand("join")), .unfitAlias(.noCommand("x")),
            .unfitAlias(.unfit(limit: 9)),
        ]
        let refusal = Refusal(subject: .session, code: .other, detail: "No.")
        let settings = ClientSetting.allCases.flatMap { setting -> [ScreenNotice] in
            [
                .setting(SettingLine(setting, "a"), all: setting.words), .set(setting, "a", settings: nil),
                .set(setting, "a", settings: "b"), .noSuchValue(setting, "a", all: ["b"]), .onlyInFile(setting),
            ]
        }
        var notices = settings.map(Notice.screen)
        notices += faults.map(Notice.nothingSent) + CommandTable.all.map(Notice.helpOn)
        notices += [
            .commands([]), .nothingRuns, .version("hubbub 1.2.3", protocol: 1),
            .screen(.settings([SettingLine(.typing, "true")])),
            .aliases([]), .aliases([Alias(name: "hi", line: "/me hi")]),
            .aliasGiven(Alias(name: "hi", line: "/me hi"), settings: nil),
            .aliasGiven(Alias(name: "hi", line: "/me hi"), settings: "/me hello"),
            .aliasTaken(Alias(name: "hi", line: "/me hi"), isInSettings: false),
            .aliasTaken(Alias(name: "hi", line: "/me hi"), isInSettings: true), .noAlias("hi"),
            .tooManyAliases(limit: 9),
            .attention(.all, .room(room), isAsked: false), .attention(.mentions, .room(room), isAsked: true),
            .attention(.mentions, .direct(nick), isAsked: false), .attention(.none, .direct(nick), isAsked: true),
            .commands([RunOffer(name: try RunName("uptime"), usage: "[a-z]+", about: try RunAbout("Since when"))]),
            .help, .historyReset, .nickGiven(asked: nick, given: nick), .nickTaken(nick), .nickNow(nick),
            .noSuchUser(nick, close: []), .noSuchUser(nick, close: [nick]), .refused(.join, .other, detail: "No."),
            .notConnected(.who), .noRoom, .notOpen(room), .onlyInRooms(.topic), .unanswered(.who), .tooManyRequests,
            .outboxFull(limit: 9), .rooms([], more: false), .names([member], count: 1), .who([member], more: false),
            .pong(long, milliseconds: 3), .hubTime(Sample.time(1, 2), ahead: 0),
            .hubTime(Sample.time(1, 2), ahead: 9_000),
            .topic(.none), .topic(try Topic("tea")), .dayMessage(try DayMessage("a\n\nb")), .noDayMessage,
            .nowAway(try AwayText("lunch")), .nowBack, .ignoring(nick),
            .notIgnoring(nick), .ignoringYourself, .ignoreList([]), .ignoreList([nick]), .toldDirectly(nick, text),
            .toldRoom(room, text), .retrying(1), .retrying(2), .lookingFor("lab"), .unreachable("lab", detail: nil),
            .unreachable("lab", detail: "No."), .sessionRefused(refusal), .keyChanged("lab", change),
            .keyChanged(
                "lab", KeyChange(known: change.known, met: change.met, since: Sample.time(1, 2), handle: "lab")),
            .hub(
                HubFacts(
                    id: change.known, name: try HubName("lab"), address: .unix(path: "/s"), isConnected: false,
                    isHeard: false, trusted: nil)),
            .hostFailed("No."), .disconnected,
            .removed(room, Removal(by: nick, ruling: Ruling(scope: .room, act: .mode(.open))), at: nil),
            .removed(nil, Removal(by: nick, ruling: Ruling(scope: .hub, act: .mode(.open))), at: Sample.time(1, 2)),
            .notLetIn(room, .banned, detail: ""), .notLetIn(room, .inviteOnly, detail: "No."),
            .outside(room, isBanned: false), .outside(room, isBanned: true),
            .carriedOut(.ban), .sanctions([], more: false, .room), .sanctions([], more: false, .hub), .mode(.open),
            .petnames([]), .petnames([Petname(id: member.person.id, nick: nick, name: nick)]),
            .petnameGiven(nick, nick), .petnameTaken(nick), .petnameUsed(nick, for: nick), .noPetname(nick),
            .tooManyPetnames(limit: 9), .nothingSent(.badDuration("10min")),
            .rooms([RoomSummary(name: room, topic: try Topic("tea"), people: 1)], more: true),
        ]
        let pinFaults: [ChangeFault] = [
            .tooManyPins, .onlyOperators, .noPins, .alreadyPinned, .notPinned, .nothingPinned, .noSuchPin,
        ]
        let pin = PinLine(entry: try Scene.said(2, "tea", at: Sample.time(1, 2), seq: 3), author: nick)
        notices += pinFaults.map { .cannotChange(.pin, $0) }
        notices += [
            .noPins, .noSuchPin(3), .pins([]), .pins([pin]), .pinned(pin, isOn: true), .pinned(pin, isOn: false),
        ]
        notices += try fileNotices()
        for away in [nil, try AwayText("lunch")] {
            for idle in [nil, UInt64(5), 120_000] {
                for online in [true, false] {
                    let whois = Whois(person: member.person, online: online, away: away, rooms: [room], idle: idle)
                    notices.append(.whois(whois, Acquaintance()))
                }
            }
        }
        return notices
    }
}
