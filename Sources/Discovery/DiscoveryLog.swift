import Foundation
import Synchronization

/// What became of each way on which discovery speaks: for whoever asks why nothing is found.
package final class DiscoveryLog: Sendable {
    /// The system did not take a datagram.
    package struct Refusal: Hashable, Sendable {
        package let at: ContinuousClock.Instant
        package let code: POSIXErrorCode
    }

    /// What became of one way.
    package struct Record: Hashable, Sendable {
        /// When something was last sent there.
        package internal(set) var sent: ContinuousClock.Instant?
        /// When the system last refused to send there, and why.
        package internal(set) var refusal: Refusal?
        /// Why its group could not be joined; nil where it was, or where there is none.
        package internal(set) var notJoined: POSIXErrorCode?
        /// When a query that was sent there last came back on the shared port, as it does to every listener.
        package internal(set) var echoed: ContinuousClock.Instant?

        /// Why it does not work now: the last thing that was sent was refused.
        package var lastError: POSIXErrorCode? {
            guard let refusal else { return nil }
            return sent.map { $0 > refusal.at } == true ? nil : refusal.code
        }
    }

    private let state = Mutex<[DiscoveryTarget: Record]>([:])

    package init() {}

    /// Of each way that there is now.
    package var records: [DiscoveryTarget: Record] { state.withLock { $0 } }

    /// These are the ways from now on; what became of others is forgotten.
    func keep(_ targets: [DiscoveryTarget], notJoined: [DiscoveryTarget: POSIXErrorCode]) {
        state.withLock { records in
            var kept: [DiscoveryTarget: Record] = [:]
            for target in targets {
                kept[target] = records[target] ?? Record()
                kept[target]?.notJoined = notJoined[target]
            }
            records = kept
        }
    }

    /// Something was sent, or refused for that reason.
    func note(_ target: DiscoveryTarget, _ code: POSIXErrorCode?) {
        let now = ContinuousClock.now
        state.withLock { records in
            if let code { records[target]?.refusal = Refusal(at: now, code: code) } else { records[target]?.sent = now }
        }
    }

    /// A query of one's own was heard again.
    func noteEcho(_ target: DiscoveryTarget) {
        let now = ContinuousClock.now
        state.withLock { $0[target]?.echoed = now }
    }
}
