import ChatModel
import FileTransfer
import Foundation
import Profile

/// Where a file is to arrive: `-o` names a file or a folder, else it is the download folder.
struct GetTarget: Hashable {
    let folder: String
    /// What the file is to be called; nil for its own name, made safe.
    let name: String?

    init(folder: String, name: String?) { (self.folder, self.name) = (folder, name) }

    /// - Parameters:
    ///   - output: What stands behind `-o`.
    ///   - downloads: The download folder.
    init(output: String?, downloads: String) {
        guard let output = output.map({ ProfilePaths.expand($0) }) else {
            self.init(folder: downloads, name: nil)
            return
        }
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: output, isDirectory: &isFolder)
        if output.hasSuffix("/") || (exists && isFolder.boolValue) {
            let trimmed = output.count > 1 && output.hasSuffix("/") ? String(output.dropLast()) : output
            self.init(folder: trimmed, name: nil)
        } else {
            self.init(folder: PathParts.folder(of: output), name: (output as NSString).lastPathComponent)
        }
    }

    func order(_ listed: ListedFile) -> WantedOrder {
        .file(GetOrder(listed.room, listed.seq, listed.file, into: folder, as: name))
    }

    /// - Throws: ``Complaint`` if the path is the shared folder itself.
    func order(shared path: FilePath, isFolder: Bool, of hub: HubID) throws -> WantedOrder {
        let order =
            isFolder
            ? FolderOrder(shared: path, of: hub, into: folder, as: name).map(WantedOrder.folder)
            : GetOrder(shared: path, of: hub, into: folder, as: name).map(WantedOrder.file)
        guard let order else {
            throw Complaint(
                "Name a file or folder of what is shared: hub:NAME; hubbub files HUB hub shows which there are.")
        }
        return order
    }
}

/// What is fetched.
enum WantedOrder: Sendable {
    case file(GetOrder)
    case folder(FolderOrder)

    /// What its entry says of it; nil for what the hub's owner shares.
    var expected: SharedFile? {
        switch self {
        case .file(let order): order.expected
        case .folder: nil
        }
    }

    /// Another number whenever something was done on this machine.
    var activity: Int {
        switch self {
        case .file(let order): TransferOrder.get(order).activity
        case .folder(let order): order.activity
        }
    }
}
