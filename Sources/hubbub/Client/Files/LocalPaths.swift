import ChatModel
import ClientCore
import FileStore
import FileTransfer
import Foundation
import Profile

/// What stands on this machine's disk: every question may block, so none is asked on a thread of the shared pool.
enum LocalPaths {
    /// What stands at each of the paths.
    /// - Parameter stop: Raised when nobody waits for it any more.
    static func look(at question: PathQuestion, until stop: StopFlag) async -> ClientEvent {
        let answers = await blocking {
            question.paths.map { answer(about: $0, until: stop) }
        }
        return .looked(question, answers)
    }

    private static func answer(about path: String, until stop: StopFlag) -> PathAnswer {
        let whole = absolute(path)
        do throws(FileStoreError) {
            let source = try Departure.open(whole, until: stop)
            let left = source.leftOut
            return PathAnswer(
                path: path, found: .fit(path: whole, source.offer),
                leftOut: Omission(
                    links: left.links, specials: left.specials, names: left.names, first: left.first))
        } catch {
            return PathAnswer(path: path, found: error.code == .noSuchFile ? .nothing : .unfit(error.message))
        }
    }

    /// What a folder holds, as far as it has names that can be typed.
    static func list(_ path: String) async -> ClientEvent {
        let names = await blocking {
            let folder = absolute(path.isEmpty ? "." : path)
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            return names.filter { (try? FileName($0)) != nil }.prefix(ClientLimits.folderNames).map { name in
                FolderName(name: name, isFolder: isFolder(folder + "/" + name))
            }
        }
        return .folder(ListedFolder(path: path, names: names))
    }

    /// Opens what is to be sent.
    /// - Throws: `TransferFailure` if it is not there any more, or can't be read.
    static func open(_ path: String) async throws(TransferFailure) -> Departure {
        let opened = await blocking { () -> Result<Departure, FileStoreError> in
            do throws(FileStoreError) { return .success(try Departure.open(path)) } catch { return .failure(error) }
        }
        do { return try opened.get() } catch { throw TransferFailure(error) }
    }

    /// A path as a person writes it, from the root on.
    static func absolute(_ path: String) -> String {
        let home = path == "~" || path.hasPrefix("~/") ? ProfilePaths.expand("~") + path.dropFirst() : path
        return home.hasPrefix("/") ? home : FileManager.default.currentDirectoryPath + "/" + home
    }

    /// A whole path as a person would write it: from their home on, where it leads there.
    static func written(_ path: String, home: String = ProfilePaths.expand("~")) -> String {
        path.hasPrefix(home + "/") && home.count > 1 ? "~" + path.dropFirst(home.count) : path
    }

    static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    static func blocking<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { @Sendable in continuation.resume(returning: work()) }
        }
    }
}

/// Where fetched files are put.
struct Downloads: Sendable {
    /// Where they go unless the person says otherwise.
    let path: String

    /// The folder that the person set, or that their desktop has for it; else `~/Downloads`, made when it is needed.
    /// - Throws: `ProfileError` if their settings can't be read.
    init(_ paths: ProfilePaths) throws {
        let settings = Settings(file: try ConfigurationFile(path: paths.configurationFile).read([.files]))
        path = DownloadFolder().find(configured: settings.downloads) ?? ProfilePaths.expand("~/Downloads")
    }

    /// The folder and the name for what a person wrote behind `as`; no name for the file's own.
    func place(for destination: String?) async -> (folder: String, name: String?) {
        guard let destination else { return (path, nil) }
        var whole = LocalPaths.absolute(destination)
        let isFolder = whole.hasSuffix("/")
        while whole.count > 1, whole.hasSuffix("/") { whole.removeLast() }
        let target = whole
        if isFolder { return (target, nil) }
        if await LocalPaths.blocking({ LocalPaths.isFolder(target) }) { return (target, nil) }
        let url = URL(filePath: target)
        return (url.deletingLastPathComponent().path, url.lastPathComponent)
    }
}
