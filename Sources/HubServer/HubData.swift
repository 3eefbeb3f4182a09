import ChatModel
import FileStore
import Foundation
import HistoryStore
import Logging
import NIOSSL
import Trust

/// A hub's data folder, opened: its lock, its key and its journal.
struct HubData: Sendable {
    let identity: HubIdentity
    let store: HistoryStore
    /// The files; nil for a hub that keeps none and never did.
    let contents: ContentStore?
    /// What checks a proof of the hub's password; nil if it has none.
    let verifier: ScramVerifier?
    /// The keys that come in without a password; nil if there is no such list.
    let members: Set<UserID>?
    /// Held while the hub runs; nil for an ephemeral one.
    let lock: DataFolderLock?

    /// Opens what the hub keeps, or makes it.
    /// - Throws: ``HubServerError``.
    static func open(_ configuration: HubConfiguration, logger: Logger) throws(HubServerError) -> HubData {
        let troubles = TroubleLog(logger)
        let report: @Sendable (HistoryError) -> Void = { troubles.add($0.message) }
        do {
            switch configuration.storage {
            case .folder(let path):
                let lock = try DataFolderLock(folder: path)
                return HubData(
                    identity: try HubIdentity.loadOrCreate(in: path),
                    store: try HistoryStore(folder: path, report: report),
                    contents: try contents(configuration.files, in: path + "/files") { troubles.add($0.message) },
                    verifier: try verifier(configuration.password, in: HubPasswordFile(folder: path)),
                    members: try members(configuration.members, in: HubMembersFile(folder: path)), lock: lock)
            case .ephemeral:
                return HubData(
                    identity: try HubIdentity.ephemeral(), store: try HistoryStore.ephemeral(report: report),
                    contents: try configuration.files.isOn
                        ? ContentStore.ephemeral(rules: configuration.files) { troubles.add($0.message) } : nil,
                    verifier: try verifier(configuration.password), members: members(configuration.members), lock: nil)
            }
        } catch let error as HistoryError {
            throw HubServerError(.dataFolder, error.message, cause: error)
        } catch let error as FileStoreError {
            throw HubServerError(.dataFolder, error.message, cause: error)
        } catch let error as TrustError {
            throw HubServerError(.dataFolder, error.message, cause: error)
        } catch {
            throw HubServerError(.dataFolder, "The hub's data can't be opened: \(error)", cause: error)
        }
    }

    /// The files, also of a hub that takes and gives none any more: what nobody may see goes from its disk all the same.
    private static func contents(
        _ rules: FileRules, in folder: String, report: @escaping @Sendable (FileStoreError) -> Void
    ) throws(FileStoreError) -> ContentStore? {
        guard rules.isOn || FileManager.default.fileExists(atPath: folder) else { return nil }
        return try ContentStore(folder: folder, rules: rules, report: report)
    }

    /// The password by its rule: a hub never falls open because nobody spoke of it.
    private static func verifier(
        _ rule: HubConfiguration.PasswordRule, in file: HubPasswordFile
    ) throws(TrustError) -> ScramVerifier? {
        switch rule {
        case .kept: return try file.read()
        case .given(let password): return try file.set(password)
        case .none:
            try file.remove()
            return nil
        }
    }

    /// The password of a hub that keeps nothing.
    private static func verifier(_ rule: HubConfiguration.PasswordRule) throws(TrustError) -> ScramVerifier? {
        if case .given(let password) = rule { try ScramVerifier(password) } else { nil }
    }

    /// The list by its rule, likewise.
    private static func members(
        _ rule: HubConfiguration.MembersRule, in file: HubMembersFile
    ) throws(TrustError) -> Set<UserID>? {
        switch rule {
        case .kept: return try file.read()
        case .given(let members):
            try file.set(members)
            return members
        case .none:
            try file.remove()
            return nil
        }
    }

    /// The list of a hub that keeps nothing.
    private static func members(_ rule: HubConfiguration.MembersRule) -> Set<UserID>? {
        if case .given(let members) = rule { members } else { nil }
    }

    /// The TLS context of the hub's listeners.
    /// - Throws: ``HubServerError``.
    func tls() throws(HubServerError) -> NIOSSLContext {
        do { return try HubTLS.context(identity) } catch {
            throw HubServerError(.dataFolder, error.message, cause: error)
        }
    }
}
