import ChatModel
import FileStore
import Testing

@testable import FileTransfer

/// The plan of a put, step by step.
@Suite struct UploadPlanTests {
    private static let room = RoomNumber(3)
    private static let tags = TransferTags(block: 2_000)
    private static let put = tags.opening()

    private func plan(size: UInt64?) throws -> UploadPlan {
        let offer = FileOffer(name: try FileName("a"), size: size, shape: .file, kind: .other)
        return UploadPlan(offer, into: Self.room, nonce: Nonce(1), tags: Self.tags) { Nonce(2) }
    }

    private func id(_ bytes: [UInt8]) -> FileID {
        var hasher = PieceHasher()
        hasher.update(bytes)
        return hasher.id
    }

    /// Asked and placed at an offset, what was said of it left out.
    private func placed(size: UInt64?, at offset: UInt64 = 0) throws -> UploadPlan {
        var plan = try plan(size: size)
        guard case .ask(Self.put, .put(Self.room, Nonce(1), _)) = plan.next() else { return plan }
        plan.hear(.file(Self.put, .placed(offset: offset, id([]))))
        if offset > 0 {
            #expect(plan.next() == .compare(upTo: offset, id([])))
            plan.compared(true)
        }
        #expect(plan.next() == .tell(.began(at: offset, total: size)))
        return plan
    }

    @Test func nothingIsSentBeforeTheHubSaysWhereItIs() throws {
        var plan = try plan(size: 5)
        guard case .ask(Self.put, .put(_, _, let offer)) = plan.next() else {
            Issue.record("nothing is asked")
            return
        }
        #expect(offer.size == 5)
        #expect(plan.next() == .wait)
    }

    @Test func atMostTheWindowIsUnderWay() throws {
        var plan = try placed(size: 1 << 20)
        for slice in 0..<8 {
            #expect(plan.next() == .send(Self.put, offset: UInt64(slice) << 15, limit: 32_768))
            plan.sent(32_768)
        }
        #expect(plan.next() == .wait)
        plan.hear(.file(Self.put, .taken(offset: 40_000)))
        #expect(plan.next() == .tell(.moved(40_000)))
        #expect(plan.next() == .wait)
    }

    @Test func slicesAreSentByTheHandful() throws {
        var plan = try placed(size: 1 << 20)
        for slice in 0..<8 {
            #expect(plan.next() == .send(Self.put, offset: UInt64(slice) << 15, limit: 32_768))
            plan.sent(32_768)
        }
        #expect(plan.next() == .wait)
        for taken in [32_768, 65_536, 98_304] as [UInt64] {
            plan.hear(.file(Self.put, .taken(offset: taken)))
            #expect(plan.next() == .tell(.moved(taken)))
            #expect(plan.next() == .wait)
        }
        plan.hear(.file(Self.put, .taken(offset: 131_072)))
        #expect(plan.next() == .tell(.moved(131_072)))
        for slice in 8..<12 {
            #expect(plan.next() == .send(Self.put, offset: UInt64(slice) << 15, limit: 32_768))
            plan.sent(32_768)
        }
        #expect(plan.next() == .wait)
    }

    @Test func whatIsLeftDoesNotWaitForAHandful() throws {
        var plan = try placed(size: 270_000)
        while case .send(_, _, let limit) = plan.next() { plan.sent(limit) }
        plan.hear(.file(Self.put, .taken(offset: 32_768)))
        #expect(plan.next() == .tell(.moved(32_768)))
        #expect(plan.next() == .send(Self.put, offset: 262_144, limit: 7_856))
    }

    @Test func theEndIsSaidOnceAllIsSent() throws {
        var plan = try placed(size: 10)
        #expect(plan.next() == .send(Self.put, offset: 0, limit: 10))
        plan.sent(10)
        #expect(plan.next() == .finish(Self.tags.finishing(0), put: Self.put, size: 10))
        #expect(plan.next() == .wait)
        plan.hear(.accepted(Nonce(9), Seq(1)))
        #expect(plan.next() == .wait)
        plan.hear(.accepted(Nonce(1), Seq(7)))
        #expect(plan.next() == .tell(.moved(10)))
        #expect(plan.next() == .end(.success(Seq(7))))
    }

    @Test func aPipeEndsWhereNothingMoreComes() throws {
        var plan = try placed(size: nil)
        plan.sent(100)
        #expect(plan.next() == .send(Self.put, offset: 100, limit: 32_768))
        plan.sent(0)
        #expect(plan.next() == .finish(Self.tags.finishing(0), put: Self.put, size: 100))
    }

    @Test func whatWasPublishedAlreadyIsDone() throws {
        var plan = try plan(size: 10)
        _ = plan.next()
        plan.hear(.accepted(Nonce(1), Seq(4)))
        #expect(plan.next() == .tell(.moved(10)))
        #expect(plan.next() == .end(.success(Seq(4))))
    }

    @Test func itGoesOnWhereTheHubIs() throws {
        var plan = try placed(size: 100_000, at: 70_000)
        #expect(plan.next() == .send(Self.put, offset: 70_000, limit: 30_000))
    }

    enum Reason: CaseIterable { case otherBytes, tooMany, nonceReused, differs }

    @Test(arguments: Reason.allCases) func otherBytesAreDroppedAndPutAnew(_ reason: Reason) throws {
        var plan = try plan(size: 10)
        _ = plan.next()
        switch reason {
        case .otherBytes:
            plan.hear(.file(Self.put, .placed(offset: 5, id([]))))
            #expect(plan.next() == .compare(upTo: 5, id([])))
            plan.compared(false)
        case .tooMany: plan.hear(.file(Self.put, .placed(offset: 11, id([]))))
        case .nonceReused: plan.hear(.refused(Refusal(subject: .request(Self.put), code: .nonceReused, detail: "")))
        case .differs:
            plan.hear(.file(Self.put, .placed(offset: 0, id([]))))
            plan.sent(10)
            _ = (plan.next(), plan.next())
            let end = Self.tags.finishing(0)
            plan.hear(.refused(Refusal(subject: .request(end), code: .fileDiffers, detail: "")))
        }
        #expect(plan.next() == .ask(Self.tags.dropping(0), .drop(Nonce(1))))
        #expect(plan.next() == .wait)
        plan.hear(.done(Self.tags.dropping(0)))
        #expect(plan.next() == .tell(.renewed(Nonce(2))))
        guard case .ask(let tag, .put(Self.room, Nonce(2), _)) = plan.next() else {
            Issue.record("it is not put anew")
            return
        }
        #expect(tag == Self.tags.opening(1) && tag != Self.put)
        // What is still heard of the first try is not about this one.
        plan.hear(.file(Self.put, .placed(offset: 3, id([]))))
        plan.hear(.refused(Refusal(subject: .request(Self.put), code: .noSpace, detail: "")))
        #expect(plan.next() == .wait)
    }

    @Test func whatIsNeverRightIsGivenUp() throws {
        var plan = try plan(size: 10)
        for turn in 0...UploadPlan.renewals {
            while case .tell = plan.next() {}
            plan.hear(.file(Self.tags.opening(turn), .placed(offset: 11, id([]))))
            #expect(plan.next() != .wait)
            plan.hear(.done(Self.tags.dropping(turn)))
        }
        guard case .end(.failure(let failure)) = plan.next() else {
            Issue.record("it goes on")
            return
        }
        #expect(failure.code == .differs && !failure.canResume)
    }

    @Test(arguments: [
        (Refusal.Code.noSpace, true, false), (.fileTooLarge, false, false), (.filesOff, true, false),
        (.tooManyTransfers, true, true), (.storageFull, true, true), (.muted, true, false), (.slowMode, true, true),
    ])
    func aRefusalEndsItInTheHubsWords(code: Refusal.Code, canResume: Bool, isPassing: Bool) throws {
        var plan = try plan(size: 10)
        _ = plan.next()
        plan.hear(.refused(Refusal(subject: .request(Self.put), code: code, detail: "The words.")))
        let failure = TransferFailure(.refused(code), "The words.", canResume: canResume)
        #expect(plan.next() == .end(.failure(failure)) && failure.isPassing == isPassing)
    }

    @Test func whatChangedHereIsForgottenThere() throws {
        var plan = try placed(size: 100_000)
        let failure = TransferFailure(FileStoreError(.changed, "It changed."))
        plan.fail(failure)
        #expect(plan.next() == .ask(Self.tags.dropping(0), .drop(Nonce(1))))
        plan.hear(.refused(Refusal(subject: .request(Self.tags.dropping(0)), code: .noSuchFile, detail: "")))
        #expect(plan.next() == .end(.failure(failure)) && !failure.canResume)
    }

    @Test func aHubThatCountsWrongIsGivenUp() throws {
        var plan = try placed(size: 100_000)
        plan.hear(.file(Self.put, .taken(offset: 1)))
        guard case .end(.failure(let failure)) = plan.next() else {
            Issue.record("it goes on")
            return
        }
        #expect(failure.code == .differs)
    }
}
