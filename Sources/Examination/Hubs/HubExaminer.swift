import ChatModel
import Doctor
import Foundation
import HubConnection
import NIOCore
import NIOPosix
import Synchronization
import Trust

/// Goes to an address as far as a hub's key: nothing of a person's is proven there.
package struct HubExaminer: Sendable {
    /// What answers at an address.
    package enum Answer: Hashable, Sendable {
        /// A hub with that key, after so many milliseconds.
        case hub(HubID, milliseconds: Double)
        case other(AddressFact.Outcome)
    }

    private let software: String
    private let timing: ConnectionTiming

    /// - Parameters:
    ///   - software: program and version, for the hub's log.
    ///   - patience: milliseconds for the connection, and again for the key.
    package init(software: String, patience: Int64 = 4_000) {
        self.software = software
        var timing = ConnectionTiming()
        timing.connect = patience
        timing.handshake = patience
        self.timing = timing
    }

    package func examine(_ address: HubAddress) async -> Answer {
        guard let nick = try? Nick("doctor") else { return .other(.notAHub) }
        let met = Mutex<(hub: HubID, after: Duration)?>(nil)
        let start = ContinuousClock.now
        // A key made for this one meeting: the hub learns nothing of who asks.
        let login = HubLogin(identity: UserIdentity(), nick: nick, kind: .visitor, software: software)
        var connection = HubConnection(to: address, as: login) { hub throws(TrustError) in
            met.withLock { $0 = (hub, start.duration(to: .now)) }
            throw TrustError(.unknownHub(hub), "")
        }
        connection.timing = timing
        do {
            try await connection.run { _ in }
            return .other(.notAHub)
        } catch {
            if let met = met.withLock({ $0 }) { return .hub(met.hub, milliseconds: met.after / .milliseconds(1)) }
            return .other((error as? HubConnectionError).map { outcome(of: $0, at: address) } ?? .silent)
        }
    }

    private func outcome(of error: HubConnectionError, at address: HubAddress) -> AddressFact.Outcome {
        switch error.code {
        case .nothingListens: .nothingListens
        case .timedOut: .silent
        case .plainHub, .tlsHub: .otherWay(address.inTheOtherWay.url)
        case .notAHub, .untrusted, .lost: .notAHub
        case .passwordNeeded, .wrongPassword, .refused, .unsendable: .notAHub
        case .unreachable: .unreachable(error.reason)
        }
    }
}

extension HubAddress {
    /// The same place with TLS if this is without, and without if this is with it.
    fileprivate var inTheOtherWay: HubAddress {
        if case .tcp(let host, let port, let plain) = self { .tcp(host: host, port: port, plain: !plain) } else { self }
    }
}

extension HubConnectionError {
    /// The system's own words for what went wrong, where it has some.
    fileprivate var reason: String {
        let errors = [cause] + ((cause as? NIOConnectionError)?.connectionErrors.map { $0.error as (any Error)? } ?? [])
        let code = errors.lazy.compactMap { ($0 as? IOError)?.errnoCode }.first
        return code.map { String(cString: strerror($0)) } ?? message
    }
}
