import Foundation

/// How a datagram leaves this machine; what is left open is the system's choice.
struct Route: Hashable, Sendable {
    /// The number of the interface that it goes out of; 0 for the one that the system's table of routes names.
    let interface: UInt32
    /// The address that it comes from.
    let source: IPAddress?

    init(interface: UInt32 = 0, from source: IPAddress? = nil) {
        self.interface = interface
        self.source = source
    }

    /// The way of a target, and no other: with two cards on one network, the table of routes would use one of them.
    init(_ target: DiscoveryTarget) { self.init(interface: target.index, from: target.own.ip) }

    static let any = Route()

    /// The control message that says so to sendmsg(2): packet information as in ip(7) and RFC 3542, section 6. Empty
    /// where all is the system's choice, or the source is of the other family.
    func control(for family: DatagramSocket.Family) -> [UInt8] {
        switch (family, source) {
        case (_, nil) where interface == 0: []
        case (.v4, nil): Self.message(CInt(IPPROTO_IP), IP_PKTINFO, interface.native + [UInt8](repeating: 0, count: 8))
        case (.v4, .v4(let source)):
            Self.message(
                CInt(IPPROTO_IP), IP_PKTINFO, interface.native + source.bits.bigEndian.native + UInt32.zero.native)
        case (.v6, nil): Self.message(CInt(IPPROTO_IPV6), Self.info6, IPv6Address.any.bytes + interface.native)
        case (.v6, .v6(let source)): Self.message(CInt(IPPROTO_IPV6), Self.info6, source.bytes + interface.native)
        case (.v4, .v6), (.v6, .v4): []
        }
    }

    /// A `cmsghdr` with its data behind it, each filled up to the system's alignment.
    private static func message(_ level: CInt, _ type: CInt, _ data: [UInt8]) -> [UInt8] {
        var header = cmsghdr()
        let start = aligned(MemoryLayout<cmsghdr>.size)
        header.cmsg_len = .init(start + data.count)
        header.cmsg_level = level
        header.cmsg_type = type
        var bytes = withUnsafeBytes(of: header) { Array($0.prefix(MemoryLayout<cmsghdr>.size)) }
        bytes += [UInt8](repeating: 0, count: start - bytes.count) + data
        return bytes + [UInt8](repeating: 0, count: aligned(bytes.count) - bytes.count)
    }

    private static func aligned(_ size: Int) -> Int { (size + alignment - 1) / alignment * alignment }

    #if canImport(Darwin)
        private static let alignment = MemoryLayout<UInt32>.size
        // The header has it only for those who ask for RFC 3542 by a macro.
        private static let info6: CInt = 46
    #else
        private static let alignment = MemoryLayout<Int>.size
        private static let info6 = CInt(IPV6_PKTINFO)
    #endif
}

extension UInt32 {
    /// Its bytes as they lie in memory.
    fileprivate var native: [UInt8] { withUnsafeBytes(of: self) { Array($0) } }
}
