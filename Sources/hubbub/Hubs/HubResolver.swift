import ChatModel
import ClientCore
import Trust

/// Finds the hub that a person means: one that they know, an address as it is, a name among the hubs heard, and last a
/// machine's name.
struct HubResolver: Sendable {
    let known: KnownHubs
    /// Listens for hubs on the network, for as long as it takes to be sure.
    let search: @Sendable (HubSearch) async throws -> HubList

    /// - Throws: ``Complaint`` if it can be no hub, or can be more than one.
    func resolve(_ text: String) async throws -> HubTarget {
        if let hub = knownHub(called: text) { return try await target(of: hub, called: text) }
        switch HubReference(text) {
        case .some(let reference):
            switch reference.target {
            case .address(let address):
                return HubTarget(addresses: [address], expected: .address(address), room: reference.room)
            case .name(let name): return try await target(called: name) ?? Self.machine(name)
            }
        case nil:
            if let target = try await target(called: text) { return target }
            throw Complaint(
                "\"\(text)\" names no hub; write a name, host:port, [IPv6]:port, unix:PATH or hubbub://host:port/room.")
        }
    }

    private static func machine(_ name: String) -> HubTarget {
        let address = HubAddress.tcp(host: name, port: HubAddress.defaultPort, plain: false)
        return HubTarget(addresses: [address], expected: .address(address), guess: name)
    }

    /// A hub that was met: its key decides, wherever it is heard.
    private func target(of hub: KnownHub, called name: String) async throws -> HubTarget {
        let addresses = hub.addresses.compactMap(Self.address)
        let patience = Duration.milliseconds(addresses.isEmpty ? 3_000 : 1_000)
        let list = try await search(HubSearch(goal: .hub(hub.hub, called: name), patience: patience))
        if let same = list.hubs.first(where: { $0.id == hub.hub }) {
            let others = addresses.filter { !same.addresses.contains($0) }
            return HubTarget(
                addresses: same.addresses + others, expected: .hub(hub.hub), pingPort: same.beacon.pingPort)
        }
        // Another key under a pinned name must be noticed, whatever the beacon says.
        if let other = list.hubs(called: name).first {
            return HubTarget(addresses: other.addresses, expected: .name(name), pingPort: other.beacon.pingPort)
        }
        guard !addresses.isEmpty else {
            throw Complaint("The hub \"\(name)\" is known but not heard; check that it runs, or give its address.")
        }
        return HubTarget(addresses: addresses, expected: .hub(hub.hub))
    }

    /// A hub that is heard; its key, which the beacon is signed with, must be met there.
    private func target(called name: String) async throws -> HubTarget? {
        let list = try await search(HubSearch(goal: .name(name), patience: .seconds(2)))
        let hubs = list.hubs(called: name)
        guard hubs.count < 2 else {
            let choices = hubs.map { "\($0.addresses.first?.display ?? "") (\($0.id.fingerprint))" }
            throw Complaint(
                "\(hubs.count) hubs here are called \"\(name)\"; name one by its address: \(choices.joined(separator: ", "))"
            )
        }
        return hubs.first.map {
            HubTarget(addresses: $0.addresses, expected: .hub($0.id), pingPort: $0.beacon.pingPort)
        }
    }

    private func knownHub(called name: String) -> KnownHub? {
        known.hubs.first { $0.name == name } ?? known.hubs.first { $0.name?.lowercased() == name.lowercased() }
    }

    private static func address(_ spelling: String) -> HubAddress? {
        guard case .address(let address) = HubReference(spelling)?.target else { return nil }
        return address
    }
}
