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
        let own = try await DatagramPort.open(DatagramSocket(.any, port: 0), on: loop) { received, source in
            guard let reading = box.value.reading(of: received.datagram, from: source, at: .now()) else { return }
            found.yield(reading)
        }
        let sending = loop.scheduleRepeatedTask(initialDelay: .zero, delay: DiscoveryLimits.pingPeriod) { [clock] _ in
            own.send(box.value.next(at: .now(), clock: clock()), to: target)
        }
        let deadline = loop.scheduleTask(in: TimeAmount(timeout)) { found.finish() }
        let reading = await readings.first { _ in true }
        sending.cancel()
        deadline.cancel()
        await own.close()
        guard let reading else { throw silence }
        return reading
    }

    private var silence: DiscoveryError {
        DiscoveryError(
            .noAnswer,
            "\(host) did not answer on UDP port \(port); check that the hub runs and that no firewall stops UDP there.")
    }

    private func resolve() async throws(DiscoveryError) -> SocketAddress {
        let (host, port) = (host, Int(port))
        let unknown = "\(host) has no IPv4 address that is known here; check how it is written."
        let address: SocketAddress
        do {
            address = try await NIOSingletons.posixBlockingThreadPool.runIfActive {
                try SocketAddress.makeAddressResolvingHost(host, port: port)
            }
        } catch { throw DiscoveryError(.unknownHost, unknown, cause: error) }
        guard let known = IPv4Address(address) else { throw DiscoveryError(.unknownHost, unknown) }
        return known.socket(port: self.port)
    }
}
