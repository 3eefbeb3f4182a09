import ChatModel
import FileStore
import Synchronization

/// A folder of those that a hub's owner shares, which is fetched file by file. The same order can be carried again after
/// a loss, also by a later run: what has arrived is not fetched again.
package final class FolderOrder: Sendable {
    package let path: FilePath
    let hub: HubID
    let arrival: FolderArrival
    private let current = Mutex<GetOrder?>(nil)
    private let steps = Atomic<Int>(0)

    /// Nil for all that the owner shares: that has no name.
    /// - Parameters:
    ///   - folder: Where it is to arrive; made if it is missing.
    ///   - name: What it is to be called; nil for its own name, made safe.
    package init?(shared path: FilePath, of hub: HubID, into folder: String, as name: String? = nil) {
        guard let own = path.names.last else { return nil }
        (self.path, self.hub) = (path, hub)
        arrival = FolderArrival(
            into: folder, as: name.map(ArrivalName.chosen) ?? .received(own), token: path.token(of: hub))
    }

    /// Another number whenever something was done on this machine, or a file was begun.
    package var activity: Int {
        steps.load(ordering: .relaxed) &+ (current.withLock { $0.map { TransferOrder.get($0).activity } } ?? 0)
    }

    /// The order for a file of it.
    func begin(_ file: FilePath, in folder: String, as name: String) -> GetOrder? {
        let order = GetOrder(shared: file, of: hub, into: folder, as: name)
        steps.wrappingAdd(1, ordering: .relaxed)
        current.withLock { $0 = order }
        return order
    }
}

/// How the fetch of a folder ended well.
package struct FolderEnd: Hashable, Sendable {
    /// Where it stands.
    package let path: String
    /// Paths in it of what could not be fetched.
    package let leftOut: [String]
}

extension FilePath {
    /// A short text by which what arrives of it is told from all else of the same name.
    func token(of hub: HubID) -> String {
        String(PieceHasher.digest(of: hub.digest.bytes + Array(text.utf8)).hex.prefix(8))
    }
}
