import AsyncAlgorithms
import ChatModel
import ClientCore
import FileStore
import FileTransfer

/// Carries what is ordered over one open connection, each thing in a task of its own, and tells the client.
struct CourierDesk: Sendable {
    /// News of one transfer that wait for the client; of more, the newest count.
    private static let waiting = 256
    private let courier: Courier
    private let events: AsyncChannel<LoopEvent>
    private let downloads: Downloads
    /// Called when a transfer finds that the connection is lost.
    private let lose: @Sendable () -> Void

    init(
        _ courier: Courier, events: AsyncChannel<LoopEvent>, downloads: Downloads, lose: @escaping @Sendable () -> Void
    ) {
        (self.courier, self.events, self.downloads, self.lose) = (courier, events, downloads, lose)
    }

    /// Does what is ordered until no more is, or the task is cancelled; what is carried then stops where it is.
    func work(_ orders: AsyncStream<CourierOrder>) async {
        let tasks = CarriageTasks()
        for await order in orders {
            switch order {
            case .carry(let carriage): tasks.begin(carriage.transfer) { await carry(carriage) }
            case .drop(let id): tasks.cancel(id)
            }
        }
        await tasks.end()
    }

    private func carry(_ carriage: Carriage) async {
        let (stream, news) = AsyncStream.makeStream(
            of: CarriageNews.self, bufferingPolicy: .bufferingNewest(Self.waiting))
        async let told: Void = tell(stream, of: carriage.transfer)
        do throws(TransferFailure) {
            news.yield(try await perform(carriage.task) { news.yield($0) })
        } catch {
            // Of a lost connection its own end tells, of a cancelled one whoever cancelled it knows.
            if let failure = CarriageFailure(error) { news.yield(.failed(failure)) }
            if error.code == .lost { lose() }
        }
        news.finish()
        await told
    }

    private func tell(_ news: AsyncStream<CarriageNews>, of id: TransferID) async {
        for await one in news { await events.send(.client(.carried(id, one))) }
    }

    private func perform(
        _ task: Carriage.Task, _ tell: @escaping @Sendable (CarriageNews) -> Void
    ) async throws(TransferFailure) -> CarriageNews {
        let order: TransferOrder
        switch task {
        case .look(let source, let file, let limit):
            return try await FileLook(courier: courier, source: source, file: file, limit: limit).run(tell)
        case .put(let path, let room, let nonce, _):
            order = .put(PutOrder(try await LocalPaths.open(path), into: room, nonce: nonce))
        case .get(let source, let file, let destination):
            if case .shared(let path) = source, try await courier.isFolder(path) {
                return try await fetch(path, destination, tell)
            }
            order = .get(try await getOrder(source, file, destination))
        }
        let end = try await courier.carry(order) { if let news = CarriageNews($0) { tell(news) } }
        return switch end {
        case .put(let seq): .put(seq)
        case .got(let path): .got(path: LocalPaths.written(path))
        }
    }

    /// Fetches a folder of those that the hub's owner shares.
    private func fetch(
        _ path: FilePath, _ destination: String?, _ tell: @escaping @Sendable (CarriageNews) -> Void
    ) async throws(TransferFailure) -> CarriageNews {
        let (folder, name) = await downloads.place(for: destination)
        guard let order = FolderOrder(shared: path, of: courier.session.hub, into: folder, as: name) else {
            throw Self.noFile
        }
        let end = try await courier.fetch(order) { if let news = CarriageNews($0) { tell(news) } }
        if !end.leftOut.isEmpty { tell(.leftOut(end.leftOut)) }
        return .got(path: LocalPaths.written(end.path))
    }

    private func getOrder(
        _ source: FileRef, _ file: SharedFile?, _ destination: String?
    ) async throws(TransferFailure) -> GetOrder {
        let (folder, name) = await downloads.place(for: destination)
        switch source {
        case .entry(let room, let seq):
            if let file { return GetOrder(room, seq, file, into: folder, as: name) }
        case .shared(let path):
            let order = GetOrder(shared: path, of: courier.session.hub, into: folder, as: name)
            if let order { return order }
        }
        throw Self.noFile
    }

    private static let noFile = TransferFailure(
        .local(.noSuchFile), "That is no file; /files lists those that there are.", canResume: false)
}

extension CarriageNews {
    /// News in the client's words; nil for what it is not told.
    fileprivate init?(_ news: TransferNews) {
        switch news {
        case .began(let offset, let total): self = .began(moved: offset, total: total)
        case .moved(let bytes): self = .moved(bytes)
        case .renewed(let nonce): self = .renewed(nonce)
        case .wrongPiece: return nil
        }
    }
}

extension CarriageFailure {
    /// A failure in the client's words; nil for what it learns in another way.
    init?(_ failure: TransferFailure) {
        switch failure.code {
        case .lost, .cancelled: return nil
        case .refused(let code): self.init(code: code, detail: failure.message, isFinal: failure.isFinal)
        case .local, .wrongPiece, .differs, .damaged: self.init(detail: failure.message, isFinal: failure.isFinal)
        }
    }
}
