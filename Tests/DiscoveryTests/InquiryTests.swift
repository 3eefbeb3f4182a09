import ChatModel
import NIOCore
import Testing

@testable import Discovery

@Suite(.timeLimit(.minutes(1))) struct PlaceLookupTests {
    @Test func `addresses are told before names, each with its port and zone`() async throws {
        let loopback = try #require(try NetworkInterface.all().first { $0.flags.contains(.loopback) })
        let places: [HubAddress] = [
            .tcp(host: "localhost", port: 7, plain: false), .unix(path: "/hub"),
            .tcp(host: "10.0.3.7", port: 8, plain: true), .tcp(host: "fe80::1%\(loopback.name)", port: 9, plain: false),
        ]
        let (found, tell) = AsyncStream.makeStream(of: [SocketAddress].self)
        let lookup = Task { await PlaceLookup { places }.run { tell.yield($0) } }
        var told = found.makeAsyncIterator()
        let link = try #require(IPv6Address("fe80::1")).socket(port: 9, zone: loopback.index)
        let written = [try SocketAddress(ipAddress: "10.0.3.7", port: 8), link]
        #expect(await told.next() == written)
        let all = try #require(await told.next())
        #expect(all.suffix(2) == written[...])
        #expect(all.contains(try SocketAddress(ipAddress: "127.0.0.1", port: 7)))
        lookup.cancel()
    }
}

/// Places that are asked alone.
@Suite struct InquiryTests {
    private let start = NIODeadline.uptimeNanoseconds(1_000_000_000_000)
    private var inquiries = Inquiries(port: 24_822) { $0.upperBound }

    private func place(_ last: UInt8, port: UInt16 = 24_822) -> SocketAddress {
        IPv4Address(bits: 0x0A05_0000 | UInt32(last)).socket(port: port)
    }

    private mutating func asked(until end: NIODeadline) -> [(at: Int64, to: [SocketAddress])] {
        var all: [(Int64, [SocketAddress])] = []
        while let next = inquiries.nextTick, next <= end {
            let due = inquiries.due(at: next)
            if !due.isEmpty { all.append(((next - start).nanoseconds / 1_000_000, due)) }
        }
        return all
    }

    @Test mutating func `a place is asked three times soon, and then about every half minute`() {
        inquiries.set([place(1)], at: start)
        let asked = asked(until: start + .seconds(70))
        #expect(asked.map(\.at) == [150, 400, 1_200, 34_200, 67_200])
        #expect(asked.allSatisfy { $0.to == [place(1)] })
    }

    @Test mutating func `a hub with another port is asked there and at the port that hubs share`() {
        inquiries.set([place(1, port: 4_000)], at: start)
        #expect(asked(until: start + .milliseconds(150)).first?.to == [place(1, port: 4_000), place(1)])
    }

    @Test mutating func `places are asked one after the other, and no more than 64 of them`() {
        inquiries.set((0..<200).map { place(UInt8($0)) } + [place(1)], at: start)
        let first = asked(until: start + .milliseconds(390))
        #expect(first.map(\.at) == stride(from: 150, through: 390, by: 20).map { Int64($0) })
        let all = asked(until: start + .seconds(60))
        #expect(Set((first + all).flatMap(\.to)).count == 64)
        #expect(zip(all, all.dropFirst()).allSatisfy { $1.at - $0.at >= 20 })
    }

    @Test mutating func `a hub that is heard at once is not asked, one that answers is kept by asking`() {
        inquiries.set([place(1), place(2)], at: start)
        inquiries.hear(place(1, port: 9), port: 24_822, isAnnouncement: true, at: start + .milliseconds(20))
        inquiries.hear(place(2, port: 9), port: 24_822, isAnnouncement: false, at: start + .milliseconds(20))
        let asked = asked(until: start + .seconds(50))
        #expect(asked.map(\.to) == [[place(2)]])
        #expect(asked.map(\.at) == [34_200])
    }

    @Test mutating func `another hub at the same address is another place`() {
        inquiries.set([place(1)], at: start)
        inquiries.hear(place(1, port: 9), port: 4_000, isAnnouncement: true, at: start)
        #expect(asked(until: start + .seconds(1)).count == 2)
    }

    @Test mutating func `places that stay keep their time, new ones are asked soon`() {
        inquiries.set([place(1)], at: start)
        _ = asked(until: start + .seconds(2))
        inquiries.set([place(1), place(2)], at: start + .seconds(10))
        #expect(asked(until: start + .seconds(15)).map(\.to) == [[place(2)], [place(2)], [place(2)]])
        inquiries.set([], at: start + .seconds(15))
        #expect(inquiries.nextTick == nil)
    }
}
