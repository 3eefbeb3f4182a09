import ChatModel
import Testing

@testable import ClientCore

/// Commands of the person's own.
@Suite struct AliasTests {
    private static let some = Aliases(
        own: [
            Alias(name: "hi", line: "/msg $1 hello, $1!"), Alias(name: "brb", line: "/away back in a moment"),
            Alias(name: "all", line: "/me says: $*"), Alias(name: "pay", line: "/say $5 and $x and $ $1"),
            Alias(name: "去", line: "/join"), Alias(name: "twice", line: "/say $* $*"),
        ], settings: [])

    private func saved(_ effects: [ClientEffect]) -> [Alias]? {
        effects.reversed().lazy.compactMap { if case .save(.aliases(let all)) = $0 { all } else { nil } }.first
    }

    @Test(arguments: [
        ("/hi bob", "/msg bob hello, bob!"), ("/HI  bob  x ", "/msg bob hello, bob!"), ("/hi", "/msg  hello, !"),
        ("/brb", "/away back in a moment"), ("/brb or two", "/away back in a moment or two"),
        ("/all a  b", "/me says: a  b"), ("/pay x", "/say  and $x and $ x"), ("/去 #lobby", "/join #lobby"),
        // What is filled in is not looked at again.
        ("/hi $2", "/msg $2 hello, $2!"), ("/all /hi $1", "/me says: /hi $1"), ("/twice $*", "/say $* $*"),
        ("/all a\nb", "/me says: a\nb"), ("hi bob", "hi bob"), ("//hi bob", "//hi bob"), (" /hi", " /hi"),
        ("/join x", "/join x"), ("/nothing", "/nothing"), ("", ""),
    ])
    func aLineIsFilledInOnce(text: String, line: String) { #expect(Self.some.expanded(text) == line) }

    @Test(
        arguments: [
            ("/hi", "hi", 1), ("/HI ", "hi", 1), ("/pay a b", "pay", 5), ("/hi bob", nil, 0), ("/all", nil, 0),
            ("/brb", nil, 0), ("/join", nil, 0), ("//hi", nil, 0), ("hi", nil, 0), ("", nil, 0),
        ] as [(String, String?, Int)])
    func wordsThatAreMissingAreAskedFor(text: String, name: String?, count: Int) {
        let lack = Self.some.lack(text)
        #expect(lack?.alias.name == name && lack?.count ?? 0 == count)
    }

    @Test func nothingIsSentWhileWordsAreMissing() {
        var rig = Rig.inLobby()
        rig.type("/alias hi /msg $1 hello $2")
        rig.type("/hi bob")
        #expect(rig.notices.last == .nothingSent(.aliasLacks(Alias(name: "hi", line: "/msg $1 hello $2"), 2)))
        #expect(rig.posts.isEmpty)
    }

    @Test(arguments: [
        ("join", "/me x", AliasFault.isCommand("join")), ("/PART", "/me x", .isCommand("part")),
        ("a b", "/me", .noName("a b")), ("", "/me", .noName("")), ("x!", "/me", .noName("x!")),
        ("hi", "/hi", .noCommand("hi")), ("hi", "/brb", .noCommand("brb")), ("hi", "//me", .noCommand("/me")),
        ("hi", "", .noCommand("")), ("hi", "$1 bob", .noCommand("$1")),
        ("hi", "/me " + String(repeating: "x", count: 512), .unfit(limit: 512)),
        ("hi", "/me \u{1B}[2J", .unfit(limit: 512)), ("hi", "/me a\nb", .unfit(limit: 512)),
    ])
    func whatCantBeACommandIsRefused(name: String, line: String, fault: AliasFault) {
        #expect(throws: fault) { try Aliases.check(name, line) }
    }

    @Test func aNameStandsForALineFromThenOn() {
        var rig = Rig.inLobby()
        let alias = Alias(name: "wave", line: "/me waves at $1")
        #expect(saved(rig.type("/alias Wave me waves at $1")) == [alias])
        #expect(rig.notices.last == .aliasGiven(alias, settings: nil))
        rig.type("/wave bob")
        #expect(rig.posts.last?.body == .action(text("waves at bob")))
        rig.type("/alias")
        #expect(rig.notices.last == .aliases([alias]))
        rig.type("/alias /wave")
        #expect(rig.notices.last == .aliases([alias]))
        rig.type("/help wave")
        #expect(rig.notices.last == .aliases([alias]))
        #expect(saved(rig.type("/unalias wave")) == [])
        #expect(rig.notices.last == .aliasTaken(alias, isInSettings: false))
        rig.type("/wave bob")
        #expect(rig.notices.last == .nothingSent(.unknownCommand("/wave", nearest: nil)) && rig.posts.count == 1)
        rig.type("/unalias wave")
        #expect(rig.notices.last == .noAlias("wave"))
    }

    @Test func aMistypedNameIsFound() {
        var rig = Rig { $0.aliases = Self.some }
        rig.welcome()
        rig.joined()
        rig.type("/twcie x")
        #expect(rig.notices.last == .nothingSent(.unknownCommand("/twcie", nearest: "/twice")))
        #expect(rig.posts.isEmpty)
    }

    @Test func namesAndCommandsAreCompleted() throws {
        var sources = CompletionSources(nicks: ["bob"], rooms: [])
        sources.aliases = ["hi", "hurry"]
        for (before, after) in [
            ("/hu", ["/hubs ", "/hurry "]), ("/unalias h", ["/unalias hi ", "/unalias hurry "]),
            ("/alias hi /jo", ["/alias hi /join "]), ("/help hur", ["/help /hurry "]),
        ] {
            var completion = try #require(Completion(before: before, in: sources))
            let found = (0..<completion.count).map { _ in completion.next() }
            #expect(Set(after).isSubset(of: found), "\(before): \(found)")
        }
        #expect(Completion(before: "/alias /jo", in: sources) == nil)
        let rig = Rig { $0.aliases = Self.some }
        #expect(rig.client.completionSources.aliases.contains("brb"))
    }

    @Test func theSettingsFileCountsAgainAtTheNextStart() {
        let (written, own) = (Alias(name: "hi", line: "/me hi"), Alias(name: "hi", line: "/me hello"))
        var rig = Rig { $0.aliases = Aliases(own: [own], settings: [written]) }
        rig.welcome()
        rig.joined()
        #expect(rig.client.aliases.all == [written])
        #expect(saved(rig.type("/alias hi /me hello")) == [own])
        #expect(rig.notices.last == .aliasGiven(own, settings: "/me hi"))
        #expect(saved(rig.type("/unalias hi")) == [])
        #expect(rig.notices.last == .aliasTaken(own, isInSettings: true))
    }

    @Test func whatCameToBeACommandIsNoAliasAnyMore() {
        let aliases = Aliases(own: [Alias(name: "join", line: "/me x"), Alias(name: "a", line: "/b")], settings: [])
        #expect(aliases.all.isEmpty && aliases.expanded("/join #x") == "/join #x")
    }

    @Test func aliasesAreBounded() {
        let full = (0..<ClientLimits.aliases).map { Alias(name: "n\($0)", line: "/me") }
        var rig = Rig { $0.aliases = Aliases(own: full, settings: []) }
        rig.welcome()
        rig.joined()
        rig.type("/alias more /me")
        #expect(rig.notices.last == .tooManyAliases(limit: ClientLimits.aliases))
        rig.type("/alias n0 /list")
        #expect(rig.client.aliases["n0"]?.line == "/list")
    }
}
