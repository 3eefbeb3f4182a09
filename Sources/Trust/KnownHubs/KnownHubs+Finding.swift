import ChatModel

/// Known hubs as a person names them.
extension KnownHubs {
    /// The hubs that a word can mean: by fingerprint, by address, by name; by a name in other upper and lower case only
    /// if none is written so.
    package func hubs(called word: String) -> [KnownHub] {
        if let id = HubID(fingerprint: word), let hub = self[id] { return [hub] }
        let named = hubs.filter { $0.name == word }
        let placed = hubs.filter { $0.addresses.contains { Self.isPlace($0, word) } }
        let exact = named + placed.filter { !named.contains($0) }
        return exact.isEmpty ? hubs.filter { $0.isCalled(word) } : exact
    }

    /// Whether an address of the file is the written one; its default port may be left out.
    private static func isPlace(_ address: String, _ word: String) -> Bool {
        let low = word.lowercased()
        let bare = ["hubbub://", "hubbub+plain://"].first(where: low.hasPrefix).map { low.dropFirst($0.count) }
        let place = bare.map(String.init) ?? low
        return address == place || address == "\(place):\(HubAddress.defaultPort)" || address == word
    }
}
