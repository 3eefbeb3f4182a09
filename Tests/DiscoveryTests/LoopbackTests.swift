import ChatModel
import Foundation
import MessageCodec
import NIOCore
import NIOPosix
import Testing

@testable import Discovery

/// Announcers and browsers on this machine, each test on a port of its own.
@Suite(.timeLimit(.minutes(1))) struct LoopbackTests {
    private let network = DiscoveryNetwork(port: .random(in: 20_000...30_000)) { () throws(DiscoveryError) in [] }

    private func announcer(
        _ hub: TestHub, start: UInt64 = 1, people: @escaping @Sendable () -> UInt32 = { 3 }
    ) throws -> Announcer {
        let loopback = try SocketAddress(ipAddress: "0.0.0.0", port: Int(hub.port))
        return Announcer(
            hub.announced(start: start, people: people),
            scope: try #require(AnnounceScope(listening: [loopback], port: hub.port)), network: network
        ) { Issue.record($0) }
    }

    /// Runs services around a body, and ends them with it.
    private func running(
        _ services: [@Sendable () async throws -> Void], _ body: () async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup { group in
            for service in services { group.addTask { try await service() } }
            try await body()
            group.cancelAll()
            try await group.waitForAll()
        }
    }

    private func browser() -> Browser { Browser(network: network) { Issue.record($0) } }

    @Test func `a browser finds a hub, with its people and the round trip`() async throws {
        let hub = try TestHub()
        let (announcer, browser) = (try announcer(hub), browser())
        try await running([announcer.run, browser.run]) {
            let sighting = await browser.sightings.first { $0.roundTrip != nil }
            #expect(sighting?.hub == hub.identity.id)
            #expect(sighting?.beacon.name == hub.name)
            #expect(sighting?.beacon.people == 3)
            #expect(sighting?.address == .tcp(host: "127.0.0.1", port: hub.port, plain: false))
        }
    }

    @Test func `two hubs and two browsers on one machine all meet`() async throws {
        let hubs = [try TestHub(port: 4_100), try TestHub(port: 4_200)]
        let (one, other) = (try announcer(hubs[0]), try announcer(hubs[1]))
        let browsers = [browser(), browser()]
        try await running([one.run, other.run, browsers[0].run, browsers[1].run]) {
            for browser in browsers {
                var missing = Set(hubs.map(\.identity.id))
                for await sighting in browser.sightings where sighting.roundTrip != nil {
                    missing.remove(sighting.hub)
                    if missing.isEmpty { break }
                }
                #expect(missing.isEmpty)
            }
        }
    }

    @Test func `a hub that stops says goodbye, and its next run is heard`() async throws {
        let hub = try TestHub()
        let browser = browser()
        let (first, second) = (try announcer(hub), try announcer(hub, start: 2))
        try await running([browser.run]) {
            var sightings = browser.sightings.makeAsyncIterator()
            try await running([first.run]) {
                while let sighting = await sightings.next(), sighting.roundTrip == nil {}
            }
            var last: Sighting?
            while let sighting = await sightings.next() {
                last = sighting
                if sighting.beacon.flags.contains(.goodbye) { break }
            }
            #expect(last?.hub == hub.identity.id)
            try await running([second.run]) {
                while let sighting = await sightings.next(), sighting.beacon.freshness.start != 2 {}
            }
        }
    }

    @Test func `people are counted anew for each beacon`() async throws {
        let hub = try TestHub()
        let tokens = Tokens()
        let announcer = try announcer(hub) { UInt32(truncatingIfNeeded: tokens.next()) }
        let browser = browser()
        try await running([announcer.run, browser.run]) {
            var seen: [UInt32] = []
            for await sighting in browser.sightings {
                seen.append(sighting.beacon.people)
                if seen.count == 2 { break }
            }
            #expect(seen.count == 2 && seen.first != seen.last)
        }
    }

    @Test func `a hub tells who is on it, as they are now`() async throws {
        let hub = try TestHub()
        let online = Tokens()
        let names: @Sendable () async -> [Nick] = {
            let count = online.next()
            return (1...count).compactMap { try? Nick("nick-\($0)") }
        }
        let loopback = try SocketAddress(ipAddress: "0.0.0.0", port: Int(hub.port))
        let announcer = Announcer(
            hub.announced(names: names), scope: try #require(AnnounceScope(listening: [loopback], port: hub.port)),
            network: network
        ) { Issue.record($0) }
        let browser = browser()
        try await running([announcer.run, browser.run]) {
            let sighting = try #require(await browser.sightings.first { _ in true })
            #expect(sighting.beacon.flags == .namesPeople)
            var answers = browser.people.makeAsyncIterator()
            var named = 0
            for _ in 0..<2 {
                browser.askPeople(of: sighting.hub)
                let people = try #require(await answers.next())
                #expect(people.hub == hub.identity.id && people.total == 3)
                #expect(people.nicks.first?.text == "nick-1" && people.nicks.count > named)
                named = people.nicks.count
            }
        }
    }

    @Test func `the hub's port for pings gives the payload back with its clock`() async throws {
        let hub = try TestHub()
        let (announcer, browser) = (try announcer(hub), browser())
        try await running([announcer.run, browser.run]) {
            let sighting = try #require(await browser.sightings.first { _ in true })
            let now: @Sendable () -> HubTime = { HubTime(milliseconds: 1_700_000_000_000 - 60_000) }
            let payload = try #require(PingPayload(Array("hello".utf8)))
            let reading = try await UDPPing(host: "127.0.0.1", port: sighting.beacon.pingPort, clock: now)
                .measure(payload, timeout: .seconds(30))
            #expect(reading.payload == payload)
            #expect(reading.hubTime == HubTime(milliseconds: 1_700_000_000_000))
            #expect((59_000...60_000).contains(reading.skew))
        }
    }

    @Test func `a hub that listens on IPv6 alone is found on its own machine at ::1`() async throws {
        let hub = try TestHub()
        let there = try SocketAddress(ipAddress: "::1", port: Int(hub.port))
        let announcer = Announcer(
            hub.announced(), scope: try #require(AnnounceScope(listening: [there], port: hub.port)), network: network
        ) { Issue.record($0) }
        let browser = browser()
        try await running([announcer.run, browser.run]) {
            let sighting = await browser.sightings.first { $0.roundTrip != nil }
            #expect(sighting?.address == .tcp(host: "::1", port: hub.port, plain: false))
        }
    }

    @Test func `a hub that no broadcast reaches is found at the place where it was`() async throws {
        let hub = try TestHub(port: .random(in: 30_001...32_000))
        let announcer = try announcer(hub)
        let elsewhere = DiscoveryNetwork(port: network.port + 10_000) { () throws(DiscoveryError) in [] }
        let place = HubAddress.tcp(host: "localhost", port: hub.port, plain: false)
        let browser = Browser(network: elsewhere, places: { [place] }, warn: { Issue.record($0) })
        try await running([announcer.run, browser.run]) {
            let sighting = await browser.sightings.first { $0.roundTrip != nil }
            #expect(sighting?.hub == hub.identity.id)
        }
    }

    /// Of the sockets that share a port, the last one gets what is for one machine alone.
    @Test func `a hub is found at its place although a client shares its port`() async throws {
        let loopback = try interface("lo", 1, ["127.0.0.1/8"], [.up, .running, .loopback])
        let here = DiscoveryNetwork(port: network.port) { () throws(DiscoveryError) in [loopback] }
        let hub = try TestHub(port: network.port)
        let everywhere = try SocketAddress(ipAddress: "0.0.0.0", port: Int(hub.port))
        let announcer = Announcer(
            hub.announced(), scope: try #require(AnnounceScope(listening: [everywhere], port: hub.port)), network: here
        ) { Issue.record($0) }
        let (answers, arrive) = AsyncStream.makeStream(of: Datagram.self)
        let loop = NIOSingletons.posixEventLoopGroup.any()
        let browser = Browser(network: here) { Issue.record($0) }
        try await running([announcer.run]) {
            try await running([browser.run]) {
                _ = await browser.sightings.first { _ in true }
                let late = try await DatagramPort.open(
                    DatagramSocket(.v4(.any), port: network.port, isShared: true), on: loop
                ) { _, _ in }
                let asker = try await DatagramPort.open(DatagramSocket(.v4(.any), port: 0), on: loop) { received, _ in
                    arrive.yield(received.datagram)
                }
                asker.send(.query(token: 9), to: IPv4Address.loopback.socket(port: network.port))
                #expect(await answers.first { _ in true }?.beaconToken == 9)
                await late.close()
                await asker.close()
            }
        }
    }

    @Test func `what became of each way is told`() async throws {
        let hub = try TestHub()
        let (announcer, browser) = (try announcer(hub), browser())
        try await running([announcer.run, browser.run]) {
            _ = await browser.sightings.first { $0.roundTrip != nil }
            let (asked, announced) = (browser.log.records, announcer.log.records)
            #expect(asked.keys.map(\.kind) == [.thisMachine] && announced.keys.map(\.kind) == [.thisMachine])
            #expect(asked.values.first?.sent != nil && announced.values.first?.sent != nil)
            #expect(asked.values.first?.lastError == nil)
        }
    }

    @Test func `an interface that fails costs that interface alone, and says why`() async throws {
        let loopback = try #require(try NetworkInterface.all().first { $0.flags.contains(.loopback) })
        let gone = try interface("gone0", 99_999, ["192.0.2.1/24", "fe80::1/64"])
        let here = DiscoveryNetwork(port: network.port) { () throws(DiscoveryError) in [gone, loopback] }
        let hub = try TestHub()
        let everywhere = try SocketAddress(ipAddress: "0.0.0.0", port: Int(hub.port))
        let scope = try #require(AnnounceScope(listening: [everywhere], port: hub.port))
        let announcer = Announcer(hub.announced(), scope: scope, network: here) { Issue.record($0) }
        let browser = Browser(network: here) { Issue.record($0) }
        try await running([announcer.run, browser.run]) {
            #expect(await browser.sightings.first { $0.roundTrip != nil }?.hub == hub.identity.id)
            for (target, record) in browser.log.records {
                #expect((record.lastError == nil) == (target.kind == .thisMachine), "\(target)")
                #expect((record.notJoined == nil) == !target.destination.isMulticast, "\(target)")
            }
            #expect(Set(announcer.log.records.filter { $0.value.lastError != nil }.map(\.key.interface)) == ["gone0"])
        }
    }

    @Test func `garbage and short queries are not answered, and a whole one after them is`() async throws {
        let hub = try TestHub()
        let announcer = try announcer(hub)
        let target = IPv4Address.loopbackBroadcast.socket(port: network.port)
        let socket = try DatagramSocket(.v4(.loopback), port: 0)
        let (received, arrive) = AsyncStream.makeStream(of: Datagram.self)
        let port = try await DatagramPort.open(socket, on: NIOSingletons.posixEventLoopGroup.any()) { received, _ in
            arrive.yield(received.datagram)
        }
        let browser = browser()
        try await running([announcer.run, browser.run]) {
            _ = await browser.sightings.first { _ in true }
            var query = ByteBuffer()
            try DatagramCodec.encode(.query(token: 1), into: &query)
            for length in [0, 1, 6, 14, query.readableBytes - 1] {
                socket.send(query.getSlice(at: 0, length: length) ?? ByteBuffer(), to: target)
            }
            socket.send(ByteBuffer(repeating: 0xFF, count: 2_000), to: target)
            port.send(.query(token: 2), to: target)
            let answer = await received.first { _ in true }
            #expect(answer?.beaconToken == 2)
        }
        await port.close()
    }
}

extension Datagram {
    /// The token in a beacon; nil for other datagrams.
    fileprivate var beaconToken: UInt64? { if case .beacon(let signed) = self { signed.beacon.token } else { nil } }
}

@Suite(.timeLimit(.minutes(1))) struct DatagramSocketTests {
    @Test func `a send that the system refuses costs that datagram only`() async throws {
        let socket = try DatagramSocket(.v4(.loopback), port: 0)
        let (arrived, arrive) = AsyncStream.makeStream(of: Datagram.self)
        let port = try await DatagramPort.open(socket, on: NIOSingletons.posixEventLoopGroup.any()) { received, _ in
            arrive.yield(received.datagram)
        }
        // A socket bound to loopback has no way out (RFC 5737 address: nobody's).
        let nowhere = try #require(IPv4Address("192.0.2.1")).socket(port: 9)
        #expect(port.send(.query(token: 1), to: nowhere) != nil)
        #expect(port.send(.query(token: 2), to: IPv4Address.loopback.socket(port: port.number)) == nil)
        #expect(await arrived.first { _ in true } == .query(token: 2))
        await port.close()
    }

    @Test func `a socket that fails to open closes nobody else's`() async throws {
        let kept = try DatagramSocket(.v4(.loopback), port: 0)
        let loop = NIOSingletons.posixEventLoopGroup.any()
        let port = try await DatagramPort.open(kept, on: loop) { _, _ in }
        let target = IPv4Address.loopback.socket(port: port.number)
        await withTaskGroup { group in
            // A descriptor that is closed twice is often one that the other task has just got.
            group.addTask {
                for _ in 0..<5_000 { _ = try? DatagramSocket(.v4(.loopback), port: port.number) }
            }
            group.addTask {
                let failed = (0..<5_000).count { _ in
                    guard let socket = try? DatagramSocket(.v4(.loopback), port: 0) else { return true }
                    return socket.send(ByteBuffer(), to: target) != nil
                }
                #expect(failed == 0)
            }
        }
        await port.close()
    }

    @Test func `a port that another program keeps is said in a sentence`() async throws {
        let loop = NIOSingletons.posixEventLoopGroup.any()
        let kept = try await DatagramPort.open(DatagramSocket(.v4(.any), port: 0), on: loop) { _, _ in }
        let error = #expect(throws: DiscoveryError.self) {
            try DatagramSocket(.v4(.any), port: kept.number, isShared: true)
        }
        #expect(error?.message.hasPrefix("Another program keeps UDP port \(kept.number) for itself") == true)
        await kept.close()
    }
}
