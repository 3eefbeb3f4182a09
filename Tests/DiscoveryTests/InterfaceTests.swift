import NIOCore
import Testing

@testable import Discovery

@Suite struct InterfaceTests {
    private func interface(
        _ address: String, _ netmask: String, _ flags: NetworkInterface.Flags = [.up, .broadcast]
    ) throws -> NetworkInterface {
        NetworkInterface(
            name: "eth0", address: try #require(IPv4Address(address)), netmask: try #require(IPv4Address(netmask)),
            flags: flags)
    }

    @Test(arguments: [
        ("10.1.2.3", "255.0.0.0", "10.255.255.255"),
        ("172.16.5.4", "255.255.0.0", "172.16.255.255"),
        ("192.168.1.20", "255.255.255.0", "192.168.1.255"),
        ("192.168.1.20", "255.255.255.128", "192.168.1.127"),
        ("192.168.1.200", "255.255.255.128", "192.168.1.255"),
        ("10.0.0.6", "255.255.255.252", "10.0.0.7"),
        ("10.0.0.6", "255.255.255.254", nil),
        ("10.0.0.6", "255.255.255.255", nil),
    ])
    func `broadcasts go to the last address of the interface's network`(
        address: String, netmask: String, broadcast: String?
    ) throws {
        let target = BroadcastTarget(try interface(address, netmask))
        #expect(target?.broadcast.description == broadcast)
        if broadcast != nil { #expect(target?.own.description == address) }
    }

    @Test(
        arguments: [
            [.broadcast], [.up], [.up, .broadcast, .pointToPoint], [.up, .loopback], [.up, .broadcast, .loopback],
        ] as [NetworkInterface.Flags])
    func `interfaces without a network to broadcast to are left out`(flags: NetworkInterface.Flags) throws {
        #expect(BroadcastTarget(try interface("10.1.2.3", "255.255.255.0", flags)) == nil)
    }

    @Test func `this machine comes first and each network once`() throws {
        let lan = try interface("10.1.2.3", "255.255.255.0")
        let loopback = try interface("127.0.0.1", "255.0.0.0", [.up, .loopback])
        let dead = try interface("10.9.2.3", "255.255.255.0", [.broadcast])
        let targets = BroadcastTarget.all([loopback, lan, dead, lan])
        #expect(targets.map(\.broadcast.description) == ["127.255.255.255", "10.1.2.255"])
    }

    @Test func `this machine's list holds its loopback address with its flags`() throws {
        let loopback = try NetworkInterface.all().first { $0.address == .loopback }
        #expect(loopback?.flags.contains(.loopback) == true)
        #expect(loopback?.netmask == IPv4Address("255.0.0.0"))
    }

    @Test(arguments: ["", "1.2.3", "1.2.3.4.5", "1.2.3.256", "1..2.3", "a.b.c.d", "-1.2.3.4"])
    func `what is no address is not read as one`(text: String) {
        #expect(IPv4Address(text) == nil)
    }

    @Test func `an address is written as it was read`() throws {
        #expect(IPv4Address("192.168.0.254")?.description == "192.168.0.254")
        #expect(IPv4Address(try SocketAddress(ipAddress: "10.2.3.4", port: 5)) == IPv4Address("10.2.3.4"))
        #expect(IPv4Address(try SocketAddress(ipAddress: "::1", port: 5)) == nil)
    }
}
