import ArgumentParser
import ChatModel
import FileTransfer
import Synchronization

/// All of one `get`: goes on over any number of sessions.
final class GetJob: Sendable {
    private static let pause = Duration.seconds(1)
    private let wanted: String
    private let target: GetTarget
    private let show: TransferShow
    /// Found in the first session, and gone on with in the others.
    private let order = Mutex<WantedOrder?>(nil)

    init(_ wanted: String, into target: GetTarget, show: TransferShow) {
        (self.wanted, self.target, self.show) = (wanted, target, show)
    }

    /// Another number after each step forward.
    var progress: Int { show.progress &+ (order.withLock { $0?.activity } ?? 0) }

    /// Runs until the file is there.
    /// - Throws: ``TransferFailure`` if the session is lost; ``Complaint``; `ExitCode` for what was said already.
    func run(_ courier: Courier) async throws {
        let order = try await found(courier)
        let name = order.expected?.name.text ?? wanted
        while true {
            do {
                try await carry(order, name, courier)
                return
            } catch let failure as TransferFailure {
                if failure.isPassing, failure.code != .lost {
                    try await Task.sleep(for: Self.pause)
                    continue
                }
                guard failure.code != .lost, failure.code != .cancelled else { throw failure }
                try show.fail(failure, name)
                throw ExitCode.failure
            }
        }
    }

    private func carry(_ order: WantedOrder, _ name: String, _ courier: Courier) async throws {
        switch order {
        case .file(let get):
            let end = try await courier.carry(.get(get)) { [show] in show.tell($0, of: name) }
            if case .got(let path) = end { try say(path, name, order) }
        case .folder(let folder):
            let end = try await courier.fetch(folder) { [show] in show.tell($0, of: name) }
            try say(end.path, name, order)
            guard !end.leftOut.isEmpty else { return }
            show.note("The hub did not give \(end.leftOut.firstFew); all else is there.")
            throw ExitCode.failure
        }
    }

    private func found(_ courier: Courier) async throws -> WantedOrder {
        if let known = order.withLock({ $0 }) { return known }
        let new: WantedOrder
        if wanted.hasPrefix("hub:") {
            let path = try FilePath.shared(wanted.dropFirst(4))
            let isFolder = path.names.isEmpty ? false : try await courier.isFolder(path)
            new = try target.order(shared: path, isFolder: isFolder, of: courier.session.hub)
        } else {
            new = target.order(try await FileFinder.find(wanted, courier))
        }
        order.withLock { $0 = new }
        return new
    }

    private func say(_ path: String, _ name: String, _ order: WantedOrder) throws {
        try show.result(PlainText.printable(path), "done") {
            $0.add("name", name)
            $0.add("path", path)
            $0.add("id", orNull: order.expected?.id.hex)
        }
    }
}
