import ChatModel
import Testing

@testable import ClientCore

@Suite struct HubReferenceTests {
    static let addresses: [(String, HubAddress)] = [
        ("10.0.0.7", .tcp(host: "10.0.0.7", port: 24822, plain: false)),
        ("10.0.0.7:99", .tcp(host: "10.0.0.7", port: 99, plain: false)),
        ("nas:99", .tcp(host: "nas", port: 99, plain: false)),
        ("localhost", .tcp(host: "localhost", port: 24822, plain: false)),
        ("[::1]:7", .tcp(host: "::1", port: 7, plain: false)), ("[::1]", .tcp(host: "::1", port: 24822, plain: false)),
        ("fe80::1%eth0", .tcp(host: "fe80::1%eth0", port: 24822, plain: false)),
        ("[fe80::1%eth0]:24900", .tcp(host: "fe80::1%eth0", port: 24900, plain: false)),
        ("hubbub://[fe80::1%wlp3s0.7]", .tcp(host: "fe80::1%wlp3s0.7", port: 24822, plain: false)),
        ("unix:/tmp/h.sock", .unix(path: "/tmp/h.sock")),
        ("hubbub://nas", .tcp(host: "nas", port: 24822, plain: false)),
        ("hubbub+plain://127.0.0.1:41233", .tcp(host: "127.0.0.1", port: 41233, plain: true)),
    ]

    @Test(arguments: addresses)
    func addressesAreRead(text: String, address: HubAddress) {
        #expect(HubReference(text)?.target == .address(address))
        #expect(HubReference(address.url)?.target == .address(address))
    }

    @Test(arguments: ["lab", "校园网", "dana's-hub"]) func oneWordIsAName(text: String) {
        #expect(HubReference(text)?.target == .name(text))
    }

    @Test func linksNameARoom() {
        #expect(HubReference("hubbub://lab.local:5/dev")?.room == room("dev"))
        #expect(HubReference("hubbub://lab.local:5/")?.room == nil)
    }

    @Test(arguments: [
        "", "unix:", "a.b:", "a.b:0", "a.b:70000", "a.b:x", "[::1]x", "hubbub://", "hubbub://a.b/a b", "a/b",
    ])
    func othersAreRefused(text: String) { #expect(HubReference(text) == nil) }
}
