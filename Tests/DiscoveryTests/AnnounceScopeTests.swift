import ChatModel
import NIOCore
import Testing

@testable import Discovery

@Suite struct AnnounceScopeTests {
    private func scope(_ listening: [(String, Int)]) throws -> AnnounceScope? {
        AnnounceScope(listening: try listening.map { try SocketAddress(ipAddress: $0.0, port: $0.1) }, port: 4_000)
    }

    private func cards() throws -> [NetworkInterface] {
        [
            try interface("lo", 1, ["127.0.0.1/8", "::1/128"], [.up, .running, .loopback]),
            try interface("eth0", 2, ["10.0.0.1/24", "fe80::1/64", "fd00::1/64"]),
            try interface("eth1", 3, ["10.1.0.1/24", "fe80::2/64"]),
        ]
    }

    /// What a hub that listens there makes known, and whom it answers.
    private func written(_ scope: AnnounceScope) throws -> [String] {
        scope.targets(of: DiscoveryTarget.all(try cards())).map(\.written)
    }

    private func answers(_ scope: AnnounceScope, _ sources: [String]) throws -> [String] {
        try sources.filter { scope.answers(try SocketAddress(ipAddress: $0, port: 9)) }
    }

    private static let askers = ["127.0.0.1", "10.0.0.9", "::1", "fe80::9", "fd00::9"]

    @Test func `it follows from where the hub listens on the announced port`() throws {
        #expect(try scope([("::", 4_000), ("0.0.0.0", 4_000)]) == .everywhere)
        #expect(try scope([]) == nil)
        #expect(try scope([("0.0.0.0", 5_000)]) == nil)
        let address = try #require(IPAddress("10.0.0.1"))
        let single = try scope([("10.0.0.1", 4_000), ("0.0.0.0", 5_000)])
        #expect(single == AnnounceScope(v4: .addresses([address]), v6: .addresses([])))
    }

    @Test func `a hub on all addresses is announced on every way`() throws {
        #expect(
            try written(.everywhere) == [
                "lo 127.0.0.1 > 127.255.255.255", "eth0 10.0.0.1 > 10.0.0.255", "eth0 10.0.0.1 > 239.255.48.22",
                "eth0 fe80::1 > ff12::4822", "eth1 10.1.0.1 > 10.1.0.255", "eth1 10.1.0.1 > 239.255.48.22",
                "eth1 fe80::2 > ff12::4822",
            ])
        #expect(try answers(.everywhere, Self.askers) == Self.askers)
        #expect(!AnnounceScope.everywhere.isOnLoopback6Alone)
        #expect(AnnounceScope.everywhere.source4 == .any && AnnounceScope.everywhere.source6 == .any)
    }

    @Test func `a hub on one address speaks from it, on its network only`() throws {
        let scope = try #require(try scope([("10.0.0.1", 4_000)]))
        #expect(try written(scope) == ["eth0 10.0.0.1 > 10.0.0.255", "eth0 10.0.0.1 > 239.255.48.22"])
        #expect(scope.source4 == IPv4Address("10.0.0.1") && scope.source6 == nil)
        #expect(try answers(scope, Self.askers) == ["10.0.0.9"])
    }

    @Test func `a hub on IPv6 alone is announced there, and to its own machine at ::1`() throws {
        let scope = try #require(try scope([("::", 4_000)]))
        #expect(
            try written(scope) == [
                "lo 127.0.0.1 > 127.255.255.255", "eth0 fe80::1 > ff12::4822", "eth1 fe80::2 > ff12::4822",
            ])
        #expect(scope.isOnLoopback6Alone)
        #expect(scope.source4 == .loopback && scope.source6 == .any)
        #expect(try answers(scope, Self.askers) == ["127.0.0.1", "::1", "fe80::9", "fd00::9"])
    }

    @Test func `a hub on one IPv6 address speaks from it`() throws {
        let scope = try #require(try scope([("fd00::1", 4_000)]))
        #expect(try written(scope) == ["eth0 fd00::1 > ff12::4822"])
        #expect(scope.source4 == nil && scope.source6 == IPv6Address("fd00::1"))
        #expect(try answers(scope, Self.askers) == ["fe80::9", "fd00::9"])
    }

    @Test(arguments: [("127.0.0.1", false), ("::1", true)])
    func `a hub on loopback alone is announced to this machine and answers nobody else`(
        address: String, isIPv6: Bool
    ) throws {
        let scope = try #require(try scope([(address, 4_000)]))
        #expect(try written(scope) == ["lo 127.0.0.1 > 127.255.255.255"])
        #expect(try answers(scope, Self.askers) == ["127.0.0.1", "::1"])
        #expect(scope.isOnLoopback6Alone == isIPv6)
        #expect(scope.source4 == .loopback)
    }

    @Test func `a hub on 127.0.0.1 and on all of IPv6 needs both`() throws {
        let scope = try #require(try scope([("127.0.0.1", 4_000), ("::", 4_000)]))
        #expect(!scope.isOnLoopback6Alone)
        #expect(try written(scope).count == 3)
        #expect(try answers(scope, Self.askers) == ["127.0.0.1", "::1", "fe80::9", "fd00::9"])
    }
}
