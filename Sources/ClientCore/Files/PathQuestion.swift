import ChatModel

/// What is to be sent from this machine: the disk is asked whether it is there, and what it is.
package struct PathQuestion: Hashable, Sendable {
    /// Why it is asked.
    enum Purpose: Hashable, Sendable {
        /// `/send`: all of it goes there, unless the person does not want it any more.
        case send(HubKey, Upload.Place, TransferID)
        /// A text came from outside that may be paths: each reading of it is a list of them.
        case paste(HubKey, ConversationKey, text: String, readings: [[String]])
    }

    /// As they are written: `~` is to be spelled out.
    package let paths: [String]
    let purpose: Purpose

    /// By what it can be taken back; nil if it can't.
    package var id: TransferID? { if case .send(_, _, let id) = purpose { id } else { nil } }
}

/// What is to be sent, while the disk is asked what all of it is.
package struct Counting: Hashable, Sendable {
    /// As they were written.
    package let paths: [String]
    /// When it was asked.
    package let since: Monotonic
}

/// What stands at a path of this machine.
package struct PathAnswer: Hashable, Sendable {
    package enum Found: Hashable, Sendable {
        /// - Parameter path: The same from the root on.
        case fit(path: String, FileOffer)
        case nothing
        /// It can't be sent; a sentence for the person.
        case unfit(String)
    }

    /// As it was asked for.
    package let path: String
    package let found: Found
    /// What of a folder is not sent.
    package let leftOut: Omission

    package init(path: String, found: Found, leftOut: Omission = Omission()) {
        (self.path, self.found, self.leftOut) = (path, found, leftOut)
    }
}

/// What of a folder is not sent: how many of each kind.
package struct Omission: Hashable, Sendable {
    /// Links, which are not followed.
    package let links: Int
    /// Pipes, sockets and devices.
    package let specials: Int
    /// Names that can't be sent.
    package let names: Int
    /// The first few of them, as paths in the folder.
    package let first: [String]

    package init(links: Int = 0, specials: Int = 0, names: Int = 0, first: [String] = []) {
        (self.links, self.specials, self.names, self.first) = (links, specials, names, first)
    }

    /// How many they are together.
    package var count: Int { links + specials + names }
}

/// A text in a composer that is paths of this machine: the person may send the files instead.
package struct PastedFiles: Hashable, Sendable {
    package let hub: HubKey
    package let conversation: ConversationKey
    /// What stands in the composer while they can be sent.
    package let text: String
    package let files: [LocalFile]
}

/// A file or folder of this machine that can be sent.
package struct LocalFile: Hashable, Sendable {
    package let path: String
    package let offer: FileOffer
}

/// A folder of this machine, as Tab needs it.
package struct ListedFolder: Hashable, Sendable {
    /// As it was written.
    package let path: String
    package let names: [FolderName]

    package init(path: String, names: [FolderName]) { (self.path, self.names) = (path, names) }
}

/// A name in a folder of this machine.
package struct FolderName: Hashable, Sendable {
    package let name: String
    package let isFolder: Bool

    package init(name: String, isFolder: Bool) { (self.name, self.isFolder) = (name, isFolder) }
}
