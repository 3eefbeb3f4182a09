import ChatModel
import NIOCore
import NIOPosix
import Synchronization

/// A listener on loopback whose connections a test plays by hand: a hub that need not behave.
package final class ScriptedHub: Sendable {
    /// Where it listens.
    package let port: UInt16
    private let listener: any Channel
    private let arrivals: Arrivals

    private init(listener: any Channel, arrivals: Arrivals) {
        self.listener = listener
        self.arrivals = arrivals
        port = UInt16(clamping: listener.localAddress?.port ?? 0)
    }

    /// Listens on a free port of 127.0.0.1, or on a given one. `furnish` may put handlers, such as TLS, into each
    /// connection.
    package static func listen(
        port: UInt16 = 0, furnish: @escaping @Sendable (any Channel) throws -> Void = { _ in }
    ) async throws -> ScriptedHub {
        let arrivals = Arrivals()
        let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    arrivals.add(try ScriptedPeer(taking: channel, furnish: furnish))
                }
            }
            .bind(host: "127.0.0.1", port: Int(port)).get()
        return ScriptedHub(listener: listener, arrivals: arrivals)
    }

    /// Its address, to be spoken to without TLS or with it.
    package func address(plain: Bool = true) -> HubAddress { .tcp(host: "127.0.0.1", port: port, plain: plain) }

    /// The next connection.
    package func accept(within time: TimeAmount = .seconds(10)) async throws -> ScriptedPeer {
        try await arrivals.next(on: listener.eventLoop, within: time)
    }

    /// Stops listening; connections stay.
    package func close() async { try? await listener.close() }
}

/// Connections that nobody has taken yet, or who waits for one.
private final class Arrivals: Sendable {
    private struct State {
        var ready: [ScriptedPeer] = []
        var waiting: [EventLoopPromise<ScriptedPeer>] = []
    }

    private let state = Mutex(State())

    func add(_ peer: ScriptedPeer) {
        let promise = state.withLock { state -> EventLoopPromise<ScriptedPeer>? in
            if !state.waiting.isEmpty { return state.waiting.removeFirst() }
            state.ready.append(peer)
            return nil
        }
        promise?.succeed(peer)
    }

    func next(on loop: any EventLoop, within time: TimeAmount) async throws -> ScriptedPeer {
        let promise = loop.makePromise(of: ScriptedPeer.self)
        let ready = state.withLock { state -> ScriptedPeer? in
            if !state.ready.isEmpty { return state.ready.removeFirst() }
            state.waiting.append(promise)
            return nil
        }
        if let ready { promise.succeed(ready) }
        let deadline = loop.scheduleTask(in: time) { promise.fail(PeerError("Nobody connected in time.")) }
        return try await promise.futureResult.always { _ in deadline.cancel() }.get()
    }
}
