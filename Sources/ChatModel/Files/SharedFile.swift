/// A file or folder that somebody put into a room: what its entry says.
package struct SharedFile: Hashable, Sendable {
    package let name: FileName
    /// The bytes of its content.
    package let size: UInt64
    package let shape: FileShape
    package let kind: FileKind
    /// What its content is called.
    package let id: FileID

    package init(name: FileName, size: UInt64, shape: FileShape, kind: FileKind, id: FileID) {
        self.name = name
        self.size = size
        self.shape = shape
        self.kind = kind
        self.id = id
    }
}

/// Whether a content is a file, or a folder written as one (see *Folders* in the protocol).
package enum FileShape: Hashable, Sendable {
    case file
    /// - Parameter files: How many files are in it.
    case folder(files: UInt32)
}

/// What a file is, as its sender takes it: a hint for people, never a promise.
package enum FileKind: UInt8, Hashable, Sendable, CaseIterable {
    case other = 0
    case text = 1
    case image = 2
    case audio = 3
    case video = 4
    case archive = 5
    case document = 6
    case program = 7
}

/// What somebody wants to put into a room; the same as ``SharedFile``, before all of it is known.
package struct FileOffer: Hashable, Sendable {
    package let name: FileName
    /// The bytes of its content; nil while that is not known, as from a pipe.
    package let size: UInt64?
    package let shape: FileShape
    package let kind: FileKind

    package init(name: FileName, size: UInt64?, shape: FileShape, kind: FileKind) {
        self.name = name
        self.size = size
        self.shape = shape
        self.kind = kind
    }
}
