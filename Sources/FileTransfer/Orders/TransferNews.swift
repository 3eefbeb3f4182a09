import ChatModel

/// What is heard of an order while it is carried.
package enum TransferNews: Hashable, Sendable {
    /// It goes on from an offset: so much is there already. The total is nil for a pipe.
    case began(at: UInt64, total: UInt64?)
    /// So many bytes are there now; at most ten times a second, and once more at the end.
    case moved(UInt64)
    /// A piece was not the one that it should be, and is fetched again.
    case wrongPiece(UInt64)
    /// What was put so far is not how the file begins now, so it is put anew, under this nonce.
    case renewed(Nonce)
}

/// How an order ended well.
package enum TransferEnd: Hashable, Sendable {
    /// It is in the room, at this place.
    case put(Seq)
    /// It has arrived as this file or folder.
    case got(path: String)
}
