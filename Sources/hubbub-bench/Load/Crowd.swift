import ChatModel
import NIOCore
import NIOPosix
import Trust

/// The members that the load plays against one hub, all on one event loop.
struct Crowd: Sendable {
    private let group: MultiThreadedEventLoopGroup
    private let roll: NIOLoopBound<Roll>
    private let host: String
    private let port: Int
    /// Nil to speak plainly.
    private let tls: ClientTLS?
    private let beating: RepeatedTask

    /// How many connections are opened at once.
    private static let lanes = 32

    var loop: any EventLoop { roll.eventLoop }

    init(hub: HubAddress) throws {
        guard case .tcp(let host, let port, let plain) = hub else {
            throw BenchError("Only hubs on TCP are measured.")
        }
        (self.host, self.port) = (host, Int(port))
        tls = plain ? nil : try ClientTLS()
        group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let loop = group.any()
        let roll = try loop.submit { NIOLoopBound(Roll(loop: loop), eventLoop: loop) }.wait()
        self.roll = roll
        beating = loop.scheduleRepeatedTask(initialDelay: .seconds(1), delay: .seconds(1)) { _ in roll.value.beat() }
    }

    /// Opens connections and waits until all have joined; the first `talkers` of them can post.
    func gather(_ count: Int, talkers: Int = 0, room: @escaping @Sendable (Int) -> String) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for lane in 0..<min(Self.lanes, count) {
                group.addTask {
                    for index in stride(from: lane, to: count, by: Self.lanes) {
                        try await open(index, talks: index < talkers, room: RoomName(room(index)))
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    private func open(_ index: Int, talks: Bool, room: RoomName) async throws {
        let joined = loop.makePromise(of: Void.self)
        let bootstrap = ClientBootstrap(group: group).channelInitializer { [roll, tls, host] channel in
            channel.eventLoop.makeCompletedFuture {
                let check = HubCheck { _ in }
                if let tls { try channel.pipeline.syncOperations.addHandler(tls.handler(for: host, check)) }
                let binding = { check.presented.map(ChannelBinding.tls) ?? .plain }
                try channel.pipeline.syncOperations.addHandler(
                    Member(index: index, room: room, talks: talks, roll: roll.value, binding: binding, joined: joined))
            }
        }
        do { _ = try await bootstrap.connect(host: host, port: port).get() } catch { joined.fail(error) }
        try await joined.futureResult.get()
    }

    /// Waits until the room's news of the arrivals have been told; no news says that it is the last.
    func settle() async throws { try await Task.sleep(for: .milliseconds(1_500)) }

    /// Does something with everybody, on the event loop.
    func with<Value: Sendable>(_ body: @escaping @Sendable (Roll) throws -> Value) async throws -> Value {
        try await loop.submit { [roll] in try body(roll.value) }.get()
    }

    /// Puts load on the hub and waits until everybody who reads has all of it, or nothing comes any more.
    func run(_ plan: Drive.Plan, seconds: Double, hub: any HubUnderTest) async throws -> Run {
        let before = try await hub.usage()
        let finished = loop.makePromise(of: Run.self)
        loop.execute { [roll] in
            Drive(roll.value, plan: plan, seconds: seconds, on: roll.eventLoop, finished: finished).start()
        }
        var run = try await finished.futureResult.get()
        run.before = before
        run.after = try await hub.usage()
        return run
    }

    /// Closes everything; the crowd can't be used again.
    func disperse() async throws {
        beating.cancel()
        try await with { roll in for member in roll.members { member.leave() } }
        try await group.shutdownGracefully()
    }
}
