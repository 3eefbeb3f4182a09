import Foundation
import NIOCore

/// One of this machine's network interfaces with all of its addresses.
package struct NetworkInterface: Hashable, Sendable {
    /// What the system says of the interface (netdevice(7)).
    package struct Flags: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) { self.rawValue = rawValue }

        /// It was switched on.
        package static let up = Flags(rawValue: 1)
        package static let broadcast = Flags(rawValue: 2)
        package static let pointToPoint = Flags(rawValue: 4)
        package static let loopback = Flags(rawValue: 8)
        package static let multicast = Flags(rawValue: 16)
        /// A cable, a radio or another program is at its other end.
        package static let running = Flags(rawValue: 32)
    }

    /// An address that the interface has, and the size of its network.
    package struct Address: Hashable, Sendable {
        package let ip: IPAddress
        /// How many bits all addresses of its network share.
        package let prefix: UInt8

        package init(_ ip: IPAddress, prefix: UInt8) { (self.ip, self.prefix) = (ip, prefix) }

        /// The netmask; nil for IPv6, which has prefixes only.
        package var netmask: IPv4Address? { if case .v4 = ip { IPv4Address(prefix: prefix) } else { nil } }

        /// The last address of an IPv4 network, to which broadcasts go; nil where there is nobody to broadcast to.
        package var broadcast: IPv4Address? {
            guard case .v4(let own) = ip, prefix <= 30 else { return nil }
            return IPv4Address(bits: own.bits | ~IPv4Address(prefix: prefix).bits)
        }
    }

    package let name: String
    /// The system's number for it.
    package let index: UInt32
    package let flags: Flags
    /// In the system's order; empty where it has none.
    package let addresses: [Address]

    package init(name: String, index: UInt32, flags: Flags, addresses: [Address]) {
        self.name = name
        self.index = index
        self.flags = flags
        self.addresses = addresses
    }
}

extension NetworkInterface {
    /// All interfaces of this machine, in order of their numbers.
    /// - Throws: ``DiscoveryError``.
    @Sendable package static func all() throws(DiscoveryError) -> [NetworkInterface] {
        var list: UnsafeMutablePointer<ifaddrs>?
        guard getifaddrs(&list) == 0 else {
            throw DiscoveryError(
                .interfaces, "The system does not list its network interfaces; hubs are looked for again.",
                cause: POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO))
        }
        defer { freeifaddrs(list) }
        var found: [UInt32: NetworkInterface] = [:]
        var next = list
        while let item = next?.pointee {
            note(item, in: &found)
            next = item.ifa_next
        }
        return found.values.sorted { $0.index < $1.index }
    }

    /// Adds what one item of the system's list tells: an interface comes once for each address, and once without.
    private static func note(_ item: ifaddrs, in found: inout [UInt32: NetworkInterface]) {
        // An address may have a label of its own: `eth0:1` is eth0 (netdevice(7)).
        let label = String(cString: item.ifa_name)
        let name = label.split(separator: ":").first.map(String.init) ?? label
        let index = if_nametoindex(name)
        guard index > 0 else { return }
        let addresses = (found[index]?.addresses ?? []) + [Address(item)].compactMap(\.self)
        found[index] = NetworkInterface(
            name: name, index: index, flags: Flags(system: CInt(bitPattern: item.ifa_flags)), addresses: addresses)
    }
}

extension NetworkInterface.Address {
    /// Nil for anything but an IP address.
    fileprivate init?(_ item: ifaddrs) {
        guard let address = item.ifa_addr, let netmask = item.ifa_netmask, let ip = IPAddress(address) else {
            return nil
        }
        self.init(ip, prefix: IPAddress.prefix(netmask, like: ip))
    }
}

extension IPAddress {
    /// Nil for anything but an IP address.
    fileprivate init?(_ address: UnsafePointer<sockaddr>) {
        switch CInt(address.pointee.sa_family) {
        case AF_INET:
            self = address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
                .v4(IPv4Address(bits: UInt32(bigEndian: $0.pointee.sin_addr.s_addr)))
            }
        case AF_INET6:
            self = address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) {
                .v6(IPv6Address($0.pointee.sin6_addr))
            }
        default: return nil
        }
    }

    /// How many bits of a netmask are set. On macOS a netmask's family may be left out: it is that of its address.
    fileprivate static func prefix(_ netmask: UnsafePointer<sockaddr>, like ip: IPAddress) -> UInt8 {
        switch ip {
        case .v4:
            netmask.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
                UInt8($0.pointee.sin_addr.s_addr.nonzeroBitCount)
            }
        case .v6:
            netmask.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) {
                let mask = IPv6Address($0.pointee.sin6_addr)
                return UInt8(mask.high.nonzeroBitCount + mask.low.nonzeroBitCount)
            }
        }
    }
}

extension NetworkInterface.Flags {
    fileprivate init(system: CInt) {
        let pairs: [(Int, Self)] = [
            (Int(IFF_UP), .up), (Int(IFF_BROADCAST), .broadcast), (Int(IFF_POINTOPOINT), .pointToPoint),
            (Int(IFF_LOOPBACK), .loopback), (Int(IFF_MULTICAST), .multicast), (Self.carrier, .running),
        ]
        self = Self(pairs.filter { Int(system) & $0.0 != 0 }.map(\.1))
    }

    #if canImport(Darwin)
        private static let carrier = Int(IFF_RUNNING)
    #else
        // IFF_LOWER_UP of linux/if.h: IFF_RUNNING follows it up to a second later.
        private static let carrier = 1 << 16
    #endif
}
