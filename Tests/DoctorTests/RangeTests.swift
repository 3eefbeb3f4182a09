import Testing

@testable import Doctor

@Suite struct RangeTests {
    @Test(arguments: [
        ("10.0.0.1", "10.0.0.1"), ("10.0.0.9/24", "10.0.0.0-10.0.0.255"), ("10.0.0.9/31", "10.0.0.8-10.0.0.9"),
        ("10.0.0.9/255.255.255.0", "10.0.0.0-10.0.0.255"), ("0.0.0.0/0", "0.0.0.0-255.255.255.255"),
        ("10.0.0.1-10.0.0.9", "10.0.0.1-10.0.0.9"), ("10.0.0.9/32", "10.0.0.9"),
    ])
    func `addresses are read`(text: String, range: String) {
        #expect(IPv4Range(text)?.description == range)
    }

    @Test(arguments: [
        "", "10.0.0", "10.0.0.256", "10.0.0.1/33", "10.0.0.1/255.0.255.0", "a", "1.2.3.4/", "::1", "1.2.3.4-",
    ])
    func `what is none is not`(text: String) { #expect(IPv4Range(text) == nil) }

    @Test func `a scan leaves out the network's own and its broadcast address`() throws {
        #expect(try ScanRange("10.0.0.0/30").addresses.map(IPv4Range.text) == ["10.0.0.1", "10.0.0.2"])
        #expect(try ScanRange("10.0.0.0/31").addresses.map(IPv4Range.text) == ["10.0.0.0", "10.0.0.1"])
        #expect(try ScanRange("10.0.0.7").addresses.map(IPv4Range.text) == ["10.0.0.7"])
        #expect(try ScanRange("10.0.0.255-10.0.1.1").addresses.count == 3)
        #expect(try ScanRange("255.255.255.0/24").addresses.count == 254)
    }

    @Test func `a scan is of 4096 addresses at most`() throws {
        #expect(try ScanRange("10.0.0.0/20").addresses.count == 4_094)
        #expect(throws: ScanRange.Refusal.tooMany(8_190)) { try ScanRange("10.0.0.0/19") }
        #expect(throws: ScanRange.Refusal.tooMany(4_294_967_294)) { try ScanRange("0.0.0.0/0") }
        #expect(throws: ScanRange.Refusal.unreadable) { try ScanRange("fe80::/64") }
    }
}
