import ChatModel
import FileStore
import Testing

@testable import FileTransfer

/// The plan of a get, step by step.
@Suite struct DownloadPlanTests {
    private static let tags = TransferTags(block: 2_000)
    private static let entry = FileRef.entry(RoomNumber(1), Seq(2))

    private func file(_ content: [UInt8]) throws -> (SharedFile, [Digest]) {
        var hasher = PieceHasher()
        hasher.update(content)
        let file = SharedFile(
            name: try FileName("a"), size: UInt64(content.count), shape: .file, kind: .other, id: hasher.id)
        return (file, hasher.allDigests)
    }

    /// Opened, with nothing there, and what was said of it left out.
    private func opened(_ file: SharedFile, _ digests: [Digest], there: UInt64 = 0) -> DownloadPlan {
        var plan = DownloadPlan(Self.entry, expected: file, tags: Self.tags)
        #expect(plan.next() == .ask(Self.tags.opening(), .open(Self.entry)))
        #expect(plan.next() == .wait)
        plan.hear(.file(Self.tags.opening(), .opened(OpenedFile(name: file.name, size: file.size, id: file.id))))
        #expect(plan.next() == .prepare(size: file.size))
        plan.prepared(there: there, checked: 0)
        if !digests.isEmpty {
            let ask = FileRequest.digests(Self.tags.opening(), first: 0, count: UInt32(digests.count))
            #expect(plan.next() == .ask(Self.tags.digests(0), ask))
            plan.hear(.file(Self.tags.digests(0), .digests(first: 0, digests)))
        }
        return plan
    }

    @Test func aSmallFileIsFetchedCheckedAndNamed() throws {
        let (file, digests) = try file([1, 2, 3])
        var plan = opened(file, digests)
        #expect(plan.next() == .tell(.began(at: 0, total: 3)))
        let read = FileRequest.read(Self.tags.opening(), offset: 0, count: 3)
        #expect(plan.next() == .ask(Self.tags.reading(0), read))
        #expect(plan.next() == .wait)
        plan.hear(.file(Self.tags.reading(0), .bytes(offset: 0, [1, 2, 3])))
        #expect(plan.next() == .tell(.moved(3)))
        #expect(plan.next() == .write([1, 2, 3], ending: digests[0]))
        plan.checked(true)
        #expect(plan.next() == .finish)
    }

    @Test func anEmptyFileNeedsNoBytes() throws {
        let (file, digests) = try file([])
        var plan = opened(file, digests)
        #expect(plan.next() == .tell(.began(at: 0, total: 0)))
        #expect(plan.next() == .finish)
    }

    @Test func whatIsThereIsCheckedPieceByPieceAndGoneOnWith() throws {
        let (file, digests) = try file(pattern(2_500_000, seed: 1))
        var plan = opened(file, digests, there: 2_200_000)
        #expect(plan.next() == .check(0..<1_048_576, digests[0]))
        plan.checked(true)
        #expect(plan.next() == .check(1_048_576..<2_097_152, digests[1]))
        plan.checked(true)
        #expect(plan.next() == .tell(.began(at: 2_200_000, total: 2_500_000)))
        let read = FileRequest.read(Self.tags.opening(), offset: 2_200_000, count: 65_536)
        #expect(plan.next() == .ask(Self.tags.reading(0), read))
    }

    @Test func fromTheFirstWrongPieceOnItIsFetchedAnew() throws {
        let (file, digests) = try file(pattern(2_500_000, seed: 1))
        var plan = opened(file, digests, there: 2_200_000)
        _ = plan.next()
        plan.checked(true)
        _ = plan.next()
        plan.checked(false)
        #expect(plan.next() == .truncate(to: 1_048_576))
        #expect(plan.next() == .tell(.began(at: 1_048_576, total: 2_500_000)))
    }

    @Test func aPieceThatStaysWrongIsNamed() throws {
        let (file, digests) = try file([1, 2, 3])
        var plan = opened(file, digests)
        _ = plan.next()
        for turn in 0..<DownloadPlan.tries {
            guard case .ask(let tag, .read) = plan.next() else {
                Issue.record("it is not asked")
                return
            }
            #expect(tag == Self.tags.reading(turn))
            plan.hear(.file(tag, .bytes(offset: 0, [9, 9, 9])))
            _ = (plan.next(), plan.next())
            plan.checked(false)
            guard turn < DownloadPlan.tries - 1 else { break }
            #expect(plan.next() == .truncate(to: 0))
            #expect(plan.next() == .tell(.wrongPiece(0)))
            #expect(plan.next() == .tell(.moved(0)))
        }
        guard case .end(let failure) = plan.next() else {
            Issue.record("it goes on")
            return
        }
        #expect(failure.code == .wrongPiece(0) && failure.message.hasPrefix("Piece 1 of 1 came damaged 4 times"))
        #expect(failure.canResume)
    }

    @Test func beforeAPieceIsAskedAgainWhatIsUnderWayIsAwaited() throws {
        let (file, digests) = try file(pattern(1_300_000, seed: 1))
        var plan = opened(file, digests)
        var asks: [UInt64] = []
        // All of the first piece comes, and four slices behind it are asked for.
        while asks.count < 20 {
            switch plan.next() {
            case .ask(let tag, .read(_, let offset, let count)):
                asks.append(offset)
                if asks.count <= 16 {
                    plan.hear(.file(tag, .bytes(offset: offset, [UInt8](repeating: 0, count: Int(count)))))
                }
            case .tell: break
            case .write: break
            case let step:
                Issue.record("\(step)")
                return
            }
        }
        #expect(plan.next() == .wait)
        plan.checked(false)
        #expect(plan.next() == .truncate(to: 0))
        while case .tell = plan.next() {}
        for slice in 16..<20 {
            #expect(plan.next() == .wait)
            plan.hear(.file(Self.tags.reading(0), .bytes(offset: UInt64(slice) << 16, [0])))
        }
        let read = FileRequest.read(Self.tags.opening(), offset: 0, count: 65_536)
        #expect(plan.next() == .ask(Self.tags.reading(1), read))
    }

    @Test func whatTheHubsDiskHasLostIsSaid() throws {
        let (file, _) = try file([1, 2, 3])
        var plan = DownloadPlan(Self.entry, expected: file, tags: Self.tags)
        _ = plan.next()
        plan.hear(.file(Self.tags.opening(), .opened(OpenedFile(name: file.name, size: 2, id: file.id))))
        guard case .end(let failure) = plan.next() else {
            Issue.record("it goes on")
            return
        }
        #expect(failure.code == .damaged && failure.isFinal && failure.canResume)
        #expect(failure.message == "The hub's copy of this file is damaged; whoever sent it can put it there again.")
    }

    enum Lie: CaseIterable { case otherID, otherDigests, tooManyDigests, noBytes, unaskedBytes, moreBytes }

    @Test(arguments: Lie.allCases) func aHubThatLiesIsGivenUp(_ lie: Lie) throws {
        let (file, digests) = try file([1, 2, 3])
        let (other, otherDigests) = try self.file([4])
        var plan = DownloadPlan(Self.entry, expected: file, tags: Self.tags)
        _ = plan.next()
        let opened = OpenedFile(name: file.name, size: 3, id: lie == .otherID ? other.id : file.id)
        plan.hear(.file(Self.tags.opening(), .opened(opened)))
        if case .prepare = plan.next() { plan.prepared(there: 0, checked: 0) }
        if case .ask = plan.next() {
            let list = lie == .otherDigests ? otherDigests : lie == .tooManyDigests ? digests + digests : digests
            plan.hear(.file(Self.tags.digests(0), .digests(first: 0, list)))
        }
        while case .tell = plan.next() {}
        let bytes: [UInt8] = lie == .noBytes ? [] : lie == .moreBytes ? [1, 2, 3, 4] : [1, 2, 3]
        plan.hear(.file(Self.tags.reading(0), .bytes(offset: lie == .unaskedBytes ? 1 : 0, bytes)))
        guard case .end(let failure) = plan.next() else {
            Issue.record("it goes on")
            return
        }
        #expect(failure.code == .differs && failure.message.hasPrefix("The hub "))
    }

    @Test func ofASharedFileDigestsAreAskedAsTheyAreNeeded() throws {
        let path = try FilePath("a/b")
        var plan = DownloadPlan(.shared(path), expected: nil, tags: Self.tags)
        _ = plan.next()
        plan.hear(.file(Self.tags.opening(), .opened(OpenedFile(name: try FileName("b"), size: 100 << 20, id: nil))))
        _ = plan.next()
        plan.prepared(there: 0, checked: 0)
        #expect(
            plan.next() == .ask(Self.tags.digests(0), .digests(Self.tags.opening(), first: 0, count: 16)))
        #expect(plan.next() == .wait)
        let refusal = Refusal(subject: .request(Self.tags.digests(0)), code: .fileChanged, detail: "It changed.")
        plan.hear(.refused(refusal))
        #expect(plan.next() == .end(TransferFailure(.refused(.fileChanged), "It changed.", canResume: false)))
    }
}
