/// One thing that is done to a hub, a client or the way between them. Clients are numbered from 0.
enum Fault: Hashable, Sendable {
    case killHub
    /// Ends the hub as its owner would.
    case stopHub
    case startHub
    case killClient(Int)
    case startClient(Int)
    /// Cuts the client's link once so many more bytes have passed in that direction.
    case cut(Int, Flow, bytes: Int)
    /// One side sees the connection end, the other does not.
    case halfOpen(Int, open: Side)
    /// Ends what was left half-open towards the client.
    case endHalfOpen(Int)
    /// Takes nothing from the hub for this client.
    case stall(Int)
    case flow(Int)
    /// Stops the client's process.
    case freeze(Int)
    case thaw(Int)
    case fillDisk
    case freeDisk

    /// Which way bytes go.
    enum Flow: String, CustomStringConvertible, Hashable, Sendable {
        case toHub = "to hub"
        case toClient = "to client"

        var description: String { rawValue }
    }

    /// Who still believes in the connection.
    enum Side: Hashable, Sendable {
        case hub
        case client
    }
}

extension Fault: CustomStringConvertible {
    var description: String {
        switch self {
        case .killHub: "kill hub"
        case .stopHub: "stop hub"
        case .startHub: "start hub"
        case .killClient(let index): "kill c\(index)"
        case .startClient(let index): "start c\(index)"
        case .cut(let index, let flow, let bytes): "cut c\(index) \(flow) after \(bytes) bytes"
        case .halfOpen(let index, let side): "leave c\(index) half-open at the \(side)"
        case .endHalfOpen(let index): "end half-open c\(index)"
        case .stall(let index): "stall c\(index)"
        case .flow(let index): "flow c\(index)"
        case .freeze(let index): "freeze c\(index)"
        case .thaw(let index): "thaw c\(index)"
        case .fillDisk: "fill disk"
        case .freeDisk: "free disk"
        }
    }
}
