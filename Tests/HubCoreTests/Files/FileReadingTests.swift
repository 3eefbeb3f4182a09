import ChatModel
import Testing

@testable import HubCore

/// Files that are looked for, read, and taken back.
struct FileReadingTests {
    private let room = RoomNumber(1)
    private let tea: [UInt8] = Array("tea at four".utf8)

    private func scene(_ change: (inout Limits) -> Void = { _ in }) throws -> (bench: Bench, ann: SessionID) {
        var bench = try Bench.filing(change)
        let ann = try bench.member("ann")
        try bench.join(ann)
        try bench.share("plan.txt", tea, from: ann)
        return (bench, ann)
    }

    @Test func aFileIsOpenedAndRead() throws {
        var (bench, ann) = try scene()
        let opened = bench.ask(.open(.entry(room, Seq(1))), tag: 5, from: ann)
        let file = OpenedFile(name: try FileName("plan.txt"), size: 11, id: SimulatedFiles.id(of: tea))
        #expect(opened.files(to: ann) == [.opened(file)])
        let read = bench.ask(.read(Tag(5), offset: 4, count: 2), tag: 6, from: ann)
        #expect(read.answers(to: ann) == [.file(Tag(6), .bytes(offset: 4, Array("at".utf8)))])
        let digests = bench.ask(.digests(Tag(5), first: 0, count: 1), tag: 7, from: ann)
        #expect(digests.files(to: ann) == [.digests(first: 0, [SimulatedFiles.id(of: tea).digest])])
        #expect(bench.ask(.close(Tag(5)), tag: 8, from: ann).answers(to: ann) == [.done(Tag(8))])
        #expect(bench.files.opened == [:] && bench.hub.files.opened.count == 0)
        #expect(bench.ask(.read(Tag(5), offset: 0, count: 1), from: ann).refusals(to: ann) == [.noSuchFile])
    }

    @Test func aSharedFileIsOpenedByItsPath() throws {
        var (bench, ann) = try scene()
        bench.files.shared["books/tea.pdf"] = tea
        let opened = bench.ask(.open(.shared(try FilePath("books/tea.pdf"))), tag: 5, from: ann)
        #expect(opened.files(to: ann) == [.opened(OpenedFile(name: try FileName("tea.pdf"), size: 11, id: nil))])
        let other = bench.ask(.open(.shared(try FilePath("other"))), tag: 6, from: ann)
        #expect(other.refusals(to: ann) == [.noSuchFile])
        #expect(bench.ask(.list(.shared(.top), after: nil, limit: 5), from: ann).files(to: ann).count == 1)
        #expect(bench.ask(.open(.shared(.top)), tag: 7, from: ann).refusals(to: ann) == [.noSuchFile])
    }

    @Test func onlySoMuchIsAskedForAtOnce() throws {
        var (bench, ann) = try scene()
        bench.ask(.open(.entry(room, Seq(1))), tag: 5, from: ann)
        bench.holdsFiles = true
        var tickets: [FileTicket] = []
        for index in 0..<8 {
            let read = bench.ask(.read(Tag(5), offset: UInt64(index), count: 65_536), tag: 6, from: ann)
            tickets += read.tickets
        }
        #expect(tickets.count == 8)
        #expect(bench.ask(.read(Tag(5), offset: 0, count: 1), tag: 6, from: ann).refusals(to: ann) == [.overCredit])
        bench.run(.filed(tickets[0], .success(.bytes([1]))))
        // Small ones count for more than they are.
        for _ in 0..<8 { #expect(bench.ask(.read(Tag(5), offset: 0, count: 1), tag: 6, from: ann).tasks.count == 1) }
        #expect(bench.ask(.read(Tag(5), offset: 0, count: 1), tag: 6, from: ann).refusals(to: ann) == [.overCredit])
        #expect(bench.ask(.read(Tag(5), offset: 0, count: 0), tag: 6, from: ann).refusals(to: ann) == [.unexpected])
        for _ in 0..<2 { #expect(bench.ask(.digests(Tag(5), first: 0, count: 1), tag: 7, from: ann).tasks.count == 1) }
        #expect(bench.ask(.digests(Tag(5), first: 0, count: 1), tag: 7, from: ann).refusals(to: ann) == [.overCredit])
    }

    @Test func readingWhatIsNotOpenCounts() throws {
        var (bench, ann) = try scene { $0.strikes = Rate(perMinute: 1, burst: 2) }
        for _ in 0..<2 {
            #expect(bench.ask(.read(Tag(9), offset: 0, count: 65_536), from: ann).refusals(to: ann) == [.noSuchFile])
        }
        bench.ask(.read(Tag(9), offset: 0, count: 65_536), from: ann)
        #expect(bench.hub.sessions[ann] == nil)
    }

    @Test func onlySoManyAreOpen() throws {
        var (bench, ann) = try scene { limits in
            limits.openFilesPerSession = 1
            limits.openFilesPerUser = 2
            limits.openFiles = 3
        }
        let (two, three) = (try bench.visitor("ann"), try bench.visitor("ann"))
        let (bob, cid) = (try bench.visitor("bob"), try bench.visitor("cid"))
        var refused: [Bool] = []
        for (session, tag) in [(ann, 1), (ann, 2), (two, 1), (three, 1), (bob, 1), (cid, 1)] {
            let effects = bench.ask(.open(.entry(room, Seq(1))), tag: UInt32(tag), from: session)
            refused.append(effects.refusals(to: session) == [.tooManyTransfers])
        }
        #expect(refused == [false, true, false, true, false, true])
    }

    @Test func whoLeavesClosesWhatTheyRead() throws {
        var (bench, ann) = try scene()
        bench.ask(.open(.entry(room, Seq(1))), tag: 5, from: ann)
        bench.holdsFiles = true
        let seeking = bench.ask(.open(.entry(room, Seq(1))), tag: 6, from: ann)
        let opening = bench.run(
            .filed(try unwrap(seeking.tickets.first), bench.files.perform(seeking.tasks[0], bench.journal)))
        let made = bench.files.perform(opening.tasks[0], bench.journal)
        #expect(bench.run(.closed(ann)).releases.count == 1 && bench.files.opened.count == 1)
        // One that is open only afterwards is closed then.
        let late = bench.run(.filed(try unwrap(opening.tickets.first), made))
        #expect(late.releases.count == 1 && bench.files.opened == [:])
    }

    @Test func aHubWhoseFilesExpireSaysWhen() throws {
        var rules = FileRules()
        rules.expiryMilliseconds = 7 * 86_400_000
        var bench = try Bench.filing(rules: rules)
        let ann = try bench.member("ann")
        try bench.join(ann)
        let refused = bench.ask(.open(.entry(room, Seq(1))), tag: 6, from: ann).answers(to: ann)
        let words = "There is no such file here any more: this hub keeps files for 7 days."
        #expect(
            refused == [.refused(Refusal(subject: .request(Tag(6)), code: .noSuchFile, detail: words))])
        #expect(FileFailure.gone(after: 90_000).detail.hasSuffix("for 90 seconds."))
        #expect(FileFailure.gone(after: 3_600_000).detail.hasSuffix("for 1 hour."))
    }

    @Test func whatIsTakenBackLeavesTheDisk() throws {
        var (bench, ann) = try scene()
        let id = SimulatedFiles.id(of: tea)
        try bench.share("again.txt", tea, from: ann)
        bench.ask(.open(.entry(room, Seq(1))), tag: 5, from: ann)
        bench.pass(seconds: 1)
        bench.receive(.post(bench.post(.deletion(of: Seq(1)), in: room)), from: ann)
        bench.pass(seconds: 3)
        #expect(bench.files.contents[id] == tea)
        #expect(bench.ask(.open(.entry(room, Seq(1))), tag: 6, from: ann).refusals(to: ann) == [.noSuchFile])
        bench.receive(.post(bench.post(.deletion(of: Seq(2)), in: room)), from: ann)
        bench.pass(seconds: 3)
        #expect(bench.files.contents == [:])
        // Who reads it reads on.
        let read = bench.ask(.read(Tag(5), offset: 0, count: 3), tag: 6, from: ann)
        #expect(read.files(to: ann) == [.bytes(offset: 0, Array("tea".utf8))])
    }

    @Test func whatComesIntoUseWhileTheDiskIsSweptStays() throws {
        var (bench, ann) = try scene()
        let id = SimulatedFiles.id(of: tea)
        bench.pass(seconds: 1)
        bench.receive(.post(bench.post(.deletion(of: Seq(1)), in: room)), from: ann)
        bench.holdsFiles = true
        var sweep: [HubEffect] = []
        while sweep.tickets.isEmpty { sweep = bench.pass(seconds: 1) }
        #expect(sweep.tasks == [.sweep(before: nil)])
        // The look has found it useless, and the same content comes again before that is said.
        let found = bench.files.perform(sweep.tasks[0], bench.journal)
        #expect(found == .success(.unwanted([id])))
        bench.holdsFiles = false
        #expect(try bench.share("again.txt", tea, from: ann).shared().count == 1)
        let swept = bench.run(.filed(try unwrap(sweep.tickets.first), found))
        #expect(swept.tasks == [] && bench.files.contents[id] == tea)
    }

    @Test func whatIsBeingRemovedIsMadeAgainAfterIt() throws {
        var (bench, ann) = try scene()
        let id = SimulatedFiles.id(of: tea)
        bench.receive(.post(bench.post(.deletion(of: Seq(1)), in: room)), from: ann)
        try bench.put("again.txt", nonce: bench.freshNonce(), from: ann)
        bench.ask(.slice(offset: 0, tea), from: ann)
        bench.holdsFiles = true
        let sweep = bench.pass(seconds: 1)
        let removal = bench.run(.filed(try unwrap(sweep.tickets.first), .success(.unwanted([id]))))
        #expect(removal.tasks == [.remove([id])])
        let finish = bench.ask(.finish(Tag(20), size: 11, id), tag: 21, from: ann)
        #expect(finish.tasks == [])
        let removed = bench.files.perform(removal.tasks[0], bench.journal)
        bench.holdsFiles = false
        let done = bench.run(.filed(try unwrap(removal.tickets.first), removed))
        #expect(done.shared().count == 1 && bench.files.contents[id] == tea)
    }

    @Test func filesExpireByTheirRule() throws {
        var rules = FileRules()
        rules.expiryMilliseconds = 86_400_000
        var bench = try Bench.filing(rules: rules)
        let sweeps = bench.pass(seconds: 1).tasks
        #expect(sweeps == [.sweep(before: HubTime(milliseconds: 1_700_000_001_000 - 86_400_000))])
        #expect(bench.pass(seconds: 59).tasks == [])
        #expect(bench.pass(seconds: 2).tasks.count == 1)
    }

    @Test func aHubThatIsToldToKeepNoneLooksAfterThoseThatItHas() throws {
        var bench = try Bench.filing(rules: .off)
        bench.files.contents[SimulatedFiles.id(of: tea)] = tea
        bench.pass(seconds: 1)
        #expect(bench.files.contents == [:])
        var without = Bench()
        #expect(without.pass(seconds: 120).tasks == [])
    }

    @Test func aListIsGivenInPages() throws {
        var (bench, ann) = try scene { $0.fileListBytes = 400 }
        let long = String(repeating: "x", count: 150)
        for index in 1...3 { try bench.share("\(index)\(long)", [UInt8(index)], from: ann) }
        var (names, after, pages) = ([String](), UInt64?.none, 0)
        repeat {
            let effects = bench.ask(.list(.room(room), after: after, limit: 200), from: ann)
            guard case .listed(let list)? = effects.files(to: ann).first else { throw Missing() }
            names += list.entries.map(\.file.name.text)
            (after, pages) = (list.next, pages + 1)
        } while after != nil && pages < 9
        #expect(names.map { $0.prefix(1) } == ["3", "2", "1", "p"] && pages == 3)
        #expect(bench.ask(.list(.everywhere, after: nil, limit: 0), from: ann).listed(to: ann).first?.count == 1)
    }

    @Test func onlySoManyQuestionsWait() throws {
        var (bench, ann) = try scene()
        bench.holdsFiles = true
        for _ in 0..<8 { bench.ask(.list(.everywhere, after: nil, limit: 1), from: ann) }
        #expect(bench.ask(.list(.everywhere, after: nil, limit: 1), from: ann).refusals(to: ann) == [.overCredit])
        #expect(bench.ask(.drop(Nonce(1)), from: ann).refusals(to: ann) == [.overCredit])
    }
}
