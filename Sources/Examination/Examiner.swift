import ChatModel
import Discovery
import Doctor
import Foundation
import HubConnection

/// Gathers the facts that the doctor judges. It only looks: what it sends is what every client sends.
package struct Examiner: Sendable {
    /// A hub that a person named.
    package struct Target: Sendable {
        /// As the person wrote it.
        package let name: String
        /// To be tried, best first.
        package let addresses: [HubAddress]
        /// The UDP port that its beacon names.
        package let pingPort: UInt16?
        /// Whether its name is only taken for a machine's.
        package let isGuess: Bool
        /// What a key that is met there means to the person.
        package let judge: @Sendable (HubID) -> AddressFact.Acquaintance

        package init(
            name: String, addresses: [HubAddress], pingPort: UInt16?, isGuess: Bool,
            judge: @escaping @Sendable (HubID) -> AddressFact.Acquaintance
        ) {
            self.name = name
            self.addresses = addresses
            self.pingPort = pingPort
            self.isGuess = isGuess
            self.judge = judge
        }
    }

    private static let listening = Duration.milliseconds(2_500)

    private let software: String
    private let places: @Sendable () -> [HubAddress]
    private let clock: @Sendable () -> HubTime

    /// - Parameters:
    ///   - software: program and version, for the logs of hubs.
    ///   - places: where hubs are asked that broadcasts may not reach.
    ///   - clock: this machine's clock.
    package init(
        software: String, places: @escaping @Sendable () -> [HubAddress], clock: @escaping @Sendable () -> HubTime
    ) {
        self.software = software
        self.places = places
        self.clock = clock
    }

    /// Looks at everything, and at a hub if one is named; takes a few seconds.
    package func examine(_ target: Target? = nil) async -> Facts {
        async let heard = Listener(clock: clock, patience: Self.listening, places: places).listen()
        async let filters = FilterExaminer(interfaces: InterfaceFact.all().map(\.name)).examine()
        async let tcp = tcpPort()
        async let met = meet(target)
        var facts = Facts()
        let hears = await heard
        // As they are afterwards: a card that was just switched on is there by then.
        (facts.interfaces, facts.paths, facts.udp) = (InterfaceFact.all(), hears.paths, hears.udp)
        facts.hubs = hears.hubs.map(Self.withListeners)
        (facts.filters, facts.tcp, facts.target) = await (filters, tcp, met)
        return facts
    }

    /// Where a hub of this machine listens.
    private static func withListeners(_ hub: HubFact) -> HubFact {
        guard hub.isHere, case .tcp(_, let port, _)? = hub.addresses.first else { return hub }
        var hub = hub
        hub.listeners = PortExaminer().listeners(tcp: port)
        return hub
    }

    private func tcpPort() async -> TCPPortFact {
        let (port, examiner) = (HubAddress.defaultPort, PortExaminer())
        switch examiner.obstacle(tcp: port) {
        case nil: return .free
        case .EADDRINUSE?: break
        case let code?: return .failed(code.words)
        }
        let listeners = examiner.listeners(tcp: port)
        let host = listeners.first.map { listener in
            switch listener.address {
            case "0.0.0.0": "127.0.0.1"
            case "::": "::1"
            default: listener.address
            }
        }
        let hubs = HubExaminer(software: software, patience: 2_000)
        for isPlain in [false, true] {
            let address = HubAddress.tcp(host: host ?? "127.0.0.1", port: port, plain: isPlain)
            switch await hubs.examine(address) {
            case .hub(let id, _): return .hub(id, listeners)
            case .other(.otherWay): continue
            case .other: return .program(listeners.compactMap(\.program).first)
            }
        }
        return .program(listeners.compactMap(\.program).first)
    }
}

// MARK: The hub that was named

extension Examiner {
    private func meet(_ target: Target?) async -> TargetFact? {
        guard let target else { return nil }
        var tries: [AddressFact] = []
        for address in target.addresses { tries += await meet(address, target) }
        return TargetFact(name: target.name, tries: tries, ping: await ping(target, tries))
    }

    /// Each address of a machine's name by itself.
    private func meet(_ address: HubAddress, _ target: Target) async -> [AddressFact] {
        guard case .tcp(let name, let port, let isPlain) = address else { return [await attempt(address, target)] }
        let hosts = await Self.look(up: name)
        guard !hosts.isEmpty else {
            return [AddressFact(address: target.isGuess ? target.name : name, outcome: .unknownName)]
        }
        var tries: [AddressFact] = []
        for host in hosts { tries.append(await attempt(.tcp(host: host, port: port, plain: isPlain), target)) }
        return tries
    }

    private func attempt(_ address: HubAddress, _ target: Target) async -> AddressFact {
        switch await HubExaminer(software: software).examine(address) {
        case .hub(let id, let milliseconds):
            AddressFact(
                address: address.display, outcome: .hub(id, milliseconds: milliseconds, target.judge(id)))
        case .other(let outcome): AddressFact(address: address.display, outcome: outcome)
        }
    }

    /// Waiting for the answer blocks its thread, which must be none of the shared pool.
    private static func look(up name: String) async -> [String] {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { @Sendable in
                continuation.resume(returning: NameLookup.addresses(of: name))
            }
        }
    }

    private func ping(_ target: Target, _ tries: [AddressFact]) async -> PingFact? {
        guard let place = target.places(of: tries), let payload = PingPayload(Array("doctor".utf8)) else { return nil }
        let port = target.pingPort ?? place.port
        let ping = UDPPing(host: place.host, port: port, clock: clock)
        do throws(DiscoveryError) {
            let reading = try await ping.measure(payload, timeout: .seconds(2))
            return .answered(roundTrip: reading.roundTrip, skew: reading.skew)
        } catch {
            return .silent(port: port)
        }
    }
}

extension Examiner.Target {
    /// Where the hub was met, if it was.
    fileprivate func places(of tries: [AddressFact]) -> (host: String, port: UInt16)? {
        for attempt in tries {
            guard case .hub = attempt.outcome, let colon = attempt.address.lastIndex(of: ":"),
                let port = UInt16(attempt.address[attempt.address.index(after: colon)...])
            else { continue }
            let host = attempt.address[..<colon].filter { $0 != "[" && $0 != "]" }
            return (String(host), port)
        }
        return nil
    }
}
