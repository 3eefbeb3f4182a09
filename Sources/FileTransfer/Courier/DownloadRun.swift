import ChatModel
import FileStore

/// Fetches one order: does what its plan says.
struct DownloadRun: Sendable {
    let courier: Courier
    let order: GetOrder
    let tags: TransferTags
    let answers: AsyncStream<Answer>
    let news: NewsBox
    private let disk = DiskThread()

    init(
        courier: Courier, order: GetOrder, tags: TransferTags, answers: AsyncStream<Answer>,
        news: NewsBox
    ) {
        (self.courier, self.order, self.tags, self.answers, self.news) = (courier, order, tags, answers, news)
    }

    /// - Returns: where it has arrived.
    /// - Throws: ``TransferFailure``.
    func run() async throws(TransferFailure) -> String {
        do {
            let path = try await follow()
            await close()
            return path
        } catch {
            await abandon(error)
            throw error
        }
    }

    private func follow() async throws(TransferFailure) -> String {
        var plan = DownloadPlan(order.file, expected: order.expected, tags: tags)
        var pace = NewsPace()
        var box = answers.makeAsyncIterator()
        var step = plan.next()
        while true {
            switch step {
            case .ask: try await ask(&plan, &step)
            case .tell(let told):
                for told in pace.pass(told, at: .now) { news.put(told) }
                step = plan.next()
            case .wait:
                guard let answer = await box.next() else { throw Task.isCancelled ? .cancelled : .lost }
                plan.hear(answer)
                step = plan.next()
            case .finish:
                for last in pace.flush() { news.put(last) }
                return try await finish()
            case .end(let failure): throw failure
            case .prepare, .check, .write, .truncate:
                if Task.isCancelled { throw .cancelled }
                do throws(FileStoreError) { (plan, step) = try await work(plan, step) } catch {
                    plan.fail(TransferFailure(error))
                    step = plan.next()
                }
            }
        }
    }

    /// Asks the hub all that the plan wants to know now.
    private func ask(_ plan: inout DownloadPlan, _ step: inout DownloadPlan.Step) async throws(TransferFailure) {
        var requests: [Request] = []
        while case .ask(let tag, let request) = step {
            requests.append(.file(tag, request))
            step = plan.next()
        }
        try await courier.send(requests)
    }

    /// Does on the disk what the plan says, and tells it; what else is to be written, too.
    private func work(
        _ plan: DownloadPlan, _ step: DownloadPlan.Step
    ) async throws(FileStoreError) -> (DownloadPlan, DownloadPlan.Step) {
        let arrival = order.arrival
        return try await disk.run { () throws(FileStoreError) in
            var (plan, step) = (plan, step)
            repeat {
                try Self.perform(step, at: arrival, &plan)
                step = plan.next()
            } while step.isWriting
            return (plan, step)
        }
    }

    private static func perform(
        _ step: DownloadPlan.Step, at arrival: Arrival, _ plan: inout DownloadPlan
    ) throws(FileStoreError) {
        switch step {
        case .prepare(let size):
            let found = try arrival.open(size: size)
            plan.prepared(there: found.there, checked: found.checked)
        case .check(let piece, let digest): plan.checked(try arrival.check(piece, is: digest))
        case .write(let bytes, let digest):
            let isRight = try arrival.append(bytes, ending: digest)
            if digest != nil { plan.checked(isRight) }
        case .truncate(let offset): try arrival.truncate(to: offset)
        case .ask, .tell, .finish, .wait, .end: break
        }
    }

    private func finish() async throws(TransferFailure) -> String {
        let (arrival, stop) = (order.arrival, StopFlag())
        do throws(FileStoreError) {
            return try await disk.run(raising: stop) { () throws(FileStoreError) in try arrival.finish(until: stop) }
        } catch { throw TransferFailure(error) }
    }

    /// What can't be gone on with is not left lying about.
    private func abandon(_ failure: TransferFailure) async {
        let arrival = order.arrival
        if !failure.canResume { try? await disk.run { () throws(FileStoreError) in arrival.discard() } }
        if failure.code != .lost { await close() }
    }

    private func close() async {
        let close = Request.file(tags.closing, .close(tags.opening()))
        // The task may be cancelled, and the hub is to be told nevertheless.
        await Task { try? await courier.session.send(close) }.value
    }
}

extension DownloadPlan.Step {
    fileprivate var isWriting: Bool { if case .write = self { true } else { false } }
}
