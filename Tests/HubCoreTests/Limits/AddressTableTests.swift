import ChatModel
import Testing

@testable import HubCore

/// The table of addresses under random arrivals and departures, beside a plain count of what is open.
struct AddressTableTests {
    private func table(_ change: (inout Limits) -> Void = { _ in }) -> AddressTable {
        var limits = Limits()
        limits.addressesRemembered = 3
        change(&limits)
        return AddressTable(limits: limits)
    }

    private func moment(_ milliseconds: UInt64) -> Monotonic { Monotonic(milliseconds: milliseconds) }

    @Test func anAddressWithNothingOpenIsForgottenAfterAWhile() {
        var table = table()
        let place = table.arrive(from: PeerAddress("a"), at: moment(0))
        table.tick(at: moment(1_000_000))
        #expect(table.count == 1)
        table.leave(place, at: moment(1_000_000))
        table.tick(at: moment(1_059_999))
        #expect(table.count == 1)
        table.tick(at: moment(1_060_000))
        #expect(table.count == 0)
    }

    @Test func ofTooManyTheOneIdleForLongestIsForgotten() {
        var table = table { $0.perAddress.arrivals = Rate(perMinute: 1, burst: 1) }
        for name in ["a", "b", "c", "d"] {
            let place = table.arrive(from: PeerAddress(name), at: moment(0))
            #expect(table.admit(place, at: moment(0)) == .now)
            table.leave(place, at: moment(0))
        }
        #expect(table.count == 3)
        let again = ["a", "d"].map { table.admit(table.arrive(from: PeerAddress($0), at: moment(0)), at: moment(0)) }
        #expect(again.map { $0 == .now } == [true, false])
    }

    @Test(arguments: UInt64(1)...6)
    func itsCountsAreThoseOfAPlainTable(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var table = table { $0.perAddress.sessions = 3 }
        var open: [(name: String, place: AddressTable.Place)] = []
        var now: UInt64 = 0
        for _ in 0..<400 {
            now += UInt64.random(in: 0...4_000, using: &random)
            switch Int.random(in: 0..<10, using: &random) {
            case 0..<5:
                let name = String(UnicodeScalar(UInt8.random(in: 97...105, using: &random)))
                open.append((name, table.arrive(from: PeerAddress(name), at: moment(now))))
            case 5..<9 where !open.isEmpty:
                let gone = open.remove(at: .random(in: open.indices, using: &random))
                table.leave(gone.place, at: moment(now))
            default: table.tick(at: moment(now))
            }
            let names = Set(open.map(\.name))
            #expect(table.count >= names.count)
            #expect(table.count <= names.count + 3)
            for (name, place) in open {
                #expect(open.allSatisfy { ($0.name == name) == ($0.place == place) })
                #expect(table.isFull(place) == (open.count { $0.name == name } > 3))
            }
        }
    }
}
