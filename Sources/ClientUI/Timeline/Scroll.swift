import ChatModel
import ClientCore

/// Where the person reads in a conversation.
package enum Scroll: Hashable, Sendable {
    /// At the end: new lines come in below.
    case newest
    /// The item at the bottom of the screen, with so many of its lines below it.
    case at(Place, hidden: Int)
    /// The unsent post at the bottom of the screen, likewise.
    case post(Nonce, hidden: Int)
    /// The file on its way that is at the bottom of the screen, likewise.
    case transfer(TransferID, hidden: Int)
}
