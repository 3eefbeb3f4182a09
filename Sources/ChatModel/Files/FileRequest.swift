/// What a client asks of a hub's files.
package enum FileRequest: Hashable, Sendable {
    /// Begin to put something into a room, or go on: the same nonce is the same file.
    case put(RoomNumber, Nonce, FileOffer)
    /// The next bytes of what is put with this request's own tag; the offset is where the hub is.
    case slice(offset: UInt64, [UInt8])
    /// All bytes of a put were sent: this is what they make.
    case finish(Tag, size: UInt64, FileID)
    /// Forget what was put so far under a nonce.
    case drop(Nonce)
    /// The files that are in a place, the newest first.
    /// - Parameter after: The ``FileList/next`` of the page before.
    case list(FilePlace, after: UInt64?, limit: UInt32)
    /// Open a file to be read.
    case open(FileRef)
    /// Read bytes of what was opened with a tag.
    case read(Tag, offset: UInt64, count: UInt32)
    /// The digests of pieces of what was opened with a tag.
    case digests(Tag, first: UInt64, count: UInt32)
    /// Read no more of what was opened, or send no more of what was put, with a tag.
    case close(Tag)
}

/// Where files are looked for.
package enum FilePlace: Hashable, Sendable {
    /// In every room that the user may read.
    case everywhere
    case room(RoomNumber)
    /// In the folder that the hub's owner shares, or one below it.
    case shared(FilePath)
}

/// One file that can be fetched.
package enum FileRef: Hashable, Sendable {
    /// What an entry of a room says.
    case entry(RoomNumber, Seq)
    /// A file in the folder that the hub's owner shares.
    case shared(FilePath)
}
