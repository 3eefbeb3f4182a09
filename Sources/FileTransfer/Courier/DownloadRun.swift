import ChatModel
import FileStore

/// Fetches one order: does what its plan says.
struct DownloadRun: Sendable {
    let courier: Courier
    let order: GetOrder
    let tags: TransferTags
    let answers: AsyncStream<Answer>
    let news: @Sendable (TransferNews) -> Void
    private let disk = DiskThread()

    init(
        courier: Courier, order: GetOrder, tags: TransferTags, answers: AsyncStream<Answer>,
        news: @escaping @Sendable (TransferNews) -> Void
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
        while true {
            let step = plan.next()
            switch step {
            case .ask(let tag, let request): try await courier.send([.file(tag, request)])
            case .tell(let told): for told in pace.pass(told, at: .now) { news(told) }
            case .wait:
                guard let answer = await box.next() else { throw Task.isCancelled ? .cancelled : .lost }
                plan.hear(answer)
            case .finish:
                for last in pace.flush() { news(last) }
                return try await finish()
            case .end(let failure): throw failure
            case .prepare, .check, .write, .truncate:
                do throws(FileStoreError) { plan = try await work(plan, step) } catch {
                    plan.fail(TransferFailure(error))
                }
            }
        }
    }

    /// Does on the disk what the plan says, and tells it.
    private func work(_ plan: DownloadPlan, _ step: DownloadPlan.Step) async throws(FileStoreError) -> DownloadPlan {
        let arrival = order.arrival
        return try await disk.run { () throws(FileStoreError) in
            var plan = plan
            switch step {
            case .prepare(let size):
                let found = try arrival.open(size: size)
                plan.prepared(there: found.there, checked: found.checked)
            case .check(let piece, let digest): plan.checked(try arrival.check(piece, is: digest))
            case .write(let bytes, let digest):
                let isRight = try arrival.append(bytes, ending: digest)
                if digest != nil { plan.checked(isRight) }
            case .truncate(let offset): try arrival.truncate(to: offset)
            default: break
            }
            return plan
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
