import ChatModel
import Testing

@testable import HubCore

/// Files on their way into a room.
struct UploadTests {
    private let room = RoomNumber(1)
    private let tea: [UInt8] = Array("tea at four".utf8)

    private func id(_ bytes: [UInt8]) -> FileID { SimulatedFiles.id(of: bytes) }

    @Test func aFileStandsInTheRoomOnceItIsWhole() throws {
        var bench = try Bench.filing()
        let (ann, bob) = (try bench.member("ann"), try bench.member("bob"))
        try bench.join(ann)
        try bench.join(bob)
        let nonce = bench.freshNonce()
        let begun = try bench.put("plan.txt", size: 11, nonce: nonce, from: ann)
        #expect(begun.files(to: ann) == [.placed(offset: 0, id([]))] && begun.shared() == [])
        let first = bench.ask(.slice(offset: 0, Array(tea.prefix(4))), from: ann)
        let second = bench.ask(.slice(offset: 4, Array(tea.dropFirst(4))), from: ann)
        #expect(first.files(to: ann) == [.taken(offset: 4)] && second.files(to: ann) == [.taken(offset: 11)])
        #expect(first.shared() + second.shared() == [])
        let done = bench.ask(.finish(Tag(20), size: 11, id(tea)), tag: 21, from: ann)
        let file = SharedFile(name: try FileName("plan.txt"), size: 11, shape: .file, kind: .text, id: id(tea))
        #expect(done.shared() == [file] && done.accepted(to: ann) == [Seq(1)] && done.accepted(to: bob) == [])
        #expect(bench.journal.entries[room]?.map(\.nonce) == [nonce])
        #expect(bench.hub.files.uploads.count == 0 && bench.hub.files.waiting == 0)
    }

    @Test func anEntryIsWrittenOnlyOnceTheContentIsThere() throws {
        var bench = try Bench.filing()
        let ann = try bench.visitor("ann")
        let nonce = bench.freshNonce()
        let lobby = try bench.lobby()
        try bench.put("a", into: lobby, nonce: nonce, from: ann)
        bench.ask(.slice(offset: 0, tea), from: ann)
        bench.holdsFiles = true
        let asked = bench.ask(.finish(Tag(20), size: 11, id(tea)), tag: 21, from: ann)
        #expect(asked.tasks == [.finish(bench.half(ann, nonce), size: 11, id(tea))] && asked.batches == [])
        let made = bench.run(.filed(try unwrap(asked.tickets.first), .success(.done)))
        #expect(made.shared(in: lobby).count == 1 && made.accepted(to: ann) == [Seq(1)])
    }

    @Test func aHubWithoutFilesSaysSo() throws {
        var bench = try Bench.filing(rules: .off)
        let ann = try bench.member("ann")
        try bench.join(ann)
        for request in try everyRequest() {
            #expect(bench.ask(request, from: ann).refusals(to: ann) == [.filesOff], "\(request)")
        }
    }

    private func everyRequest() throws -> [FileRequest] {
        let offer = FileOffer(name: try FileName("a"), size: nil, shape: .file, kind: .other)
        return [
            .put(room, Nonce(1), offer), .slice(offset: 0, tea), .finish(Tag(1), size: 0, id([])), .drop(Nonce(1)),
            .list(.everywhere, after: nil, limit: 1), .open(.entry(room, Seq(1))), .read(Tag(1), offset: 0, count: 1),
            .digests(Tag(1), first: 0, count: 1), .close(Tag(1)),
        ]
    }

    @Test func bytesOutOfPlaceAreRefusedAndCount() throws {
        var bench = try Bench.filing { $0.strikes = Rate(perMinute: 1, burst: 3) }
        let ann = try bench.member("ann")
        try bench.join(ann)
        try bench.put("a", size: 11, nonce: bench.freshNonce(), from: ann)
        #expect(bench.ask(.slice(offset: 1, tea), from: ann).refusals(to: ann) == [.unexpected])
        #expect(bench.ask(.slice(offset: 0, tea + tea), from: ann).refusals(to: ann) == [.unexpected])
        #expect(bench.ask(.slice(offset: 0, tea), tag: 99, from: ann).refusals(to: ann) == [.unexpected])
        // The fourth is one too many.
        #expect(bench.ask(.slice(offset: .max, tea), from: ann).refusals(to: ann) == [.unexpected, .tooFast])
        #expect(bench.hub.sessions[ann] == nil && bench.hub.files.uploads.count == 0)
    }

    @Test func noMoreThanAWindowIsUnderWay() throws {
        var bench = try Bench.filing()
        let ann = try bench.member("ann")
        try bench.join(ann)
        try bench.put("a", nonce: bench.freshNonce(), from: ann)
        bench.holdsFiles = true
        let slice = [UInt8](repeating: 7, count: FilePieces.sliceUp)
        var tickets: [FileTicket] = []
        for index in 0..<8 {
            let effects = bench.ask(.slice(offset: UInt64(index * slice.count), slice), from: ann)
            #expect(effects.refusals(to: ann) == [])
            tickets += effects.tickets
        }
        #expect(bench.ask(.slice(offset: 262_144, [1]), from: ann).refusals(to: ann) == [.overCredit])
        // Half of a window is told at once, so that its sender is not woken for each slice.
        for (index, ticket) in tickets.prefix(4).enumerated() {
            let taken = bench.run(.filed(ticket, .success(.taken(UInt64((index + 1) * slice.count)))))
            #expect(taken.files(to: ann) == (index == 3 ? [.taken(offset: 131_072)] : []))
        }
        #expect(bench.ask(.slice(offset: 262_144, slice), from: ann).tasks.count == 1)
    }

    @Test func slicesAreNoRequestsOfARate() throws {
        var bench = try Bench.filing { limits in
            limits.postBurst = 20
            limits.postsPerSecond = 1
            limits.bytes = Rate(perSecond: 1_000, burst: 10_000)
        }
        let ann = try bench.member("ann")
        try bench.join(ann)
        try bench.put("a", nonce: bench.freshNonce(), from: ann)
        let slice = [UInt8](repeating: 7, count: FilePieces.sliceUp)
        for index in 0..<200 {
            let request = Request.file(Tag(20), .slice(offset: UInt64(index * slice.count), slice))
            let effects = bench.run(.received(ann, request, bytes: slice.count + 9))
            #expect(!effects.contains(.reading(ann, false)))
        }
        // Small ones are.
        var isRead = true
        for index in 0..<20 where isRead {
            let request = Request.file(Tag(20), .slice(offset: UInt64(200 * slice.count + index), [1]))
            isRead = !bench.run(.received(ann, request, bytes: 9)).contains(.reading(ann, false))
        }
        #expect(!isRead)
    }

    @Test func whatIsCutGoesOnWhereItWas() throws {
        var bench = try Bench.filing()
        let ann = try bench.member("ann")
        try bench.join(ann)
        let nonce = bench.freshNonce()
        try bench.put("a", size: 11, nonce: nonce, from: ann)
        bench.ask(.slice(offset: 0, Array(tea.prefix(4))), from: ann)
        let name = bench.half(ann, nonce)
        let ended = bench.run(.closed(ann))
        #expect(ended.releases == [.suspend(name)] && bench.hub.files.uploads.count == 0)
        let again = try bench.visitor("ann")
        let placed = try bench.put("a", size: 11, nonce: nonce, from: again)
        #expect(placed.files(to: again) == [.placed(offset: 4, id(Array(tea.prefix(4))))])
        bench.ask(.slice(offset: 4, Array(tea.dropFirst(4))), from: again)
        #expect(bench.ask(.finish(Tag(20), size: 11, id(tea)), tag: 21, from: again).shared().count == 1)
    }

    @Test func aConnectionThatNobodyHeardEndGivesItsFileAway() throws {
        var bench = try Bench.filing()
        let (old, new) = (try bench.visitor("ann"), try bench.visitor("ann"))
        let lobby = try bench.lobby()
        let nonce = bench.freshNonce()
        try bench.put("a", into: lobby, nonce: nonce, from: old)
        bench.ask(.slice(offset: 0, Array(tea.prefix(4))), from: old)
        let moved = try bench.put("a", into: lobby, nonce: nonce, from: new)
        #expect(moved.refusals(to: old) == [.unexpected])
        #expect(moved.files(to: new) == [.placed(offset: 4, id(Array(tea.prefix(4))))])
        // What was under way there is no offence, and changes nothing.
        #expect(bench.ask(.slice(offset: 4, tea), from: old).refusals(to: old) == [.unexpected])
        #expect(bench.hub.files.uploads.count == 1)
        bench.ask(.slice(offset: 4, Array(tea.dropFirst(4))), from: new)
        let done = bench.ask(.finish(Tag(20), size: 11, id(tea)), tag: 21, from: new)
        #expect(done.accepted(to: new) == [Seq(1)])
    }

    @Test func oneNumberIsOneFileForEver() throws {
        var bench = try Bench.filing()
        let ann = try bench.member("ann")
        let two = try bench.join(ann, "two")
        let lobby = try bench.join(ann)
        let nonce = bench.freshNonce()
        try bench.share("a", tea, into: lobby, nonce: nonce, from: ann)
        let again = try bench.put("a", into: lobby, nonce: nonce, from: ann)
        #expect(again.accepted(to: ann) == [Seq(1)] && again.tasks.count == 1 && again.shared(in: lobby) == [])
        #expect(try bench.put("a", into: two, nonce: nonce, from: ann).refusals(to: ann) == [.nonceReused])
        let post = try bench.post("hello", in: lobby)
        bench.receive(.post(post), from: ann)
        #expect(try bench.put("a", into: lobby, nonce: post.nonce, from: ann).refusals(to: ann) == [.nonceReused])
        bench.receive(.post(bench.post(.deletion(of: Seq(1)), in: lobby)), from: ann)
        #expect(try bench.put("a", into: lobby, nonce: nonce, from: ann).accepted(to: ann) == [Seq(1)])
        // Somebody else's number is another one.
        let bob = try bench.member("bob")
        #expect(try bench.share("b", tea, into: lobby, nonce: nonce, from: bob).shared(in: lobby).count == 1)
    }

    @Test func aJournalThatFailsIsAskedAgainWithoutSendingAgain() throws {
        var bench = try Bench.filing()
        let ann = try bench.member("ann")
        try bench.join(ann)
        try bench.put("a", nonce: bench.freshNonce(), from: ann)
        bench.ask(.slice(offset: 0, tea), from: ann)
        bench.failure = .full
        let failed = bench.ask(.finish(Tag(20), size: 11, id(tea)), tag: 21, from: ann)
        #expect(failed.refusals(to: ann) == [.storageFull] && failed.shared() == [])
        // What is there must not be swept meanwhile.
        bench.failure = nil
        for _ in 0..<7 {
            bench.receive(.heartbeat, from: ann)
            bench.pass(seconds: 10)
        }
        #expect(bench.files.contents[id(tea)] == tea)
        #expect(bench.ask(.finish(Tag(20), size: 11, id([1])), tag: 22, from: ann).refusals(to: ann) == [.fileDiffers])
    }

    @Test func aFileThatIsWholeIsPutAgainWithoutSendingAgain() throws {
        var bench = try Bench.filing()
        let (ann, new) = (try bench.visitor("ann"), try bench.visitor("ann"))
        let lobby = try bench.lobby()
        let nonce = bench.freshNonce()
        try bench.put("a", into: lobby, nonce: nonce, from: ann)
        bench.ask(.slice(offset: 0, tea), from: ann)
        bench.failure = .full
        bench.ask(.finish(Tag(20), size: 11, id(tea)), tag: 21, from: ann)
        let same = try bench.put("a", into: lobby, nonce: nonce, tag: 30, from: ann)
        #expect(same.files(to: ann) == [.placed(offset: 11, id(tea))])
        bench.ask(.finish(Tag(30), size: 11, id(tea)), tag: 31, from: ann)
        bench.run(.closed(ann))
        bench.failure = nil
        let placed = try bench.put("a", into: lobby, nonce: nonce, from: new)
        #expect(placed.files(to: new) == [.placed(offset: 11, id(tea))] && placed.tasks == [])
        let done = bench.ask(.finish(Tag(20), size: 11, id(tea)), tag: 21, from: new)
        #expect(done.shared(in: lobby).count == 1 && done.accepted(to: new) == [Seq(1)])
    }

    @Test func aFileThatIsWholeWaitsForItsSenderForAWhile() throws {
        var bench = try Bench.filing { $0.wholeMilliseconds = 120_000 }
        let ann = try bench.visitor("ann")
        let lobby = try bench.lobby()
        try bench.put("a", into: lobby, nonce: bench.freshNonce(), from: ann)
        bench.ask(.slice(offset: 0, tea), from: ann)
        bench.failure = .full
        bench.ask(.finish(Tag(20), size: 11, id(tea)), tag: 21, from: ann)
        bench.run(.closed(ann))
        bench.failure = nil
        bench.pass(seconds: 100)
        #expect(bench.files.contents[id(tea)] == tea)
        bench.pass(seconds: 100)
        #expect(bench.files.contents == [:] && bench.hub.files.uploads.count == 0)
    }

    @Test func aFinishIsAskedAgain() throws {
        var bench = try Bench.filing()
        let ann = try bench.member("ann")
        try bench.join(ann)
        try bench.put("a", nonce: bench.freshNonce(), from: ann)
        bench.ask(.slice(offset: 0, tea), from: ann)
        bench.failure = .failed
        bench.ask(.finish(Tag(20), size: 11, id(tea)), tag: 21, from: ann)
        bench.failure = nil
        let again = bench.ask(.finish(Tag(20), size: 11, id(tea)), tag: 22, from: ann)
        #expect(again.shared().count == 1 && again.accepted(to: ann) == [Seq(1)] && again.tasks == [])
    }

    @Test func whatDiffersIsNotKept() throws {
        var bench = try Bench.filing()
        let ann = try bench.member("ann")
        try bench.join(ann)
        let nonce = bench.freshNonce()
        for wrong in [(size: UInt64(11), id: id([1])), (size: 12, id: id(tea))] {
            try bench.put("a", nonce: nonce, from: ann)
            bench.ask(.slice(offset: 0, tea), from: ann)
            let done = bench.ask(.finish(Tag(20), size: wrong.size, wrong.id), tag: 21, from: ann)
            #expect(done.refusals(to: ann) == [.fileDiffers] && done.shared() == [])
            #expect(bench.files.halves == [:] && bench.files.contents == [:] && bench.hub.files.uploads.count == 0)
        }
        try bench.put("a", size: 12, nonce: nonce, from: ann)
        bench.ask(.slice(offset: 0, tea), from: ann)
        let short = bench.ask(.finish(Tag(20), size: 11, id(tea)), tag: 21, from: ann)
        #expect(short.refusals(to: ann) == [.fileDiffers])
    }

    @Test func aDiskThatFailsBreaksTheFileOffUntilItIsPutAgain() throws {
        var bench = try Bench.filing()
        let ann = try bench.member("ann")
        try bench.join(ann)
        let nonce = bench.freshNonce()
        try bench.put("a", nonce: nonce, from: ann)
        bench.ask(.slice(offset: 0, Array(tea.prefix(4))), from: ann)
        bench.files.failure = FileFailure(.storageFull, "full")
        bench.holdsFiles = true
        let slice = bench.ask(.slice(offset: 4, Array(tea.dropFirst(4))), from: ann)
        let finish = bench.ask(.finish(Tag(20), size: 11, id(tea)), tag: 21, from: ann)
        #expect(finish.tasks == [])
        let full = FileFailure(.storageFull, "full")
        let failed = bench.run(.filed(try unwrap(slice.tickets.first), .failure(full)))
        #expect(failed.refusals(to: ann) == [.storageFull, .storageFull])
        #expect(bench.ask(.slice(offset: 11, tea), from: ann).refusals(to: ann) == [.storageFull])
        #expect(bench.ask(.finish(Tag(20), size: 11, id(tea)), tag: 21, from: ann).refusals(to: ann) == [.storageFull])
        (bench.files.failure, bench.holdsFiles) = (nil, false)
        let again = try bench.put("a", nonce: nonce, from: ann)
        #expect(again.files(to: ann) == [.placed(offset: 4, id(Array(tea.prefix(4))))] && again.refusals(to: ann) == [])
        bench.ask(.slice(offset: 4, Array(tea.dropFirst(4))), from: ann)
        #expect(bench.ask(.finish(Tag(20), size: 11, id(tea)), tag: 21, from: ann).shared().count == 1)
    }

    /// Out of a pipe nothing can be sent from the middle on, and its user would have less room until it expires.
    @Test(arguments: [(nil, true), (UInt64(11), false)]) func whatIsFoundTooLargeAndHasNoSizeGoes(
        size: UInt64?, isDropped: Bool
    ) throws {
        var bench = try Bench.filing()
        let ann = try bench.member("ann")
        try bench.join(ann)
        try bench.put("a", size: size, nonce: bench.freshNonce(), from: ann)
        bench.ask(.slice(offset: 0, Array(tea.prefix(4))), from: ann)
        bench.holdsFiles = true
        let slice = bench.ask(.slice(offset: 4, Array(tea.dropFirst(4))), from: ann)
        let failure = FileFailure(.fileTooLarge, "too large")
        let failed = bench.run(.filed(try unwrap(slice.tickets.first), .failure(failure)))
        #expect(failed.refusals(to: ann) == [.fileTooLarge])
        #expect(failed.tasks.contains { if case .drop = $0 { true } else { false } } == isDropped)
    }

    @Test func whatTheStoreRefusesIsTold() throws {
        var bench = try Bench.filing()
        let ann = try bench.member("ann")
        try bench.join(ann)
        for code in [Refusal.Code.noSpace, .fileTooLarge, .storageReadOnly] {
            bench.files.failure = FileFailure(code, "no")
            #expect(try bench.put("a", nonce: bench.freshNonce(), from: ann).refusals(to: ann) == [code])
            #expect(bench.hub.files.uploads.count == 0)
        }
    }

    @Test func onlySoManyArePutAtOnce() throws {
        var bench = try Bench.filing { limits in
            limits.uploadsPerSession = 2
            limits.uploadsPerUser = 3
            limits.uploads = 4
        }
        let (one, two) = (try bench.visitor("ann"), try bench.visitor("ann"))
        let (bob, cid) = (try bench.visitor("bob"), try bench.visitor("cid"))
        let lobby = try bench.lobby()
        var refused: [[Refusal.Code]] = []
        for (session, tag) in [(one, 1), (one, 2), (one, 3), (two, 1), (two, 2), (bob, 1), (cid, 1)] {
            let effects = try bench.put(
                "a", into: lobby, nonce: bench.freshNonce(), tag: UInt32(tag), from: session)
            refused.append(effects.refusals(to: session))
        }
        let no = [Refusal.Code.tooManyTransfers]
        #expect(refused == [[], [], no, [], no, [], no])
        #expect(bench.ask(.close(Tag(1)), tag: 9, from: bob).answers(to: bob) == [.done(Tag(9))])
        #expect(try bench.put("a", into: lobby, nonce: bench.freshNonce(), from: cid).refusals(to: cid) == [])
    }

    @Test func aFileThatIsDroppedIsForgotten() throws {
        var bench = try Bench.filing()
        let ann = try bench.member("ann")
        try bench.join(ann)
        let nonce = bench.freshNonce()
        try bench.put("a", nonce: nonce, from: ann)
        bench.ask(.slice(offset: 0, tea), from: ann)
        #expect(bench.ask(.drop(nonce), tag: 30, from: ann).answers(to: ann) == [.done(Tag(30))])
        #expect(bench.files.halves == [:] && bench.hub.files.uploads.count == 0)
        let again = try bench.put("a", nonce: nonce, from: ann)
        #expect(again.files(to: ann) == [.placed(offset: 0, id([]))])
    }

    @Test func anEmptyFileIsAFile() throws {
        var bench = try Bench.filing()
        let ann = try bench.member("ann")
        try bench.join(ann)
        #expect(try bench.share("empty", [], from: ann).shared().map(\.size) == [0])
    }
}

extension Bench {
    /// The lobby, made by somebody who goes again.
    mutating func lobby() throws -> RoomNumber {
        let guest = try member("zoe")
        defer { run(.closed(guest)) }
        return try join(guest)
    }

    /// What an upload of a session's user goes by.
    func half(_ session: SessionID, _ nonce: Nonce) -> HalfName {
        let user = hub.sessions[session].flatMap { hub.people[$0.user]?.id }
        return HalfName(user: user ?? UserID(SimulatedFiles.id(of: []).digest), nonce: nonce)
    }
}
