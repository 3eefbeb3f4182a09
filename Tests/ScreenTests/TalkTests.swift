import Testing

@Suite(.needsTmux) struct TalkTests {
    @Test func twoPeopleMeetAndTalk() async throws {
        let (ann, bob) = (try Person("ann"), try Person("bob"))
        let hub = try await Hub.start(of: ann)
        let (left, right) = (try await Terminal(ann), try await Terminal(bob))
        for (terminal, person) in [(left, ann), (right, bob)] {
            try await terminal.type("hubbub \(hub.place) --nick \(person.nick)\n")
            try await terminal.wait(for: "You have not met this hub before.", "SHA256:")
            try await terminal.keys("y")
            try await terminal.wait(for: "#lobby ›", "lab ●")
        }
        try await left.wait(for: "HERE 2", "bob joined")
        for text in ["good morning", "下午四点冻结", "family 👩‍👩‍👧 here", "cafe\u{301} ready"] {
            try await left.type(text + "\n")
            for terminal in [left, right] { try await terminal.wait(for: text) }
        }
        try await right.type("/me waves\n")
        try await left.wait(for: "bob waves")
        try await left.type("/topic freeze at 16:00\n")
        try await right.wait("the topic in the header") { $0.lines[0].contains("freeze at 16:00") }
        #expect(try await ann.texts(in: "#lobby", of: hub).last == "freeze at 16:00")
        try await talkAside(left, right)
    }

    /// A direct message and a second room, which the other sees at the side.
    private func talkAside(_ left: Terminal, _ right: Terminal) async throws {
        try await left.type("/msg bob between us\n")
        try await right.wait("a mark beside ann") { screen in
            screen.lines.contains { $0.contains(" ann ") && $0.prefix(18).contains("@1") }
        }
        try await right.keys("M-a")
        try await right.wait(for: "ann ›", "between us")
        try await right.type("/join #build\n")
        try await right.wait(for: "#build ›", "HERE 1")
        try await left.type("/join #build\n")
        try await left.wait(for: "#build ›", "HERE 2")
        try await right.keys("M-1")
        try await right.wait(for: "#lobby ›")
        try await left.type("all green\n")
        try await right.wait("an unread line in #build") { screen in
            screen.lines.contains { $0.prefix(18).contains(#/build +1/#) }
        }
        try await left.type("bob: look\n")
        try await right.wait("a mention in #build") { screen in
            screen.lines.contains { $0.prefix(18).contains("#build") && $0.prefix(18).contains("@1") }
        }
    }

    @Test func whatLooksLikeACommandNeverReachesTheRoom() async throws {
        let (ann, bob) = (try Person("ann"), try Person("bob"))
        let hub = try await Hub.start(of: ann)
        let left = try await ann.chat(with: hub)
        let right = try await bob.chat(with: hub)
        try await left.type("/jion #build\n")
        try await left.wait(for: "No such command: /jion. Did you mean /join? (Nothing", "› /jion #build")
        try await left.keys("C-u")
        try await left.type(" /quit\n")
        try await left.wait(for: "A space stands before the slash", "›  /quit")
        try await left.keys("C-u")
        try await left.type("//quit is a word\n")
        try await right.wait(for: "/quit is a word")
        let screen = try await right.screen()
        #expect(!screen.text.contains("jion") && screen.count(of: "/quit") == 1, "\(screen.text)")
        #expect(try await ann.texts(in: "#lobby", of: hub) == ["/quit is a word"])
    }

    @Test func whatIsSentFromOutsideAppears() async throws {
        let (ann, bob) = (try Person("ann"), try Person("bob"))
        let hub = try await Hub.start(of: ann)
        let screens = [try await ann.chat(with: hub), try await bob.chat(with: hub)]
        let robot = try Person("robot")
        let sent = try await robot.run("send", hub.address, "#lobby", "build ok", "--accept-new", "--nick", "robot")
        #expect(sent.status == 0, "\(sent.errors)")
        for screen in screens {
            try await screen.wait(for: "robot  build ok", "HERE 2")
            #expect(!(try await screen.screen().text.contains("robot joined")))
        }
    }

    @Test func pastedLinesAreOneMessage() async throws {
        let ann = try Person("ann")
        let hub = try await Hub.start(of: ann)
        let terminal = try await ann.chat(with: hub)
        try await terminal.paste("one\n  two\nthree")
        try await terminal.wait("three lines of draft") { screen in
            zip(screen.rows(of: "one"), screen.rows(of: "three")).contains { $1 == $0 + 2 }
        }
        #expect(try await ann.texts(in: "#lobby", of: hub).isEmpty)
        try await terminal.keys("Enter")
        try await terminal.wait("the message, sent") { $0.last.hasSuffix("›") && $0.text.contains("ann  one") }
        #expect(try await ann.texts(in: "#lobby", of: hub) == ["one\n  two\nthree"])
    }
}
