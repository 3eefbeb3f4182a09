import ChatModel
import ClientCore
import Trust

/// Finds the hub that a person means: an address as it is; a name among the hubs heard, then among those known, and
/// last as a machine's name.
struct HubResolver: Sendable {
    let known: KnownHubs
    /// Listens for hubs of a name on the network, for as long as it takes to be sure.
    var discover: @Sendable (String) async throws -> [Sighting] = { _ in [] }

    /// - Throws: ``Complaint`` if it can be no hub.
    func resolve(_ text: String) async throws -> HubTarget {
        if let target = known(called: text) { return try await heard(text) ?? target }
        guard let reference = HubReference(text) else {
            throw Complaint(
                "\"\(text)\" names no hub; write a name, host:port, [IPv6]:port, unix:PATH or hubbub://host:port/room.")
        }
        switch reference.target {
        case .address(let address):
            return HubTarget(addresses: [address], expected: .address(address), room: reference.room)
        case .name(let name):
            if let target = try await heard(name) { return target }
            let address = HubAddress.tcp(host: name, port: HubAddress.defaultPort, plain: false)
            return HubTarget(addresses: [address], expected: .address(address), guess: name)
        }
    }

    private func heard(_ name: String) async throws -> HubTarget? {
        let sightings = try await discover(name)
        guard let first = sightings.first else { return nil }
        let ids = Set(sightings.map(\.hub))
        guard ids.count == 1 else {
            let addresses = sightings.map(\.address.display).sorted().joined(separator: ", ")
            throw Complaint("\(ids.count) hubs here are called \"\(name)\"; name one by its address: \(addresses)")
        }
        // A name that is pinned to another key must be noticed, whatever the beacon says.
        let expected: ExpectedHub = known(called: name) == nil ? .hub(first.hub) : .name(name)
        return HubTarget(addresses: sightings.map(\.address), expected: expected)
    }

    private func known(called name: String) -> HubTarget? {
        guard let hub = known.hubs.first(where: { $0.name?.lowercased() == name.lowercased() }) else { return nil }
        let addresses = hub.addresses.compactMap { spelling -> HubAddress? in
            guard case .address(let address) = HubReference(spelling)?.target else { return nil }
            return address
        }
        return addresses.isEmpty ? nil : HubTarget(addresses: addresses, expected: .hub(hub.hub))
    }
}
