import ChatModel
import Testing

@testable import Examination

@Suite struct ScannerTests {
    private func id(_ byte: UInt8) throws -> HubID {
        HubID(try #require(Digest([UInt8](repeating: byte, count: Digest.byteCount))))
    }

    private func sighting(_ byte: UInt8, _ host: String) throws -> Sighting {
        let beacon = Beacon(
            hubKey: [], freshness: Freshness(start: 1, counter: 1), name: try HubName("hub-\(byte)"), port: 24822,
            pingPort: 24822, people: 0, flags: [], clock: HubTime(milliseconds: 1), token: 1)
        return Sighting(
            hub: try id(byte), beacon: beacon, address: .tcp(host: host, port: 24822, plain: false), roundTrip: nil)
    }

    @Test func `what both ways tell of one hub is one row, in order of addresses`() throws {
        let met = try ["10.0.0.9", "10.0.0.10"].enumerated().map { index, host in
            Scanner.Found(
                id: try id(UInt8(index)), name: nil, address: .tcp(host: host, port: 24822, plain: false))
        }
        let found = Scanner.merged(met, [try sighting(1, "10.0.0.10"), try sighting(2, "10.0.0.2")])
        #expect(found.map(\.address.display) == ["10.0.0.2:24822", "10.0.0.9:24822", "10.0.0.10:24822"])
        #expect(found.map { $0.name?.text } == ["hub-2", nil, "hub-1"])
    }
}
