import Testing

@testable import ChatModel

@Suite struct BannedAddressTests {
    @Test(arguments: [
        ("10.0.0.7", "10.0.0.7"), ("2001:db8:0:1:a:b:c:d", "2001:db8:0:1::"), ("2001:DB8::1", "2001:db8::"),
        ("2001:db8:0:1::", "2001:db8:0:1::"), ("2001:0db8:0000:0001::7", "2001:db8:0:1::"), ("1::", "1::"),
        // A link's own addresses all begin alike, and these two are this machine and an IPv4 address.
        ("fe80::1", "fe80::1"), ("febf::1", "febf::1"), ("::1", "::1"), ("::ffff:10.0.0.7", "::ffff:10.0.0.7"),
        // What is no address stays as it is: it meets nobody.
        ("1:2:3", "1:2:3"), ("1::2::3", "1::2::3"), ("1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8:9"),
        ("1:2:3:4:5:6:7::8", "1:2:3:4:5:6:7::8"),
    ])
    func anIPv6AddressStandsForItsNetwork(typed: String, text: String) throws {
        #expect(try BannedAddress(typed).text == text)
    }
}
