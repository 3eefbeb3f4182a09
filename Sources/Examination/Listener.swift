import ChatModel
import Discovery
import Doctor
import Foundation
import Synchronization

/// Asks for hubs on all ways, and notes what comes back.
struct Listener: Sendable {
    /// What was heard.
    struct Heard: Sendable {
        var paths: [PathFact] = []
        var hubs: [HubFact] = []
        var udp = UDPPortFact.shared
    }

    let clock: @Sendable () -> HubTime
    let patience: Duration
    /// Where hubs are asked that broadcasts may not reach.
    let places: @Sendable () -> [HubAddress]

    func listen() async -> Heard {
        let heard = await listen(for: patience)
        guard heard.paths.haveSilence else { return heard }
        // A busy machine hears late: silence is believed when it lasts.
        return await listen(for: patience * 2)
    }

    private func listen(for patience: Duration) async -> Heard {
        let troubles = Mutex<[DiscoveryError]>([])
        let browser = Browser(places: places) { error in troubles.withLock { $0.append(error) } }
        let hubs = await hear(browser, for: patience)
        let udp = Self.udp(troubles.withLock { $0 })
        let paths = browser.log.records.filter { $0.value.sent != nil || $0.value.refusal != nil }
            .sorted { ($0.key.index, $0.key.kind.place) < ($1.key.index, $1.key.kind.place) }
            .map { Self.path($0.key, $0.value, isShared: udp == .shared, hubs) }
        return Heard(paths: paths, hubs: hubs.facts, udp: udp)
    }

    private func hear(_ browser: Browser, for patience: Duration) async -> HeardHubs {
        await withTaskGroup(of: HeardHubs?.self) { group in
            group.addTask {
                // What fails is in the log, or was told already.
                try? await browser.run()
                return nil
            }
            group.addTask { [clock] in
                var hubs = HeardHubs()
                for await sighting in browser.sightings { hubs.note(sighting, at: clock()) }
                return hubs
            }
            group.addTask {
                // How long is listened: only the time tells that nobody else answers.
                try? await Task.sleep(for: patience)
                return HeardHubs()
            }
            var hubs = HeardHubs()
            var ended = 0
            for await part in group {
                ended += 1
                if let part, !part.isEmpty { hubs = part }
                // The time is over, or the browser has ended: the other of them is not waited for.
                if ended == 1 { group.cancelAll() }
            }
            return hubs
        }
    }

    private static func udp(_ troubles: [DiscoveryError]) -> UDPPortFact {
        guard let trouble = troubles.first(where: { [.portTaken, .socket].contains($0.code) }) else { return .shared }
        guard trouble.code == .socket else {
            let programs = PortExaminer().listeners(udp: HubAddress.defaultPort).compactMap(\.program)
            return .taken(by: programs.first)
        }
        return .failed((trouble.cause as? POSIXError).map { $0.code.words } ?? trouble.message)
    }

    private static func path(
        _ target: DiscoveryTarget, _ record: DiscoveryLog.Record, isShared: Bool, _ hubs: HeardHubs
    ) -> PathFact {
        let sending: PathFact.Sending =
            switch record.lastError {
            case nil: .sent
            case .EPERM?, .EACCES?: .forbidden
            case let code?: .failed(code.words)
            }
        return PathFact(
            interface: target.interface, kind: PathFact.Kind(target.kind), destination: target.destination.description,
            sending: sending, cameBack: isShared ? record.echoed != nil : nil, hubs: hubs.count(on: target))
    }
}

extension DiscoveryTarget.Kind {
    /// The order in which people read of them.
    fileprivate var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension POSIXErrorCode {
    /// The system's words for it.
    var words: String { String(cString: strerror(rawValue)) }
}
