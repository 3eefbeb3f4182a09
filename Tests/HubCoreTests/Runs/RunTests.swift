import ChatModel
import Testing

@testable import HubCore

/// Who may run what, when it begins and ends, and who is told.
@Suite struct RunTests {
    private let done = RunEnd(.exited(0), milliseconds: 12)

    @Test func nothingRunsThatTheJournalDoesNotKnow() throws {
        var bench = try Bench.running([try .open("uptime") { $0.fixed = ["-p"] }])
        let ann = try bench.member("ann")
        let room = try bench.join(ann)
        let call = try #require(RunCall(try RunName("uptime")))
        var effects = bench.apply(.received(ann, .run(Tag(9), room, Nonce(5), call)))
        effects += bench.apply(.turnEnded)
        #expect(effects.started.isEmpty)
        let stored = try #require(effects.compactMap { if case .store(let batch) = $0 { batch } else { nil } }.first)
        guard case .began(let record)? = stored.runs.first else { throw Missing() }
        #expect(record.call == call && record.room == room && record.number == RunNumber(1))
        let after = bench.apply(.stored(.committed([])))
        #expect(after.started == [RunNumber(1)])
        #expect(after.orders.first?.arguments == ["-p"] && after.orders.first?.program == "/bin/uptime")
    }

    @Test func aRunThatCannotBeStoredIsRefusedByName() throws {
        var bench = try Bench.running([try .open("uptime")])
        let ann = try bench.member("ann")
        try bench.join(ann)
        bench.failure = .full
        let effects = try bench.run("uptime", from: ann)
        #expect(effects.started.isEmpty && effects.refusals(to: ann) == [.storageFull])
        bench.failure = nil
        bench.pass(seconds: 1)
        #expect(try bench.run("uptime", from: ann).started.count == 1)
    }

    @Test func theCallerReadsWhatIsWrittenAndHowItEnded() throws {
        var bench = try Bench.running([try .open("uptime")])
        let (ann, bob) = (try bench.member("ann"), try bench.member("bob"))
        let room = try bench.join(ann)
        try bench.join(bob)
        let number = try #require(try bench.run("uptime", from: ann).started.first)
        let wrote = bench.run(.ran(number, .wrote([0xFF, 0x0A], .errors)))
        #expect(wrote.answers(to: ann) == [.wrote(Tag(9), .errors, [0xFF, 0x0A])])
        let ended = bench.run(.ran(number, .ended(done)))
        #expect(ended.ends(of: ann) == [done])
        #expect(ended.runChanges == [.ended(number, done)])
        #expect((wrote + ended).answers(to: bob).isEmpty && ended.reports(in: room).isEmpty)
        #expect(bench.run(.ran(number, .ended(done))).ends(of: ann).isEmpty)
    }

    @Test func theRoomIsToldOnceItHasEnded() throws {
        var bench = try Bench.running([try .open("uptime") { $0.reply = .room }])
        let ann = try bench.member("ann")
        let room = try bench.join(ann)
        let number = try #require(try bench.run("uptime", nonce: Nonce(77), from: ann).started.first)
        let wrote = bench.run(.ran(number, .wrote(Array("up 3 days\n".utf8), .output)))
        #expect(wrote.reports(in: room).isEmpty && wrote.answers(to: ann).count == 1)
        _ = bench.run(.ran(number, .wrote([0x1B, 0x5B, 0x6D], .errors)))
        let ended = bench.run(.ran(number, .ended(RunEnd(.exited(3), milliseconds: 5))))
        let report = try #require(ended.reports(in: room).first)
        #expect(report.lines.map(\.text) == ["up 3 days", "␛[m"] && report.end.ending == .exited(3))
        #expect(report.lines.map(\.stream) == [.output, .errors])
        let entry = try #require(
            ended.published(in: room).compactMap { if case .entry(let entry) = $0 { entry } else { nil } }.first)
        #expect(entry.nonce == Nonce(77))
        #expect(try entry.author == bench.person("ann").number)
        #expect(ended.runChanges.contains { if case .ended = $0 { true } else { false } })
        // The entry stands before the word that it has ended.
        let publish = try #require(ended.firstIndex { if case .publish = $0 { true } else { false } })
        let told = try #require(ended.firstIndex { if case .answer(_, .ran) = $0 { true } else { false } })
        #expect(publish < told)
    }

    @Test func onlyWhoMayRunsSomething() throws {
        let ops = try RoomName("ops")
        var bench = try Bench.running([
            try .open("all"), try .open("op") { $0.who = .operator }, try .open("own") { $0.who = .owner },
            try .open("there") { $0.rooms = [ops] },
        ])
        let (owner, ann) = (try bench.member("owner"), try bench.member("ann"))
        let lobby = try bench.join(owner)
        try bench.join(ann)
        // Who makes a room owns it, and may run no more for that.
        let made = try bench.join(ann, "annas")
        func offered(_ session: SessionID, _ room: RoomNumber) -> [String] {
            bench.receive(.commands(Tag(3), room), from: session).answers(to: session).flatMap { answer -> [String] in
                if case .commands(_, let offers) = answer { offers.map(\.name.text) } else { [] }
            }
        }
        #expect(offered(owner, lobby) == ["all", "op", "own"])
        #expect(offered(ann, lobby) == ["all"] && offered(ann, made) == ["all"])
        for name in ["op", "own", "there", "none"] {
            #expect(try bench.run(name, in: made, from: ann).refusals(to: ann) == [.noSuchCommand])
        }
        try bench.order(.promote(bench.who("ann")), scope: .hub, from: owner)
        #expect(offered(ann, lobby) == ["all", "op"])
        let place = try bench.join(ann, "ops")
        #expect(offered(ann, place) == ["all", "op", "there"])
        #expect(try bench.run("there", in: place, from: ann).started.count == 1)
    }

    @Test func nobodyRunsAnythingInARoomWhereTheyAreNot() throws {
        var bench = try Bench.running([try .open("uptime")])
        let (ann, bob) = (try bench.member("ann"), try bench.member("bob"))
        let room = try bench.join(ann)
        #expect(try bench.run("uptime", in: room, from: bob).refusals(to: bob) == [.notJoined])
        #expect(try bench.run("uptime", in: RoomNumber(99), from: ann).refusals(to: ann) == [.notJoined])
        #expect(bench.receive(.commands(Tag(1), room), from: bob).refusals(to: bob) == [.notJoined])
    }

    @Test func argumentsAreHeldAgainstTheirPatterns() throws {
        let pattern = try ArgumentPattern("[a-z]+")
        var bench = try Bench.running([try .open("greet") { $0.given = .init(patterns: [pattern]) }])
        let ann = try bench.member("ann")
        try bench.join(ann)
        for bad in [[], ["a", "b"], ["; id"], ["$(id)"], ["--help"], ["a b"], [""], ["../x"]] {
            #expect(try bench.run("greet", bad, from: ann).refusals(to: ann) == [.wrongArguments], "\(bad)")
        }
        #expect(try bench.run("greet", ["world"], from: ann).orders.first?.arguments == ["world"])
    }

    @Test func soManyRunAtOnceAndNoMore() throws {
        var bench = try Bench.running([try .open("sleep")]) {
            $0.runsPerUser = 2
            $0.runs = 3
        }
        let (ann, bob) = (try bench.member("ann"), try bench.member("bob"))
        try bench.join(ann)
        try bench.join(bob)
        var running = try (1...2).flatMap { try bench.run("sleep", tag: $0, from: ann).started }
        #expect(try bench.run("sleep", tag: 3, from: ann).refusals(to: ann) == [.tooManyRuns])
        running += try bench.run("sleep", from: bob).started
        #expect(try bench.run("sleep", from: bob).refusals(to: bob) == [.tooManyRuns])
        #expect(running.count == 3)
        bench.run(.ran(running[0], .ended(done)))
        #expect(try bench.run("sleep", from: bob).started.count == 1)
    }

    @Test func whoLeavesTakesAlongWhatOnlyTheyWouldRead() throws {
        var bench = try Bench.running([try .open("mine"), try .open("ours") { $0.reply = .room }])
        let (ann, bob) = (try bench.member("ann"), try bench.member("bob"))
        let room = try bench.join(ann)
        try bench.join(bob)
        let mine = try #require(try bench.run("mine", from: ann).started.first)
        let ours = try #require(try bench.run("ours", from: ann).started.first)
        #expect(bench.run(.closed(ann)).stopped == [mine])
        let after = bench.run(.ran(mine, .ended(RunEnd(.stopped, milliseconds: 1))))
        #expect(after.runChanges == [.ended(mine, RunEnd(.stopped, milliseconds: 1))])
        #expect(bench.run(.ran(ours, .ended(done))).reports(in: room).count == 1)
    }

    @Test func whoIsPutOutTakesBothAlong() throws {
        var bench = try Bench.running([try .open("mine"), try .open("ours") { $0.reply = .room }])
        let (owner, ann) = (try bench.member("owner"), try bench.member("ann"))
        try bench.join(owner)
        try bench.join(ann)
        let runs = try ["mine", "ours"].flatMap { try bench.run($0, from: ann).started }
        let effects = try bench.order(.kick(bench.who("ann")), from: owner)
        #expect(Set(effects.stopped) == Set(runs))
    }

    @Test func aRunIsStoppedByWhoeverRanIt() throws {
        var bench = try Bench.running([try .open("sleep")])
        let (ann, bob) = (try bench.member("ann"), try bench.member("bob"))
        try bench.join(ann)
        try bench.join(bob)
        let number = try #require(try bench.run("sleep", tag: 4, from: ann).started.first)
        #expect(bench.receive(.stopRun(Tag(5), of: Tag(4)), from: bob).refusals(to: bob) == [.noSuchCommand])
        let stopped = bench.receive(.stopRun(Tag(5), of: Tag(4)), from: ann)
        #expect(stopped.stopped == [number] && stopped.answers(to: ann) == [.done(Tag(5))])
        #expect(bench.receive(.stopRun(Tag(6), of: Tag(4)), from: ann).stopped.isEmpty)
    }

    @Test func aHubThatStopsEndsWhatItRunsAndWaitsForIt() throws {
        var bench = try Bench.running([try .open("sleep")])
        let ann = try bench.member("ann")
        try bench.join(ann)
        let number = try #require(try bench.run("sleep", from: ann).started.first)
        let stopping = bench.run(.stop)
        #expect(stopping.stopped == [number] && !stopping.contains(.stopped))
        #expect(try bench.run("sleep", from: ann).refusals(to: ann) == [.stopping])
        let ended = bench.run(.ran(number, .ended(RunEnd(.stopped, milliseconds: 2))))
        #expect(ended.ends(of: ann).count == 1 && ended.contains(.stopped))
        #expect(ended.runChanges == [.ended(number, RunEnd(.stopped, milliseconds: 2))])
    }

    @Test func aRunThatIsStoppedBeforeItIsStoredNeverBegins() throws {
        var bench = try Bench.running([try .open("sleep")])
        let ann = try bench.member("ann")
        let room = try bench.join(ann)
        let call = try #require(RunCall(try RunName("sleep")))
        var effects = bench.apply(.received(ann, .run(Tag(4), room, Nonce(9), call))) + bench.apply(.turnEnded)
        effects += bench.apply(.closed(ann))
        effects += bench.apply(.stored(.committed([])))
        #expect(effects.started.isEmpty && effects.stopped.isEmpty)
        #expect(bench.hub.runs.isEmpty)
    }

    @Test func whoMayNotSpeakRunsNothingForTheRoom() throws {
        var bench = try Bench.running([try .open("mine"), try .open("ours") { $0.reply = .room }])
        let (owner, ann) = (try bench.member("owner"), try bench.member("ann"))
        try bench.join(owner)
        try bench.join(ann)
        try bench.order(.mute(bench.who("ann"), milliseconds: nil), from: owner)
        #expect(try bench.run("ours", from: ann).refusals(to: ann) == [.muted])
        #expect(try bench.run("mine", from: ann).started.count == 1)
    }

    @Test func aRestartedHubCountsOn() throws {
        let state = JournalState(people: [], rooms: [], lastRun: RunNumber(41))
        var bench = try Bench.running([try .open("uptime")], state: state)
        let ann = try bench.member("ann")
        try bench.join(ann)
        #expect(try bench.run("uptime", from: ann).started == [RunNumber(42)])
    }
}
