import ChatModel
import Discovery
import Doctor
import Foundation
import HubConnection
import Synchronization

/// Looks for hubs at the addresses of another network, slowly, because a person asked for it.
package struct Scanner: Sendable {
    /// A hub at an address.
    package struct Found: Hashable, Sendable {
        package let id: HubID
        /// What it calls itself; nil if only its key is known.
        package let name: HubName?
        package let address: HubAddress
    }

    /// The most TCP connections that are tried at once.
    private static let inFlight = 64
    /// Between two addresses: what comes in so thinly disturbs nobody.
    private static let pause = Duration.milliseconds(5)
    /// Milliseconds that one address may take to answer.
    private static let patience: Int64 = 1_500

    private let range: ScanRange
    private let port: UInt16
    private let examiner: HubExaminer

    /// - Parameters:
    ///   - port: TCP and UDP.
    ///   - software: program and version, for the logs of hubs.
    package init(_ range: ScanRange, port: UInt16, software: String) {
        self.range = range
        self.port = port
        examiner = HubExaminer(software: software, patience: Self.patience)
    }

    /// The hubs that are there, in the order of their addresses.
    /// - Parameter progress: told how many addresses are done.
    /// - Throws: `DiscoveryError` if nothing can be asked over UDP.
    package func run(_ progress: @escaping @Sendable (Int) -> Void) async throws -> [Found] {
        let sweep = Sweep(range.addresses, port: port, pause: Self.pause, patience: .milliseconds(Self.patience))
        async let answers = sweep.run()
        let met = await meet(progress)
        return Self.merged(met, try await answers)
    }

    /// Goes to each address over TCP, as far as the key.
    private func meet(_ progress: @Sendable (Int) -> Void) async -> [Found] {
        await withTaskGroup(of: Found?.self) { group in
            var (found, done): ([Found], Int) = ([], 0)
            for (started, address) in range.addresses.enumerated() where !Task.isCancelled {
                if started - done >= Self.inFlight, let one = await group.next() {
                    done += 1
                    progress(done)
                    if let one { found.append(one) }
                }
                group.addTask { await meet(address) }
                // The pace: a scan is no flood.
                try? await Task.sleep(for: Self.pause)
            }
            for await one in group {
                done += 1
                progress(done)
                if let one { found.append(one) }
            }
            return found
        }
    }

    private func meet(_ address: UInt32) async -> Found? {
        for isPlain in [false, true] {
            let place = HubAddress.tcp(host: IPv4Range.text(address), port: port, plain: isPlain)
            switch await examiner.examine(place) {
            case .hub(let id, _): return Found(id: id, name: nil, address: place)
            case .other(.otherWay): continue
            case .other: return nil
            }
        }
        return nil
    }

    /// What answered over UDP told its name as well.
    static func merged(_ met: [Found], _ answers: [Sighting]) -> [Found] {
        let named = answers.map { Found(id: $0.hub, name: $0.beacon.name, address: $0.address) }
        let others = met.filter { hub in !named.contains { $0.id == hub.id && $0.address == hub.address } }
        return (named + others).sorted { ($0.place, $0.id.digest.hex) < ($1.place, $1.id.digest.hex) }
    }
}

extension Scanner.Found {
    /// Where it stands in the order of addresses.
    fileprivate var place: UInt64 {
        guard case .tcp(let host, let port, _) = address, let number = IPv4Range.address(host) else { return .max }
        return UInt64(number) << 16 | UInt64(port)
    }
}
