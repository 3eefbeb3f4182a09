import ChatModel
import NIOCore

/// One measurement: pings until one has come back.
struct PingPlan: Sendable {
    private struct Sent {
        let token: UInt64
        let at: NIODeadline
        let clock: HubTime
    }

    private let payload: PingPayload
    private let target: SocketAddress
    private let token: @Sendable () -> UInt64
    private var pings: [Sent] = []

    init(_ payload: PingPayload, to target: SocketAddress, token: @escaping @Sendable () -> UInt64) {
        self.payload = payload
        self.target = target
        self.token = token
    }

    /// The next ping to send.
    mutating func next(at now: NIODeadline, clock: HubTime) -> Datagram {
        let ping = Sent(token: token(), at: now, clock: clock)
        pings = pings.suffix(DiscoveryLimits.pingsTimed - 1) + [ping]
        return .ping(token: ping.token, payload)
    }

    /// What a datagram tells; nil if it is no answer to one of the pings.
    func reading(of datagram: Datagram, from source: SocketAddress, at now: NIODeadline) -> ClockReading? {
        guard source == target, case .pong(let token, payload, let time) = datagram,
            let ping = pings.first(where: { $0.token == token })
        else { return nil }
        return ClockReading(
            payload: payload, sent: ping.clock, roundTrip: (now - ping.at).milliseconds, hubTime: time)
    }
}
