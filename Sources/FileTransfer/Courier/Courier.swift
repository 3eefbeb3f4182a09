import ChatModel
import HubConnection
import Synchronization

/// Carries any number of orders over one session with a hub, and asks it things meanwhile.
package final class Courier: Sendable {
    /// The most answers that wait for one order: more than it ever asks for.
    private static let boxLimit = 256
    package let session: HubSession
    private let state = Mutex(State())

    private struct State {
        /// Those before it are for questions.
        var nextBlock = TransferTags.firstBlock
        var lastQuestion: UInt32 = 0
        var boxes: [UInt32: AsyncStream<Answer>.Continuation] = [:]
        var blocks: [Nonce: UInt32] = [:]
        var questions: [Tag: CheckedContinuation<Answer?, Never>] = [:]
        var isOver = false
    }

    package init(_ session: HubSession) { self.session = session }

    /// Gives a courier to the body, and hears the hub meanwhile; ends with the body, or when the session is lost.
    /// - Throws: what the body throws.
    package static func serve<Value: Sendable>(
        _ session: HubSession, _ body: @escaping @Sendable (Courier) async throws -> Value
    ) async throws -> Value {
        let courier = Courier(session)
        return try await withThrowingTaskGroup(of: Value?.self) { group in
            defer { group.cancelAll() }
            group.addTask {
                // What goes wrong here, the orders and questions under way hear.
                try? await courier.run()
                return nil
            }
            group.addTask { try await body(courier) }
            while let value = try await group.next() { if let value { return value } }
            throw TransferFailure.lost
        }
    }

    /// Hears the hub until the session ends; what is under way fails then as lost.
    /// - Throws: ``HubConnectionError``.
    package func run() async throws(HubConnectionError) {
        defer { end() }
        try await session.nearby { () async throws(HubConnectionError) in try await listen() }
    }

    private func listen() async throws(HubConnectionError) {
        var answers = session.answers.makeAsyncIterator()
        while let answer = try await answers.next() {
            if case .goodbye = answer { return }
            hear(answer)
        }
    }

    /// Carries an order to its end. Cancelling the task stops it; what is there of it stays, to be gone on with.
    /// - Parameter news: Hears how it goes, in order; the transfer does not wait for it.
    /// - Throws: ``TransferFailure``.
    package func carry(
        _ order: TransferOrder, news: @escaping @Sendable (TransferNews) -> Void
    ) async throws(TransferFailure) -> TransferEnd {
        let box = NewsBox()
        async let told: Void = box.tell(news)
        let end: Result<TransferEnd, TransferFailure>
        do throws(TransferFailure) {
            end = .success(try await session.nearby { () async throws(TransferFailure) in try await carry(order, box) })
        } catch { end = .failure(error) }
        box.finish()
        await told
        return try end.get()
    }

    private func carry(_ order: TransferOrder, _ news: NewsBox) async throws(TransferFailure) -> TransferEnd {
        let (block, box) = try openBox()
        defer { closeBox(block) }
        let tags = TransferTags(block: block)
        switch order {
        case .put(let order):
            expect(order.nonce, for: block)
            let run = UploadRun(courier: self, block: block, order: order, tags: tags, answers: box, news: news)
            return .put(try await run.run())
        case .get(let order):
            let run = DownloadRun(courier: self, order: order, tags: tags, answers: box, news: news)
            return .got(path: try await run.run())
        }
    }

    /// Asks the hub something that has one answer.
    /// - Throws: ``TransferFailure`` if it says no, or the session ends.
    package func ask(_ question: (Tag) -> Request) async throws(TransferFailure) -> Answer {
        let tag = state.withLock { state in
            state.lastQuestion = state.lastQuestion % (TransferTags.firstBlock * TransferTags.count - 1) + 1
            return Tag(state.lastQuestion)
        }
        let request = question(tag)
        let answer = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if !state.isOver { state.questions[tag] = continuation }
                    return state.isOver
                }
                if isOver { return continuation.resume(returning: nil) }
                Task { if (try? await self.session.send(request)) == nil { self.answer(tag, nil) } }
                if Task.isCancelled { self.answer(tag, nil) }
            }
        } onCancel: {
            self.answer(tag, nil)
        }
        switch answer {
        case .refused(let refusal): throw TransferFailure(refusal)
        case .some(let answer): return answer
        case .none: throw Task.isCancelled ? .cancelled : .lost
        }
    }

    /// Has the hub forget what was put so far under a nonce.
    /// - Throws: ``TransferFailure``.
    package func drop(_ nonce: Nonce) async throws(TransferFailure) {
        _ = try await ask { .file($0, .drop(nonce)) }
    }
}

extension Courier {
    /// Whether anybody is still heard.
    var isOver: Bool { state.withLock { $0.isOver } }

    /// From now on what is said of a nonce is for that block.
    func expect(_ nonce: Nonce, for block: UInt32) { state.withLock { $0.blocks[nonce] = block } }

    /// - Throws: ``TransferFailure`` if the session is lost.
    func send(_ requests: [Request]) async throws(TransferFailure) {
        do { try await session.send(requests) } catch { throw Task.isCancelled ? .cancelled : TransferFailure(error) }
    }

    private func openBox() throws(TransferFailure) -> (UInt32, AsyncStream<Answer>) {
        let (box, continuation) = AsyncStream<Answer>.makeStream(bufferingPolicy: .bufferingOldest(Self.boxLimit))
        let block = state.withLock { state -> UInt32? in
            if state.isOver { return nil }
            defer { state.nextBlock += 1 }
            state.boxes[state.nextBlock] = continuation
            return state.nextBlock
        }
        guard let block else { throw .lost }
        return (block, box)
    }

    private func closeBox(_ block: UInt32) {
        state.withLock { state in
            state.boxes.removeValue(forKey: block)?.finish()
            state.blocks = state.blocks.filter { $0.value != block }
        }
    }

    private func end() {
        let questions = state.withLock { state in
            state.isOver = true
            for box in state.boxes.values { box.finish() }
            state.boxes = [:]
            defer { state.questions = [:] }
            return state.questions
        }
        for question in questions.values { question.resume(returning: nil) }
    }

    private func hear(_ answer: Answer) {
        if let block = block(of: answer) { return put(answer, into: block) }
        if let tag = answer.courierTag { self.answer(tag, answer) }
    }

    private func block(of answer: Answer) -> UInt32? {
        switch answer {
        case .accepted(let nonce, _): state.withLock { $0.blocks[nonce] }
        default: answer.courierTag.map(TransferTags.block).flatMap { $0 < TransferTags.firstBlock ? nil : $0 }
        }
    }

    private func put(_ answer: Answer, into block: UInt32) {
        state.withLock { state in
            // A hub that says so much unasked is not heard any more.
            if case .dropped = state.boxes[block]?.yield(answer) { state.boxes.removeValue(forKey: block)?.finish() }
        }
    }

    private func answer(_ tag: Tag, _ answer: Answer?) {
        state.withLock { $0.questions.removeValue(forKey: tag) }?.resume(returning: answer)
    }
}

extension Answer {
    /// What a courier asked with that this answers; nil for what comes unasked.
    fileprivate var courierTag: Tag? {
        switch self {
        case .done(let tag), .file(let tag, _), .rooms(let tag, _, _), .whois(let tag, _), .directs(let tag, _),
            .identified(let tag, _), .history(let tag, _):
            tag
        case .joined(let joined): joined.tag
        case .refused(let refusal):
            if case .request(let tag) = refusal.subject { tag } else { nil }
        default: nil
        }
    }
}
