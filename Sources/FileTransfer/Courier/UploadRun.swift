import ChatModel
import FileStore

/// Puts one order into a room: does what its plan says.
struct UploadRun: Sendable {
    let courier: Courier
    let block: UInt32
    let order: PutOrder
    let tags: TransferTags
    let answers: AsyncStream<Answer>
    let news: NewsBox
    private let disk = DiskThread()

    init(
        courier: Courier, block: UInt32, order: PutOrder, tags: TransferTags, answers: AsyncStream<Answer>,
        news: NewsBox
    ) {
        (self.courier, self.block, self.order, self.tags) = (courier, block, order, tags)
        (self.answers, self.news) = (answers, news)
    }

    /// What was read to be sent, and what the plan says next.
    private struct Read: Sendable {
        var plan: UploadPlan
        var requests: [Request] = []
        var step: UploadPlan.Step
    }

    /// - Throws: ``TransferFailure``.
    func run() async throws(TransferFailure) -> Seq {
        do { return try await follow() } catch {
            if error.code != .lost {
                // The task may be cancelled, and the hub is to be told nevertheless.
                let close = Request.file(tags.closing, .close(tags.opening()))
                await Task { try? await courier.session.send(close) }.value
            }
            throw error
        }
    }

    private func follow() async throws(TransferFailure) -> Seq {
        var plan = UploadPlan(order.source.offer, into: order.room, nonce: order.nonce, tags: tags)
        var pace = NewsPace()
        var box = answers.makeAsyncIterator()
        var step = plan.next()
        while true {
            switch step {
            case .ask(let tag, let request): try await courier.send([.file(tag, request)])
            case .compare(let offset, let id): try await compare(&plan, offset, id)
            case .send:
                let read = try await read(plan, step)
                if !read.requests.isEmpty { try await courier.send(read.requests) }
                (plan, step) = (read.plan, read.step)
                continue
            case .finish(let tag, let put, let size): try await finish(&plan, tag, put, size)
            case .tell(let told): tell(told, &pace)
            case .wait:
                guard let answer = await box.next() else { throw Task.isCancelled ? .cancelled : .lost }
                plan.hear(answer)
            case .end(let result):
                for last in pace.flush() { news.put(last) }
                return try result.get()
            }
            step = plan.next()
        }
    }

    private func tell(_ told: TransferNews, _ pace: inout NewsPace) {
        if case .renewed(let nonce) = told { courier.expect(nonce, for: block) }
        for told in pace.pass(told, at: .now) { news.put(told) }
    }

    private func compare(_ plan: inout UploadPlan, _ offset: UInt64, _ id: FileID) async throws(TransferFailure) {
        let (source, stop) = (order.source, StopFlag())
        do throws(FileStoreError) {
            let own = try await disk.run(raising: stop) { () throws(FileStoreError) in
                try source.id(upTo: offset, until: stop)
            }
            plan.compared(own == id)
        } catch { plan.fail(TransferFailure(error)) }
    }

    /// Reads as much as may be sent now.
    private func read(_ plan: UploadPlan, _ step: UploadPlan.Step) async throws(TransferFailure) -> Read {
        let (source, stop) = (order.source, StopFlag())
        do throws(FileStoreError) {
            return try await disk.run(raising: stop) { () throws(FileStoreError) in
                var read = Read(plan: plan, step: step)
                while case .send(let tag, let offset, let limit) = read.step {
                    let bytes: [UInt8]
                    do throws(FileStoreError) { bytes = try source.read(at: offset, count: limit, until: stop) } catch {
                        read.plan.fail(TransferFailure(error))
                        read.step = read.plan.next()
                        break
                    }
                    if !bytes.isEmpty { read.requests.append(.file(tag, .slice(offset: offset, bytes))) }
                    read.plan.sent(bytes.count)
                    read.step = read.plan.next()
                    // What came out of a pipe does not wait for what comes next.
                    if source.offer.size == nil { break }
                }
                return read
            }
        } catch { throw TransferFailure(error) }
    }

    private func finish(
        _ plan: inout UploadPlan, _ tag: Tag, _ put: Tag, _ size: UInt64
    ) async throws(TransferFailure) {
        let (source, stop) = (order.source, StopFlag())
        let id: FileID
        do throws(FileStoreError) {
            id = try await disk.run(raising: stop) { () throws(FileStoreError) in
                try source.check()
                return try source.id(upTo: size, until: stop)
            }
        } catch { return plan.fail(TransferFailure(error)) }
        try await courier.send([.file(tag, .finish(put, size: size, id))])
    }
}
