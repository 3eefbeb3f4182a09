extension Matter {
    /// Where findings stand together.
    package enum Part: String, Hashable, Sendable, CaseIterable {
        case target
        case network
        case ports
        case filters
        case hubs
    }

    package var part: Part {
        switch self {
        case .target, .ping, .pingSilent, .targetClock: .target
        case .interface, .path, .noNetwork, .narrow, .incomingDropped, .outgoingForbidden: .network
        case .udpShared, .udpTaken, .udpFailed, .tcpFree, .tcpHub, .tcpTaken, .tcpFailed, .hubWithin: .ports
        case .noFilter, .filterOff, .filterUnreadable, .filterOpen, .filterStops, .filterMayStop: .filters
        case .hub, .noHub, .noAnswers, .hubClock, .ownClock: .hubs
        }
    }

    /// Its name for programs, which stays the same from version to version.
    package var name: String {
        switch self {
        case .interface: "interface"
        case .path: "path"
        case .noNetwork: "no-network"
        case .narrow: "narrow"
        case .incomingDropped: "udp-in-dropped"
        case .outgoingForbidden: "udp-out-forbidden"
        case .udpShared: "udp-shared"
        case .udpTaken: "udp-taken"
        case .udpFailed: "udp-failed"
        case .tcpFree: "tcp-free"
        case .tcpHub: "tcp-hub"
        case .tcpTaken: "tcp-taken"
        case .tcpFailed: "tcp-failed"
        case .hubWithin: "hub-on-loopback"
        case .noFilter: "no-filter"
        case .filterOff: "filter-off"
        case .filterUnreadable: "filter-unreadable"
        case .filterOpen: "filter-open"
        case .filterStops: "filter-stops"
        case .filterMayStop: "filter-may-stop"
        case .hub: "hub"
        case .noHub: "no-hub"
        case .noAnswers: "no-answers"
        case .hubClock, .targetClock: "hub-clock"
        case .ownClock: "own-clock"
        case .target(let attempt): attempt.outcome.name
        case .ping: "ping"
        case .pingSilent: "ping-silent"
        }
    }
}

extension AddressFact.Outcome {
    fileprivate var name: String {
        switch self {
        case .hub(_, _, .known): "hub-known"
        case .hub(_, _, .new): "hub-new"
        case .hub(_, _, .changed): "key-changed"
        case .nothingListens: "nothing-listens"
        case .silent: "no-answer"
        case .notAHub: "not-a-hub"
        case .otherWay: "other-way"
        case .unknownName: "unknown-name"
        case .unclear: "unclear"
        case .unreachable: "unreachable"
        }
    }
}

extension Verdict {
    /// Its name for programs: that of what is to be mended, else `reached`, `hears` or `alone`.
    package var name: String {
        switch self {
        case .trouble(let matter): matter.name
        case .reached: "reached"
        case .hears: "hears"
        case .alone: "alone"
        }
    }
}
