/// The first 64 bits of an IPv6 address: what one household or machine has to itself (RFC 7421), so that another
/// address of it is nothing new.
struct IPv6Network: Hashable, Sendable {
    private let groups: [UInt16]

    /// Of an address as RFC 4291, section 2.2, writes it; nil for anything else, for ::/64 (this machine, and IPv4 in
    /// other clothes), and for a link's own addresses, of which all on the link begin alike.
    init?(of address: String) {
        let halves = address.split(separator: "::", omittingEmptySubsequences: false)
        guard let head = halves.first.flatMap(Self.groups), halves.count <= 2 else { return nil }
        let tail = halves.count == 2 ? Self.groups(halves[1]) : []
        guard let tail, halves.count == 2 ? head.count + tail.count < 8 : head.count == 8 else { return nil }
        let all = head + Array(repeating: 0, count: 8 - head.count - tail.count) + tail
        let groups = Array(all.prefix(4))
        guard groups != [0, 0, 0, 0], groups[0] & 0xFFC0 != 0xFE80 else { return nil }
        self.groups = groups
    }

    /// Its lowest address, as RFC 5952 writes it.
    var text: String {
        let kept = groups.lastIndex { $0 != 0 }.map { groups[...$0] } ?? []
        return kept.map { String($0, radix: 16) }.joined(separator: ":") + "::"
    }

    private static func groups(_ text: Substring) -> [UInt16]? {
        guard !text.isEmpty else { return [] }
        var groups: [UInt16] = []
        for part in text.split(separator: ":", omittingEmptySubsequences: false) {
            guard part.utf8.count <= 4, let group = UInt16(part, radix: 16), part.first != "+" else { return nil }
            groups.append(group)
        }
        return groups
    }
}
