import ChatModel

/// What a person writes to name a hub: `lab`, `host[:port]`, `unix:PATH` or `hubbub://host[:port][/room]`.
package struct HubReference: Hashable, Sendable {
    /// How the hub is named.
    package enum Target: Hashable, Sendable {
        case address(HubAddress)
        /// A hub's name if one of that name is known or heard, else a host's.
        case name(String)
    }

    package let target: Target
    /// The room that a link names.
    package let room: RoomName?

    /// Reads it; nil when no hub can be meant.
    package init?(_ text: String) {
        if text.hasPrefix("unix:") {
            let path = String(text.dropFirst("unix:".count))
            guard !path.isEmpty else { return nil }
            self.init(.unix(path: path))
        } else if let scheme = Self.schemes.first(where: { text.lowercased().hasPrefix($0.prefix) }) {
            self.init(link: text.dropFirst(scheme.prefix.count), plain: scheme.plain)
        } else {
            guard let target = Self.target(text, plain: false) else { return nil }
            self.init(target: target, room: nil)
        }
    }

    /// The hub at an address.
    package init(_ address: HubAddress) { self.init(target: .address(address), room: nil) }

    private init(target: Target, room: RoomName?) { (self.target, self.room) = (target, room) }

    private static let schemes = [(prefix: "hubbub://", plain: false), (prefix: "hubbub+plain://", plain: true)]

    private init?(link: Substring, plain: Bool) {
        let parts = link.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let host = parts.first, let address = Self.address(String(host), plain: plain) else { return nil }
        let name = parts.count > 1 ? String(parts[1]) : ""
        let room = name.isEmpty ? nil : try? RoomName(name)
        if !name.isEmpty, room == nil { return nil }
        self.init(target: .address(address), room: room)
    }

    private static func target(_ text: String, plain: Bool) -> Target? {
        let isName = !text.contains(":") && !text.contains(".") && text.lowercased() != "localhost"
        if isName { return text.isEmpty || text.contains("/") ? nil : .name(text) }
        return address(text, plain: plain).map(Target.address)
    }

    /// Reads `host`, `host:port`, `[v6]`, `[v6]:port` or a bare IPv6 address.
    private static func address(_ text: String, plain: Bool) -> HubAddress? {
        var (host, port) = (Substring(text), Substring())
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            host = text[text.index(after: text.startIndex)..<end]
            let rest = text[text.index(after: end)...]
            guard rest.isEmpty || rest.hasPrefix(":") else { return nil }
            port = rest.dropFirst()
            guard rest.isEmpty || !port.isEmpty else { return nil }
        } else if text.filter({ $0 == ":" }).count == 1, let colon = text.firstIndex(of: ":") {
            host = text[..<colon]
            port = text[text.index(after: colon)...]
            guard !port.isEmpty else { return nil }
        }
        guard !host.isEmpty, !host.contains(where: { $0.isWhitespace || $0 == "/" || $0 == "[" }) else { return nil }
        guard let number = port.isEmpty ? HubAddress.defaultPort : UInt16(port), number > 0 else { return nil }
        return .tcp(host: String(host), port: number, plain: plain)
    }
}
