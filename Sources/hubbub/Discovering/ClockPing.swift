import ChatModel
import Discovery

/// Asks a hub for its clock over UDP.
struct ClockPing: Sendable {
    private static let patience = Duration.seconds(5)

    let target: HubTarget
    let payload: PingPayload

    /// The line to print.
    /// - Throws: `DiscoveryError`, ``Complaint``.
    func run() async throws -> String {
        guard case .tcp(let host, let port, _) = target.addresses.first else {
            throw Complaint("A hub on a Unix socket has no UDP port; leave --udp out.")
        }
        let ping = UDPPing(host: host, port: try await pingPort(host, port)) { Clocks.wall() }
        let reading = try await ping.measure(payload, timeout: Self.patience)
        return Self.line(reading)
    }

    /// Unless its beacon names another, a hub's UDP port has the number of its TCP port.
    private func pingPort(_ host: String, _ port: UInt16) async throws -> UInt16 {
        if let heard = target.pingPort { return heard }
        let address = HubAddress.tcp(host: host == "localhost" ? "127.0.0.1" : host, port: port, plain: false)
        let search = HubSearch(goal: .address(address), patience: .milliseconds(600))
        return try await search.run(asking: { [address] }).hub(at: address)?.beacon.pingPort ?? port
    }

    static func line(_ reading: ClockReading) -> String {
        let skew = reading.skew
        let place =
            skew == 0
            ? "the same as this machine's" : "\(skew.magnitude) ms \(skew > 0 ? "ahead of" : "behind") this machine's"
        return "\(reading.payload.bytes.count) bytes came back over UDP in \(reading.roundTrip.written(digits: 2)) ms; "
            + "the hub's clock says \(reading.hubTime.stamp), \(place)"
    }
}
