import ChatModel
import Foundation
import Synchronization

/// A hub's files on its disk: contents by what they are called, each once, uploads that are not finished, and what the
/// owner shares. Everything that waits for the disk is done on threads of its own, what concerns one half or one open
/// file in the order in which it was asked for.
///
/// Every call ends with its completion, on one of these threads; a completion must be short, because the thread waits
/// for it, and must not call ``close()``.
package final class ContentStore: Sendable {
    let rules: FileRules
    let limits: StoreLimits
    let folder: StoreFolder
    let workers: Workers
    /// For the shared folder, which may lie on another machine that does not answer: then nobody else waits for it.
    let sharing: Workers
    let halves: HalfTable
    let batches = SliceBatches()
    let seats: Seats
    /// For those whom the disk writes at once.
    let writing: Seats
    let ledger: Mutex<Ledger>
    /// Held while a content comes or goes.
    let publishing = Mutex(())
    private let lastNumber = Mutex<UInt64>(0)
    private let temporary: String?
    private let report: @Sendable (FileStoreError) -> Void

    /// Opens the files in a folder, which is made if it is not there; nobody else may use it meanwhile. Takes away what
    /// a hub that was killed left half done, and reads what is there.
    /// - Parameter report: is told what the owner of the hub should know of, for the log.
    /// - Throws: ``FileStoreError``.
    package convenience init(
        folder: String, rules: FileRules, limits: StoreLimits = StoreLimits(),
        report: @escaping @Sendable (FileStoreError) -> Void = { _ in }
    ) throws(FileStoreError) {
        try self.init(folder, isTemporary: false, rules: rules, limits: limits, report: report)
    }

    /// Opens an empty folder of its own that ends with ``close()``.
    /// - Parameter report: is told what the owner of the hub should know of, for the log.
    /// - Throws: ``FileStoreError``.
    package static func ephemeral(
        rules: FileRules, limits: StoreLimits = StoreLimits(),
        report: @escaping @Sendable (FileStoreError) -> Void = { _ in }
    ) throws(FileStoreError) -> ContentStore {
        let name = "hubbub-files-\(UUID().uuidString)"
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
        return try ContentStore(path, isTemporary: true, rules: rules, limits: limits, report: report)
    }

    private init(
        _ path: String, isTemporary: Bool, rules: FileRules, limits: StoreLimits,
        report: @escaping @Sendable (FileStoreError) -> Void
    ) throws(FileStoreError) {
        let folder = try StoreFolder(path)
        folder.sweepLists()
        var ledger = Ledger(rules: rules, limits: limits)
        for half in folder.halfFiles() { ledger.found(half.name, bytes: half.size) }
        for name in StoreFolder.folderNames {
            for content in folder.contents(in: name) { ledger.found(content: content.size) }
        }
        self.rules = rules
        self.limits = limits
        self.folder = folder
        self.report = report
        self.ledger = Mutex(ledger)
        temporary = isTemporary ? path : nil
        workers = Workers(limits: limits)
        sharing = Workers(limits: limits)
        halves = HalfTable(remembering: limits.remembered)
        seats = Seats(limit: limits.openFiles)
        writing = Seats(limit: limits.writebacks)
    }

    deinit { removeTemporary() }

    /// Takes nothing more, waits for what is under way, and closes everything; once is enough.
    package func close() {
        workers.close()
        sharing.close()
        halves.clear()
        removeTemporary()
    }

    /// The bytes that all contents and halves hold, or will.
    package var total: UInt64 { ledger.withLock(\.total) }

    /// A number that no open file had.
    func nextNumber() -> UInt64 {
        lastNumber.withLock { number in
            number += 1
            return number
        }
    }

    /// Ends work: its completion is called with what became of it.
    func end<Value: Sendable>(
        _ completion: @Sendable (Result<Value, FileStoreError>) -> Void,
        with body: () throws(FileStoreError) -> Value
    ) {
        do throws(FileStoreError) {
            let value = try body()
            completion(.success(value))
        } catch {
            tell(error)
            completion(.failure(error))
        }
    }

    /// Tells the hub's owner of an error, if it is one that the owner should know of.
    func tell(_ error: FileStoreError) {
        switch error.code {
        case .full, .noSpace, .readOnly, .failed, .folder, .notAllowed: report(error)
        default: break
        }
    }

    private func removeTemporary() { if let temporary { try? FileManager.default.removeItem(atPath: temporary) } }
}
