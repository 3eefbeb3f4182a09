import Foundation
import NIOCore

/// An IPv4 address that one of this machine's network interfaces has.
struct NetworkInterface: Hashable, Sendable {
    /// What the system says of the interface.
    struct Flags: OptionSet, Hashable, Sendable {
        let rawValue: UInt8

        static let up = Flags(rawValue: 1)
        static let broadcast = Flags(rawValue: 2)
        static let pointToPoint = Flags(rawValue: 4)
        static let loopback = Flags(rawValue: 8)
    }

    let name: String
    let address: IPv4Address
    let netmask: IPv4Address
    let flags: Flags

    /// All IPv4 addresses of this machine.
    /// - Throws: ``DiscoveryError``.
    @Sendable static func all() throws(DiscoveryError) -> [NetworkInterface] {
        do {
            let flags = try Flags.byName()
            return try System.enumerateDevices().compactMap { NetworkInterface($0, flags: flags[$0.name] ?? []) }
        } catch {
            throw DiscoveryError(
                .interfaces, "The system does not list its network interfaces; hubs are looked for again.",
                cause: error)
        }
    }

    private init?(_ device: NIONetworkDevice, flags: Flags) {
        guard let address = device.address.flatMap(IPv4Address.init),
            let netmask = device.netmask.flatMap(IPv4Address.init)
        else { return nil }
        self.init(name: device.name, address: address, netmask: netmask, flags: flags)
    }

    init(name: String, address: IPv4Address, netmask: IPv4Address, flags: Flags) {
        self.name = name
        self.address = address
        self.netmask = netmask
        self.flags = flags
    }
}

extension NetworkInterface.Flags {
    /// What NIO's list of devices leaves out.
    fileprivate static func byName() throws -> [String: Self] {
        var list: UnsafeMutablePointer<ifaddrs>?
        guard getifaddrs(&list) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        defer { freeifaddrs(list) }
        var flags: [String: Self] = [:]
        var next = list
        while let item = next?.pointee {
            flags[String(cString: item.ifa_name)] = Self(system: Int(item.ifa_flags))
            next = item.ifa_next
        }
        return flags
    }

    private init(system: Int) {
        let pairs: [(Int, Self)] = [
            (Int(IFF_UP), .up), (Int(IFF_BROADCAST), .broadcast), (Int(IFF_POINTOPOINT), .pointToPoint),
            (Int(IFF_LOOPBACK), .loopback),
        ]
        self = Self(pairs.filter { system & $0.0 != 0 }.map(\.1))
    }
}
