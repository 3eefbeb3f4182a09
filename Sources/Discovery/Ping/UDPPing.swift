import ChatModel
import NIOCore
import NIOPosix

/// Asks a hub for its clock over UDP, and measures the way there and back.
package struct UDPPing: Sendable {
    private let host: String
    private let port: UInt16
    private let clock: @Sendable () -> HubTime

    /// - Parameters:
    ///   - port: the UDP port that the hub's beacon names; without a beacon, the fixed one.
    ///   - clock: this machine's clock.
    package init(host: String, port: UInt16, clock: @escaping @Sendable () -> HubTime) {
        self.host = host
        self.port = port
        self.clock = clock
    }

    /// Sends pings until one has come back.
    /// - Throws: ``DiscoveryError`` when none has within the time, or the host is not known.
    package func measure(_ payload: PingPayload, timeout: Duration) async throws(DiscoveryError) -> ClockReading {
        let target = try await resolve()
        let loop = NIOSingletons.posixEventLoopGroup.any()
        let plan = PingPlan(payload, to: target) { .random(in: 1 ... .max) }
        let box = NIOLoopBoundBox.makeBoxSendingValue(plan, eventLoop: loop)
        let (readings, found) = AsyncStream.makeStream(of: ClockReading.self, bufferingPolicy: .bufferingOldest(1))
        let isIPv6 = IPv6Address(target) != nil
        let own = try await PortPair.openOwn(isIPv6 ? nil : .any, isIPv6 ? .any : nil, on: loop) { received, arrival in
            let (datagram, source) = (received.datagram, arrival.source)
            guard let reading = box.value.reading(of: datagram, from: source, at: .now()) else { return }
            found.yield(reading)
        }
        let sending = loop.scheduleRepeatedTask(initialDelay: .zero, delay: DiscoveryLimits.pingPeriod) { [clock] _ in
            own.send(box.value.next(at: .now(), clock: clock()), to: target)
        }
        let deadline = loop.scheduleTask(in: TimeAmount(timeout)) { found.finish() }
        let reading = await readings.first { _ in true }
        sending.cancel()
        deadline.cancel()
        for port in own.ports { await port.close() }
        guard let reading else { throw silence }
        return reading
    }

    private var silence: DiscoveryError {
        DiscoveryError(
            .noAnswer,
            "\(host) did not answer on UDP port \(port); check that the hub runs and that no firewall stops UDP there.")
    }

    /// The first of the host's addresses, IPv4 before IPv6: every machine of a LAN has such a one where both are used.
    private func resolve() async throws(DiscoveryError) -> SocketAddress {
        let (host, port) = (host, port)
        let found = try? await NIOSingletons.posixBlockingThreadPool.runIfActive {
            HostLookup.addresses(of: host, port: port)
        }
        let addresses = found ?? []
        guard let first = addresses.first(where: { IPv4Address($0) != nil }) ?? addresses.first else {
            throw DiscoveryError(.unknownHost, "\(host) has no address that is known here; check how it is written.")
        }
        return first
    }
}
