import ChatModel
import Foundation

/// Which hub a person means to reach.
package enum ExpectedHub: Hashable, Sendable {
    /// This very hub: chosen from a list, or met before.
    case hub(HubID)
    /// Whichever hub answers at this address.
    case address(HubAddress)
    /// The hub that calls itself so.
    case name(String)
}

/// What is known about a hub that was met.
package enum HubVerdict: Hashable, Sendable {
    /// Its key was accepted before, and nothing else is pinned where it was met.
    case known(KnownHub)
    /// Its key was never accepted.
    case new
    /// Another hub's key is pinned to this address or name.
    case changed(was: KnownHub)
    /// It is not the hub that was chosen.
    case wrong(expected: HubID)
}

/// The hubs whose keys a person accepted, with every other line of their file.
package struct KnownHubs: Hashable, Sendable {
    private struct Line: Hashable, Sendable {
        var text: String
        /// The hub on this line; nil on a comment, an empty line, or one of another kind.
        var hub: KnownHub?

        init(_ hub: KnownHub) {
            text = KnownHubLine.text(hub)
            self.hub = hub
        }

        init(_ text: String, of profile: String?) throws(KnownHubLine.Broken) {
            self.text = text
            if case .hub(let hub) = try KnownHubLine.read(text) { self.hub = hub }
            hub?.profile = profile
        }
    }

    /// Where the file is: messages name it.
    package let path: String
    /// Whose file it is; nil for the first profile.
    private let profile: String?
    private var lines: [Line]

    /// Reads the text of the file.
    /// - Throws: ``TrustError`` (`knownHubs`) with the number of the line that can't be read.
    package init(text: String, path: String, profile: String? = nil) throws(TrustError) {
        (self.path, self.profile) = (path, profile)
        lines = []
        var pieces = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        if pieces.last?.isEmpty == true { pieces.removeLast() }
        for piece in pieces {
            do { lines.append(try Line(String(Substring(piece)), of: profile)) } catch {
                throw .brokenLine(lines.count + 1, of: path, error)
            }
        }
    }

    /// The text of the file.
    package var text: String { lines.map { $0.text + "\n" }.joined() }

    /// Every known hub, in the order of the file.
    package var hubs: [KnownHub] { lines.compactMap(\.hub) }

    /// What is known about a hub.
    package subscript(hub: HubID) -> KnownHub? { hubs.first { $0.hub == hub } }

    /// Compares a hub that was met with the one that was meant.
    package func verdict(on hub: HubID, expecting expected: ExpectedHub) -> HubVerdict {
        if case .hub(let id) = expected, id != hub { return .wrong(expected: id) }
        let pinned = hubs.filter { Self.isPinned($0, expected) }
        if let same = pinned.first(where: { $0.hub == hub }) { return .known(same) }
        if let other = pinned.first { return .changed(was: other) }
        return self[hub].map(HubVerdict.known) ?? .new
    }

    private static func isPinned(_ known: KnownHub, _ expected: ExpectedHub) -> Bool {
        switch expected {
        case .hub(let id): known.hub == id
        case .address(let address): known.addresses.contains(KnownHub.spelling(address))
        case .name(let name): known.isCalled(name)
        }
    }

    /// Accepts a hub's key, or adds an address to a known one.
    ///
    /// Only an address that a person named is pinned: the ones that discovery finds change owners.
    /// - Throws: ``TrustError`` (`keyChanged`) if another hub's key is pinned to the address.
    package mutating func remember(_ hub: HubID, name: HubName?, address: HubAddress?, at now: Date) throws(TrustError)
    {
        if let address, case .changed(let other) = verdict(on: hub, expecting: .address(address)) {
            throw .keyChanged(was: other, met: hub)
        }
        // A label that another hub has would make the two look like one.
        let label = name.flatMap { name in hubs.contains { $0.isCalled(name.text) } ? nil : name.text }
        if self[hub] == nil {
            let new = KnownHub(hub: hub, firstSeen: now, lastMet: now, name: nil, addresses: [], profile: profile)
            lines.append(Line(new))
        }
        update(hub) { known in
            known.lastMet = now
            known.name = known.name ?? label
            let spelling = address.map(KnownHub.spelling)
            if let spelling, !known.addresses.contains(spelling) { known.addresses.append(spelling) }
        }
    }

    /// Notes that a known hub was met; an unknown one stays unknown.
    package mutating func met(_ hub: HubID, at now: Date) { update(hub) { $0.lastMet = now } }

    /// Takes a hub out; whether it was there.
    package mutating func forget(_ hub: HubID) -> Bool {
        let count = lines.count
        lines.removeAll { $0.hub?.hub == hub }
        return lines.count < count
    }

    private mutating func update(_ hub: HubID, _ change: (inout KnownHub) -> Void) {
        guard let index = lines.firstIndex(where: { $0.hub?.hub == hub }), var known = lines[index].hub else { return }
        change(&known)
        if known != lines[index].hub { lines[index] = Line(known) }
    }
}
