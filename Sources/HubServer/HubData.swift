import ChatModel
import HistoryStore
import Logging
import NIOSSL
import Trust

/// A hub's data folder, opened: its lock, its key and its journal.
struct HubData: Sendable {
    let identity: HubIdentity
    let store: HistoryStore
    /// Held while the hub runs; nil for an ephemeral one.
    let lock: DataFolderLock?

    /// Opens what the hub keeps, or makes it.
    /// - Throws: ``HubServerError``.
    static func open(_ storage: HubConfiguration.Storage, logger: Logger) throws(HubServerError) -> HubData {
        let troubles = TroubleLog(logger)
        let report: @Sendable (HistoryError) -> Void = { troubles.add($0.message) }
        do {
            switch storage {
            case .folder(let path):
                let lock = try DataFolderLock(folder: path)
                return HubData(
                    identity: try HubIdentity.loadOrCreate(in: path),
                    store: try HistoryStore(folder: path, report: report), lock: lock)
            case .ephemeral:
                return HubData(
                    identity: try HubIdentity.ephemeral(), store: try HistoryStore.ephemeral(report: report), lock: nil)
            }
        } catch let error as HistoryError {
            throw HubServerError(.dataFolder, error.message, cause: error)
        } catch let error as TrustError {
            throw HubServerError(.dataFolder, error.message, cause: error)
        } catch {
            throw HubServerError(.dataFolder, "The hub's data can't be opened: \(error)", cause: error)
        }
    }

    /// The TLS context of the hub's listeners.
    /// - Throws: ``HubServerError``.
    func tls() throws(HubServerError) -> NIOSSLContext {
        do { return try HubTLS.context(identity) } catch {
            throw HubServerError(.dataFolder, error.message, cause: error)
        }
    }
}
