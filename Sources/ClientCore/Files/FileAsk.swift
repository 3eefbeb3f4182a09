import ChatModel

/// A list of files that is asked for, page by page.
struct FileAsk: Sendable {
    /// What it is for.
    enum Purpose: Sendable {
        case list(FileScope)
        /// To do this with the newest file of this name.
        case find(String, FileUse)
    }

    let purpose: Purpose
    let place: FilePlace
    var entries: [ListedFile] = []
    var shared: [SharedLine] = []
    var pages = 0

    mutating func take(_ page: FileList) {
        entries += page.entries
        shared += page.shared
        pages += 1
    }

    /// Whether a further page is wanted, if there is one.
    var wantsMore: Bool {
        switch purpose {
        case .list: entries.count + shared.count < ClientLimits.listedFiles
        case .find(let name, _): pages < ClientLimits.filePages && entry(called: name) == nil
        }
    }

    /// The command that a person waits for.
    var command: CommandName {
        switch purpose {
        case .list: .files
        case .find(_, let use): use.command
        }
    }

    /// The first file of this name.
    func entry(called name: String) -> ListedFile? { entries.first { $0.file.name.isMeant(by: name) } }
}

/// What is done with a file of a hub.
enum FileUse: Hashable, Sendable {
    /// - Parameter destination: The path at which it is to stand; nil for the download folder.
    case get(destination: String?)
    case look

    var command: CommandName {
        switch self {
        case .get: .get
        case .look: .view
        }
    }
}

/// A file of the hub that a command means.
struct WantedFile: Hashable, Sendable {
    let source: FileRef
    var file: SharedFile?
    var spot: FileSpot?
    var listedSize: UInt64?
}

extension FileName {
    /// Whether a person who typed this means it: upper and lower case are the same.
    func isMeant(by text: String) -> Bool { self.text == text || self.text.lowercased() == text.lowercased() }
}
