import ChatModel
import NIOCore
import NIOPosix
import Trust

/// An attacker at an address of its own, 127.0.0.2, who keeps up many connections on an event loop of their own: one
/// that ends is begun anew a second later.
///
/// The attacker's machine is another one in earnest, so its thread gives way to the hub's and the members': what they
/// notice is then what the hub does to them, not two cores that are shared by three.
struct Besieger: Sendable {
    private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    private let camp: NIOLoopBound<Camp>
    private let count: Int
    private let start = ContinuousClock.now

    init(hub: HubAddress, count: Int) throws {
        guard case .tcp(let host, let port, let plain) = hub else {
            throw BenchError("Only hubs on TCP are besieged.")
        }
        let loop = group.any()
        try loop.submit { OwnThread.giveWay() }.wait()
        let target = try SocketAddress(ipAddress: host, port: Int(port))
        let (tls, room) = (plain ? nil : try ClientTLS(), try RoomName(BenchRoom.fresh()))
        camp = try loop.submit {
            NIOLoopBound(Camp(target: target, tls: tls, room: room, loop: loop), eventLoop: loop)
        }.wait()
        self.count = count
    }

    /// Begins all connections.
    func begin() async throws {
        try await perform { [count] camp in
            for index in 0..<count { try camp.attack(index) }
        }
    }

    /// Whether no session was opened yet, and not half a minute has gone by.
    func isBeginning() async throws -> Bool {
        let isLate = start.duration(to: .now) > .seconds(30)
        return try await tally().entered == 0 && !isLate
    }

    /// What became of them so far.
    func tally() async throws -> SiegeTally {
        try await perform { $0.tally }
    }

    func end() async {
        try? await perform { camp in
            camp.end()
            OwnThread.takePart()
        }
        try? await group.shutdownGracefully()
    }
}

extension Besieger {
    /// Does something on the attacker's thread. It comes back by way of another one, which gives way to nobody.
    private func perform<Value: Sendable>(_ work: @escaping @Sendable (Camp) throws -> Value) async throws -> Value {
        try await camp.eventLoop.submit { [camp] in try work(camp.value) }
            .hop(to: MultiThreadedEventLoopGroup.singleton.any()).get()
    }
}

/// All connections of an attacker.
///
/// A class, because each connection comes back to it; it never leaves its event loop.
final class Camp {
    let room: RoomName
    private let target: SocketAddress
    private let tls: ClientTLS?
    private let loop: any EventLoop
    private var isOver = false
    private var open: [Int: any Channel] = [:]
    var tally = SiegeTally()

    private static let pause = TimeAmount.seconds(1)

    init(target: SocketAddress, tls: ClientTLS?, room: RoomName, loop: any EventLoop) {
        (self.target, self.tls, self.room, self.loop) = (target, tls, room, loop)
    }

    /// Begins one connection.
    func attack(_ index: Int) throws {
        guard !isOver else { return }
        tally.tried += 1
        let manner = Assault.Manner(of: index)
        let camp = NIOLoopBound(self, eventLoop: loop)
        let connected = ClientBootstrap(group: loop)
            .bind(to: try SocketAddress(ipAddress: "127.0.0.2", port: 0))
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try camp.value.arm(channel, index, manner) }
            }
            .connect(to: target)
        connected.assumeIsolated().whenFailure { _ in self.lost(index) }
    }

    private func arm(_ channel: any Channel, _ index: Int, _ manner: Assault.Manner) throws {
        let check = HubCheck { _ in }
        if let tls, manner.shakesHands {
            try channel.pipeline.syncOperations.addHandler(tls.handler(for: "127.0.0.1", check))
        }
        let binding = { check.presented.map(ChannelBinding.tls) ?? .plain }
        try channel.pipeline.syncOperations.addHandler(Assault(index, manner, in: self, binding: binding))
    }

    /// A connection stands.
    func note(_ index: Int, _ channel: any Channel) { open[index] = channel }

    /// A connection ended, or was never made.
    func lost(_ index: Int) {
        tally.ended += 1
        open[index] = nil
        guard !isOver else { return }
        loop.assumeIsolated().scheduleTask(in: Self.pause) { try self.attack(index) }
    }

    func end() {
        isOver = true
        for channel in open.values { channel.close(promise: nil) }
    }
}
