import ChatModel
import NIOCore
import NIOPosix
import TestKit
import Testing
import Trust

@testable import HubConnection

/// The way to a hub that has several addresses, played by sockets on loopback.
@Suite(.timeLimit(.minutes(1))) struct HubRaceTests {
    private func race(_ addresses: [HubAddress], trusting policy: @escaping HubPolicy = Play.policy) throws -> HubRace {
        try #require(HubRace(try addresses.map { try Play.connection(to: $0, trusting: policy) }))
    }

    private func mute(_ port: MutePort) -> HubAddress { .tcp(host: "127.0.0.1", port: port.number, plain: true) }

    /// Where a race ends; the hub plays its part beside it.
    private func place(_ race: HubRace, at hub: ScriptedHub, as identity: HubIdentity) async throws -> HubAddress {
        async let reached = race.run { _, address in address }
        try await Play.welcome(hub.accept(), as: identity)
        return try await reached
    }

    @Test func anAddressThatDoesNotAnswerHoldsUpForAQuarterOfASecond() async throws {
        let (port, identity) = (try MutePort(), try HubIdentity.ephemeral())
        let hub = try await ScriptedHub.listen()
        let start = ContinuousClock.now
        let race = try race([mute(port), hub.address()])
        #expect(try await place(race, at: hub, as: identity) == hub.address())
        let time = start.duration(to: .now)
        #expect(time >= .milliseconds(250) && time < .seconds(9), "\(time)")
        await hub.close()
    }

    @Test func anAddressThatRefusesHoldsUpNobody() async throws {
        let (port, identity) = (try ClosedPort(), try HubIdentity.ephemeral())
        let hub = try await ScriptedHub.listen()
        var race = try race([.tcp(host: "127.0.0.1", port: port.number, plain: true), hub.address()])
        race.pause = .seconds(3_600)
        #expect(try await place(race, at: hub, as: identity) == hub.address())
        await hub.close()
    }

    @Test func aProgramThatIsNoHubAndAHubWithAnotherKeyLeadOn() async throws {
        let (identity, stranger) = (try HubIdentity.ephemeral(), try HubIdentity.ephemeral())
        let (noHub, other, hub) = (
            try await ScriptedHub.listen(), try await ScriptedHub.listen(), try await ScriptedHub.listen()
        )
        let policy: HubPolicy = { (met: HubID) throws(TrustError) in
            guard met == identity.id else {
                throw TrustError(.wrongHub(expected: identity.id, met: met, known: nil), "Another hub.")
            }
        }
        var race = try race([noHub.address(), other.address(), hub.address()], trusting: policy)
        race.pause = .seconds(3_600)
        async let reached = race.run { session, address in (session.hub, address) }
        try await noHub.accept().send(bytes: Array("SSH-2.0-OpenSSH_9.2\r\n".utf8))
        await #expect(throws: (any Error).self) { try await Play.welcome(other.accept(), as: stranger) }
        try await Play.welcome(hub.accept(), as: identity)
        let (met, address) = try await reached
        #expect(met == identity.id && address == hub.address())
        for hub in [noHub, other, hub] { await hub.close() }
    }

    @Test func ofTwoThatOpenOneIsTakenAndTheOtherIsClosed() async throws {
        let identity = try HubIdentity.ephemeral()
        let (slow, quick) = (try await ScriptedHub.listen(), try await ScriptedHub.listen())
        var race = try race([slow.address(), quick.address()])
        race.pause = .milliseconds(1)
        let (done, finish) = AsyncStream.makeStream(of: Void.self)
        async let reached = race.run { [done] _, address in
            for await _ in done { break }
            return address
        }
        let late = try await slow.accept()
        try await Play.welcome(quick.accept(), as: identity)
        // The one that lost is closed while the session of the other goes on.
        await #expect(throws: (any Error).self) {
            while true { _ = try await late.nextRequest() }
        }
        finish.yield()
        #expect(try await reached == quick.address())
        for hub in [slow, quick] { await hub.close() }
    }

    @Test func whoArrivesBehindAnotherIsClosed() async throws {
        let (identity, line) = (try HubIdentity.ephemeral(), FinishLine())
        #expect(line.cross() && !line.cross())
        let hub = try await ScriptedHub.listen()
        let connection = try Play.connection(to: hub.address())
        let task = Task { _ = try await connection.open(crossing: line) }
        let peer = try await hub.accept()
        try await Play.welcome(peer, as: identity)
        await #expect(throws: CancellationError.self) { try await task.value }
        await #expect(throws: (any Error).self) { try await peer.nextRequest() }
        await hub.close()
    }

    @Test func whereNobodyIsTheBestAddressIsNamed() async throws {
        let (one, other) = (try ClosedPort(), try ClosedPort())
        let addresses = [one, other].map { HubAddress.tcp(host: "127.0.0.1", port: $0.number, plain: true) }
        let race = try race(addresses)
        let error = await #expect(throws: HubConnectionError.self) { try await race.run { _, _ in } }
        #expect(error?.code == .nothingListens && error?.address == addresses[0])
    }

    @Test func aCancelledRaceWaitsForNobody() async throws {
        let hub = try await ScriptedHub.listen()
        let race = try race([hub.address(), mute(try MutePort())])
        let task = Task { try await race.run { _, _ in } }
        _ = try await hub.accept()
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        await hub.close()
    }

    /// NIO's own race (RFC 8305) behind a name: both families, one after the other.
    @Test(arguments: [true, false]) func aNameWithSeveralAddressesIsReachedAtTheOneThatAnswers(
        isMute: Bool
    ) async throws {
        let identity = try HubIdentity.ephemeral()
        let hub = try await ScriptedHub.listen()
        let (mute, closed) = (try MutePort(), try ClosedPort())
        let address = HubAddress.tcp(host: "lab.example", port: hub.port, plain: true)
        var connection = try Play.connection(to: address)
        let dead = isMute ? mute.number : closed.number
        connection.resolver = PlayedResolver(
            sixes: [try SocketAddress(ipAddress: "::1", port: Int(closed.number))],
            fours: [
                try SocketAddress(ipAddress: "127.0.0.1", port: Int(dead)),
                try SocketAddress(ipAddress: "127.0.0.1", port: Int(hub.port)),
            ], loop: MultiThreadedEventLoopGroup.singleton.any())
        async let met = connection.run { session in session.hub }
        try await Play.welcome(hub.accept(), as: identity)
        #expect(try await met == identity.id)
        await hub.close()
    }
}

/// Looks names up in a list.
private struct PlayedResolver: Resolver, Sendable {
    let sixes: [SocketAddress]
    let fours: [SocketAddress]
    let loop: any EventLoop

    func initiateAQuery(host: String, port: Int) -> EventLoopFuture<[SocketAddress]> {
        loop.makeSucceededFuture(fours)
    }

    func initiateAAAAQuery(host: String, port: Int) -> EventLoopFuture<[SocketAddress]> {
        loop.makeSucceededFuture(sixes)
    }

    func cancelQueries() {}
}
