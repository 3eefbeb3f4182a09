import NIOCore
import Testing

@testable import Discovery

/// An interface with these addresses, each as `address/prefix`.
func interface(
    _ name: String, _ index: UInt32, _ addresses: [String],
    _ flags: NetworkInterface.Flags = [.up, .running, .broadcast, .multicast]
) throws -> NetworkInterface {
    NetworkInterface(
        name: name, index: index, flags: flags,
        addresses: try addresses.map { text in
            let parts = text.split(separator: "/")
            return NetworkInterface.Address(
                try #require(IPAddress(String(parts[0]))), prefix: try #require(UInt8(parts[1])))
        })
}

/// Likewise, called eth0, with the number 2.
func interface(
    _ addresses: [String], _ flags: NetworkInterface.Flags = [.up, .running, .broadcast, .multicast]
) throws -> NetworkInterface { try interface("eth0", 2, addresses, flags) }

extension IPAddress {
    /// Reads an address of either family, without a zone.
    init?(_ text: String) {
        if let address = IPv4Address(text) {
            self = .v4(address)
        } else {
            guard let address = IPv6Address(text) else { return nil }
            self = .v6(address)
        }
    }
}

extension DiscoveryTarget {
    /// As a test reads it: interface, own address, destination.
    var written: String { "\(interface) \(own.ip) > \(destination)" }
}

@Suite struct InterfaceTests {
    @Test(arguments: [
        ("10.1.2.3/8", "10.255.255.255"), ("172.16.5.4/16", "172.16.255.255"), ("192.168.1.20/24", "192.168.1.255"),
        ("192.168.1.20/25", "192.168.1.127"), ("192.168.1.200/25", "192.168.1.255"), ("10.0.0.6/30", "10.0.0.7"),
        ("10.0.0.6/31", nil), ("10.0.0.6/32", nil),
    ])
    func `broadcasts go to the last address of the interface's network`(address: String, broadcast: String?) throws {
        let use = InterfaceUse(try interface([address]))
        let target = use.targets.first { $0.kind == .broadcast }
        #expect(target?.destination.description == broadcast)
        #expect(use.skipped[.broadcast] == (broadcast == nil ? .tooSmall : nil))
        #expect(use.targets.contains { $0.destination.description == "239.255.48.22" })
    }

    @Test(
        arguments: [
            ([.broadcast, .multicast], .down, .down), ([.up, .broadcast, .multicast], .noCarrier, .noCarrier),
            ([.up, .running, .multicast, .pointToPoint], .pointToPoint, nil),
            ([.up, .running, .broadcast], nil, .notSupported), ([.up, .running], .notSupported, .notSupported),
            ([.up, .running, .loopback, .multicast, .broadcast], .loopback, .loopback),
        ] as [(NetworkInterface.Flags, InterfaceUse.Skip?, InterfaceUse.Skip?)])
    func `what can't be spoken on an interface is left out, with the reason`(
        flags: NetworkInterface.Flags, broadcast: InterfaceUse.Skip?, multicast: InterfaceUse.Skip?
    ) throws {
        let use = InterfaceUse(try interface(["10.1.2.3/24", "fe80::1/64"], flags))
        #expect(use.skipped[.broadcast] == broadcast)
        #expect(use.skipped[.multicast] == multicast && use.skipped[.multicast6] == multicast)
        let kinds = Set(use.targets.map(\.kind)).subtracting([.thisMachine])
        #expect(kinds == Set([.broadcast, .multicast, .multicast6].filter { use.skipped[$0] == nil }))
    }

    @Test func `an interface without an address of a family says so, and one with none is skipped`() throws {
        #expect(InterfaceUse(try interface(["10.1.2.3/24"])).skipped[.multicast6] == .noAddress)
        #expect(InterfaceUse(try interface(["10.1.2.3/24"])).skip == nil)
        #expect(InterfaceUse(try interface([])).skip == .noAddress)
        #expect(InterfaceUse(try interface(["10.1.2.3/24"], [.up, .broadcast, .multicast])).skip == .noCarrier)
        #expect(InterfaceUse(try interface(["10.1.2.3/24"], [])).skip == .down)
    }

    @Test func `this machine comes first and each network once`() throws {
        let lan = try interface(["10.1.2.3/24", "10.1.2.4/24", "10.7.0.1/16", "fd00::7/64", "fe80::7/64"])
        let loopback = try interface("lo", 1, ["127.0.0.1/8", "::1/128"], [.up, .running, .loopback])
        let dead = try interface("eth1", 3, ["10.9.2.3/24"], [.broadcast])
        let targets = DiscoveryTarget.all([dead, lan, loopback]).distinct
        #expect(
            targets.map(\.written) == [
                "lo 127.0.0.1 > 127.255.255.255", "eth0 10.1.2.3 > 10.1.2.255", "eth0 10.7.0.1 > 10.7.255.255",
                "eth0 10.1.2.3 > 239.255.48.22", "eth0 10.7.0.1 > 239.255.48.22", "eth0 fe80::7 > ff12::4822",
            ])
        #expect(targets.first?.index == 1)
    }

    @Test func `two cards on one network are two ways`() throws {
        let cards = try [("eth0", 2, "10.1.2.3/24"), ("eth1", 3, "10.1.2.4/24")].map { name, index, address in
            try interface(name, UInt32(index), [address])
        }
        let broadcasts = DiscoveryTarget.all(cards).distinct.filter { $0.kind == .broadcast }
        #expect(broadcasts.map(\.index) == [2, 3])
        #expect(broadcasts.map(\.destination.description) == ["10.1.2.255", "10.1.2.255"])
    }

    @Test func `a dozen interfaces are a dozen ways, and this machine is reached without any`() throws {
        let many = try (2..<14).map { try interface("eth\($0)", UInt32($0), ["10.\($0).0.1/24"]) }
        #expect(DiscoveryTarget.all(many).filter { $0.kind == .broadcast }.count == 12)
        #expect(DiscoveryTarget.all([]) == [.thisMachine])
    }

    @Test func `this machine's list holds its loopback interface with flags and networks`() throws {
        let loopback = try #require(try NetworkInterface.all().first { $0.flags.contains(.loopback) })
        #expect(loopback.index > 0 && !loopback.name.isEmpty)
        let address = loopback.addresses.first { $0.ip == .v4(.loopback) }
        #expect(address?.prefix == 8 && address?.netmask?.description == "255.0.0.0")
    }
}

@Suite struct IPAddressTests {
    @Test(arguments: ["", "1.2.3", "1.2.3.4.5", "1.2.3.256", "1..2.3", "a.b.c.d", "-1.2.3.4"])
    func `what is no address is not read as one`(text: String) {
        #expect(IPv4Address(text) == nil)
        #expect(IPv6Address(text) == nil)
    }

    @Test func `an address is written as it was read`() throws {
        #expect(IPv4Address("192.168.0.254")?.description == "192.168.0.254")
        #expect(IPv4Address(try SocketAddress(ipAddress: "10.2.3.4", port: 5)) == IPv4Address("10.2.3.4"))
        #expect(IPv4Address(try SocketAddress(ipAddress: "::1", port: 5)) == nil)
    }

    @Test(arguments: ["::", "::1", "fe80::1:2", "2001:db8::8000:0:0:1", "ff12::4822", "1:2:3:4:5:6:7:8"])
    func `an IPv6 address is written as it was read, also on a socket`(text: String) throws {
        let address = try #require(IPv6Address(text))
        #expect(address.description == text)
        #expect(IPv6Address(address.socket(port: 9)) == address)
        #expect(address.socket(port: 9) == (try SocketAddress(ipAddress: text, port: 9)))
    }

    @Test func `a zone stands in the socket's address`() throws {
        let address = try #require(IPv6Address("fe80::1"))
        #expect(address.socket(port: 9, zone: 3) != address.socket(port: 9, zone: 4))
        #expect(IPv6Address("fe80::1%lo") == nil)
    }

    @Test(arguments: [
        ("fe80::1", true), ("febf::1", true), ("fec0::1", false), ("fd00::1", false), ("fe7f::1", false),
        ("10.0.0.1", false),
    ])
    func `an address of one link is told`(text: String, isLinkLocal: Bool) throws {
        #expect(try #require(IPAddress(text)).isLinkLocal == isLinkLocal)
    }

    @Test(
        arguments: [
            (0, "0.0.0.0"), (1, "128.0.0.0"), (16, "255.255.0.0"), (31, "255.255.255.254"), (32, "255.255.255.255"),
        ] as [(UInt8, String)])
    func `a prefix is a netmask`(prefix: UInt8, netmask: String) {
        #expect(IPv4Address(prefix: prefix).description == netmask)
    }
}
