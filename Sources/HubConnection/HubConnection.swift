import ChatModel
import NIOCore
import NIOPosix
import Trust

/// The client's edge: connects to a hub, proves both keys, and keeps the connection alive.
package struct HubConnection: Sendable {
    package let address: HubAddress
    package let login: HubLogin
    /// Asked about the hub's key before anything of the user's is proven; with TLS, before anything is sent.
    package let policy: HubPolicy
    package var timing = ConnectionTiming()
    /// Whose event loop serves the connection.
    package var group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton
    /// Who looks up names; nil for the system.
    package var resolver: (any Resolver & Sendable)?

    package init(to address: HubAddress, as login: HubLogin, trusting policy: @escaping HubPolicy) {
        self.address = address
        self.login = login
        self.policy = policy
    }

    /// Connects, gives the open session to the body, and closes it with a goodbye when the body is done.
    /// - Throws: ``HubConnectionError`` if the session does not open; what the body throws.
    package func run<Result: Sendable>(
        _ body: @Sendable (HubSession) async throws -> Result
    ) async throws -> Result {
        try await hold(try await open(), body)
    }

    /// Gives an open session to the body, and closes it with a goodbye when the body is done.
    func hold<Result: Sendable>(
        _ opened: OpenedChannel, _ body: @Sendable (HubSession) async throws -> Result
    ) async throws -> Result {
        try await opened.channel.executeThenClose { inbound, outbound in
            let session = HubSession(
                hub: opened.entry.hub.id, hubName: opened.entry.hub.name, features: opened.entry.hub.features,
                welcome: opened.entry.welcome, secret: opened.entry.secret, answers: HubAnswers(stream: inbound),
                edge: Edge(
                    channel: opened.channel.channel, executor: LoopExecutor(opened.channel.channel.eventLoop),
                    handler: opened.handler, outbound: outbound))
            do {
                let result = try await body(session)
                await session.close()
                return result
            } catch {
                await session.close()
                throw error
            }
        }
    }
}

/// A channel whose handshake is done.
struct OpenedChannel: Sendable {
    let entry: HubEntry
    let channel: NIOAsyncChannel<[Answer], ByteBuffer>
    let handler: NIOLoopBound<ConnectionHandler>
}

extension HubConnection {
    /// Connects and shakes hands. A cancelled task does not wait for it: what still opens then is closed.
    /// - Parameter line: What only one of several connections crosses; the others end as if they were cancelled.
    func open(crossing line: FinishLine? = nil) async throws -> OpenedChannel {
        let loop = group.any()
        let opened = loop.makePromise(of: OpenedChannel.self)
        let connected = connect(on: loop)
        connected.whenSuccess { furnish($0, opened, line) }
        connected.whenFailure { opened.fail($0) }
        do {
            return try await withTaskCancellationHandler {
                try await opened.futureResult.get()
            } onCancel: {
                opened.fail(CancellationError())
            }
        } catch {
            if error is CancellationError { throw error }
            throw ConnectFailure(address: address, timing: timing).explain(error)
        }
    }

    private func connect(on loop: any EventLoop) -> EventLoopFuture<any Channel> {
        // Nothing is read before the handlers are there: a program that speaks first would be taken for a silent one.
        let bootstrap = ClientBootstrap(group: loop).connectTimeout(.milliseconds(timing.connect))
            .channelOption(.autoRead, value: false).resolver(resolver)
        return switch address {
        case .tcp(let host, let port, _): bootstrap.connect(host: host, port: Int(port))
        case .unix(let path): bootstrap.connect(unixDomainSocketPath: path)
        }
    }

    /// Puts the handlers of a hub's connection into a channel that is connected; `opened` once the hub has welcomed us.
    private func furnish(_ channel: any Channel, _ opened: EventLoopPromise<OpenedChannel>, _ line: FinishLine?) {
        let welcomed = channel.eventLoop.makePromise(of: HubEntry.self)
        let check = address.usesTLS ? HubCheck(policy) : nil
        let handler = ConnectionHandler(
            greeting: Greeting(login: login, policy: policy, check: check),
            failure: ConnectFailure(address: address, timing: timing), timing: timing, welcomed: welcomed)
        let bound = NIOLoopBound(handler, eventLoop: channel.eventLoop)
        welcomed.futureResult.flatMapThrowing { entry in
            guard line?.cross() ?? true else { throw CancellationError() }
            // Made in the very turn of the welcome, so that no answer behind it is missed.
            let stream = try NIOAsyncChannel<[Answer], ByteBuffer>(
                wrappingChannelSynchronously: channel,
                configuration: .init(backPressureStrategy: .init(lowWatermark: 2, highWatermark: 8)))
            return OpenedChannel(entry: entry, channel: stream, handler: bound)
        }.cascade(to: opened)
        opened.futureResult.whenFailure { _ in bound.value.abandon() }
        do {
            let pipeline = channel.pipeline.syncOperations
            try pipeline.addHandler(FirstBytes())
            if let check, case .tcp(let host, _, _) = address {
                try pipeline.addHandler(ClientTLS().handler(for: host, check))
            }
            try pipeline.addHandler(handler)
            channel.setOption(.autoRead, value: true).whenFailure { welcomed.fail($0) }
        } catch {
            welcomed.fail(error)
            channel.close(promise: nil)
        }
    }
}

extension HubAddress {
    /// Whether a hub at this address is to be spoken to in TLS.
    fileprivate var usesTLS: Bool {
        if case .tcp(_, _, let plain) = self { !plain } else { false }
    }
}
