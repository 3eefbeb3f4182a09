import ClientCore

/// Everything that wakes a client's loop.
enum TalkerEvent: Sendable {
    case client(ClientEvent)
    case order(Order)
    /// Whoever gives the orders is gone.
    case ended
}
