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
    /// Whether hubs are asked who is on them.
    var asksPeople = false

    /// The hubs that were heard.
    /// - Parameter places: where hubs are asked that broadcasts may not reach.
    /// - Throws: `DiscoveryError` if no hub can be asked at all.
    func run(asking places: @escaping @Sendable () -> [HubAddress]) async throws -> HubList {
        let start = ContinuousClock.now
        var (list, end) = (HubList(), start + patience)
        try await listening(asking: places) { browser in
            for await turn in browser.turns(ticking: .milliseconds(20)) {
                if list.take(turn, at: Clocks.now().monotonic), let rest = rest(list) { end = min(end, .now + rest) }
                if asksPeople { list.askPeople(through: browser) }
                if .now >= end { return }
            }
        }
        return list
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

/// What wakes a command that listens for hubs.
enum ListeningTurn: Sendable {
    case heard(Sighting)
    case told(HubPeople)
    case tick
}

extension Browser {
    /// All that is heard, and the time.
    func turns(ticking interval: Duration) -> some AsyncSequence<ListeningTurn, Never> {
        merge(
            sightings.map(ListeningTurn.heard), people.map(ListeningTurn.told),
            AsyncTimerSequence(interval: interval, clock: .continuous).map { _ in ListeningTurn.tick })
    }
}

extension HubList {
    /// Takes in what was heard; false if it tells nothing new of which hubs there are.
    mutating func take(_ turn: ListeningTurn, at now: Monotonic) -> Bool {
        switch turn {
        case .heard(let sighting): return hear(sighting, at: now)
        case .told(let people):
            hear(people, at: now)
            return false
        case .tick: return false
        }
    }

    /// Asks the hubs who is on them whose turn it is.
    mutating func askPeople(through browser: Browser) {
        for hub in toAsk(at: Clocks.now().monotonic) { browser.askPeople(of: hub) }
    }
}

/// Runs a browser around a body; ends with it.
/// - Parameter places: where hubs are asked that broadcasts may not reach.
/// - Throws: what the body throws; `DiscoveryError` if no hub can be asked at all.
func listening<Value>(
    asking places: @escaping @Sendable () -> [HubAddress], _ body: (Browser) async throws -> Value
) async throws -> Value {
    let browser = Browser(places: places) { error in
        FileHandle.standardError.write(Data((error.message + "\n").utf8))
    }
    return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await browser.run() }
        defer { group.cancelAll() }
        let value = try await body(browser)
        group.cancelAll()
        try await group.waitForAll()
        return value
    }
}
