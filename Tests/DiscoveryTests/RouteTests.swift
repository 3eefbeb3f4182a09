import NIOCore
import NIOPosix
import Testing

@testable import Discovery

@Suite(.timeLimit(.minutes(1))) struct RouteTests {
    @Test func `where nothing is asked for, or of the other family, nothing is said`() throws {
        let source = try #require(IPAddress("10.0.0.1"))
        #expect(Route.any.control(for: .v4).isEmpty && Route.any.control(for: .v6).isEmpty)
        #expect(Route(interface: 2, from: source).control(for: .v6).isEmpty)
    }

    @Test(arguments: ["127.0.0.1", "127.9.8.7"])
    func `a datagram comes from the address that its route names, and tells where it came in`(
        from: String
    ) async throws {
        let source = try #require(IPAddress(from))
        let loopback = try #require(try NetworkInterface.all().first { $0.flags.contains(.loopback) })
        let (arrived, arrive) = AsyncStream.makeStream(of: Arrival.self)
        let loop = NIOSingletons.posixEventLoopGroup.any()
        let port = try await DatagramPort.open(DatagramSocket(.v4(.any), port: 0), on: loop) { _, arrival in
            arrive.yield(arrival)
        }
        let target = IPv4Address.loopback.socket(port: port.number)
        let route = Route(interface: loopback.index, from: source)
        #expect(port.send(.query(token: 1), to: target, by: route) == nil)
        let arrival = try #require(await arrived.first { _ in true })
        #expect(IPAddress(arrival.source) == source)
        #expect(arrival.interface == loopback.index)
        #expect(arrival.destination == .v4(.loopback))
        await port.close()
    }

    @Test func `a source that is nobody's is refused`() async throws {
        let socket = try DatagramSocket(.v4(.any), port: 0)
        let stranger = try #require(IPAddress("192.0.2.1"))
        let route = Route(from: stranger)
        let target = IPv4Address.loopback.socket(port: 9)
        #expect(socket.send(ByteBuffer(), to: target, by: route) != nil)
        #expect(socket.send(ByteBuffer(), to: target) == nil)
    }
}

@Suite struct RetryTests {
    @Test func `a way that is no more is not tried`() throws {
        let start = NIODeadline.uptimeNanoseconds(1_000_000_000)
        var retries = Retries()
        retries.note(sent: [], refused: [.thisMachine], at: start)
        #expect(retries.nextTick == start + .seconds(1))
        retries.keep([])
        #expect(retries.nextTick == nil)
    }

    @Test func `the pause doubles up to half a minute, and what was sent begins anew`() throws {
        var now = NIODeadline.uptimeNanoseconds(1_000_000_000)
        var retries = Retries()
        var pauses: [Int64] = []
        retries.note(sent: [], refused: [.thisMachine], at: now)
        for _ in 0..<7 {
            let next = try #require(retries.nextTick)
            pauses.append((next - now).nanoseconds / 1_000_000_000)
            now = next
            let due = retries.due([.thisMachine], at: now)
            #expect(due == [.thisMachine])
            retries.note(sent: [], refused: due, at: now)
        }
        #expect(pauses == [1, 2, 4, 8, 16, 30, 30])
        retries.note(sent: [.thisMachine], refused: [], at: now)
        #expect(retries.nextTick == nil)
    }
}
