import ChatModel
import Testing

@Suite struct DiscoveryTests {
    @Test(
        arguments: [
            (.tcp(host: "10.0.0.7", port: 24_822, plain: false), "hubbub://10.0.0.7:24822", "10.0.0.7:24822"),
            (.tcp(host: "fe80::1%eth0", port: 1, plain: true), "hubbub+plain://[fe80::1%eth0]:1", "[fe80::1%eth0]:1"),
            (.tcp(host: "hub.local", port: 80, plain: false), "hubbub://hub.local:80", "hub.local:80"),
            (.unix(path: "/run/hub.sock"), "unix:/run/hub.sock", "/run/hub.sock"),
        ] as [(HubAddress, String, String)]) func addressesAreWritten(
            _ address: HubAddress, _ url: String, _ display: String
        )
    {
        #expect(address.url == url)
        #expect(address.display == display)
    }

    @Test(
        arguments: [
            ("localhost", .machine), ("127.0.0.1", .machine), ("127.9.0.1", .machine), ("::1", .machine),
            ("127.example.org", .network), ("127.0.0.1.example.org", .network), ("10.0.0.7", .network),
            ("hub.local", .network), ("fd00::1", .network), ("fe8", .network), ("fe80::1%eth0", .link),
            ("FEBF::1%3", .link), ("fec0::1", .network),
        ] as [(String, HubAddress.Reach)])
    func anAddressTellsFromWhereItIsReached(host: String, reach: HubAddress.Reach) {
        #expect(HubAddress.tcp(host: host, port: 1, plain: false).reach == reach)
        #expect(HubAddress.unix(path: "/fe80::1").reach == .machine)
    }

    @Test func aRestartIsFresherThanAnyCounter() {
        let old = Freshness(start: 1, counter: .max)
        #expect(old < Freshness(start: 2, counter: 0))
        #expect(Freshness(start: 2, counter: 0) < Freshness(start: 2, counter: 1))
        #expect(!(old < old))
    }
}
