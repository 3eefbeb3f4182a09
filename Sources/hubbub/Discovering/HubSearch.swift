import AsyncAlgorithms
import ChatModel
import Discovery
import Foundation

/// Listens for hubs for a while.
struct HubSearch: Sendable {
    /// What a search waits for.
    enum Goal: Hashable, Sendable {
        /// Whoever is there, for all of the time.
        case everyone
        /// This hub; a little longer when only another one of its name is heard.
        case hub(HubID, called: String)
        /// A hub of that name, and a little longer, for another of the same name.
        case name(String)
        /// The hub at this address.
        case address(HubAddress)
    }

    /// How long another hub of the same name is waited for: all have been asked twice by then.
    static let doubt = Duration.milliseconds(600)

    let goal: Goal
    let patience: Duration

    /// The hubs that were heard.
    /// - Parameter places: where hubs are asked that broadcasts may not reach.
    /// - Throws: `DiscoveryError` if no hub can be asked at all.
    func run(asking places: @escaping @Sendable () -> [HubAddress]) async throws -> HubList {
        let start = ContinuousClock.now
        var (list, end) = (HubList(), start + patience)
        try await listening(asking: places) { sightings in
            for await turn in merge(sightings.map(Turn.heard), Self.ticks.map { _ in Turn.tick }) {
                if case .heard(let sighting) = turn, list.hear(sighting, at: Clocks.now().monotonic) {
                    if let rest = rest(list) { end = min(end, .now + rest) }
                }
                if .now >= end { return }
            }
        }
        return list
    }

    private enum Turn: Sendable {
        case heard(Sighting)
        case tick
    }

    private static var ticks: AsyncTimerSequence<ContinuousClock> {
        AsyncTimerSequence(interval: .milliseconds(20), clock: .continuous)
    }

    /// How much longer to listen; nil for as long as planned.
    private func rest(_ list: HubList) -> Duration? {
        switch goal {
        case .everyone: nil
        case .hub(let id, let name):
            if list.hubs.contains(where: { $0.id == id }) {
                .zero
            } else {
                list.hubs(called: name).isEmpty ? nil : Self.doubt
            }
        case .name(let name): list.hubs(called: name).isEmpty ? nil : Self.doubt
        case .address(let address): list.hub(at: address) == nil ? nil : .zero
        }
    }
}

extension HubList {
    /// The hub that listens at an address, with or without TLS.
    func hub(at address: HubAddress) -> FoundHub? {
        hubs.first { hub in hub.addresses.contains { $0.display == address.display } }
    }
}

/// Gives what a browser hears to a body; ends with it.
/// - Parameter places: where hubs are asked that broadcasts may not reach.
/// - Throws: what the body throws; `DiscoveryError` if no hub can be asked at all.
func listening<Value>(
    asking places: @escaping @Sendable () -> [HubAddress], _ body: (AsyncStream<Sighting>) async throws -> Value
) async throws -> Value {
    let browser = Browser(places: places) { error in
        FileHandle.standardError.write(Data((error.message + "\n").utf8))
    }
    return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await browser.run() }
        defer { group.cancelAll() }
        let value = try await body(browser.sightings)
        group.cancelAll()
        try await group.waitForAll()
        return value
    }
}
