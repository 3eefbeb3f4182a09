import NIOCore
import NIOPosix

/// Stands between one client and the hub: a port of its own, whose connections can be cut, stalled and left half-open.
final class Proxy: Sendable {
    /// Where the client finds it.
    let port: UInt16
    private let listener: any Channel
    private let state: NIOLoopBound<ProxyState>

    private init(_ listener: any Channel, _ state: NIOLoopBound<ProxyState>) {
        (self.listener, self.state) = (listener, state)
        port = UInt16(clamping: listener.localAddress?.port ?? 0)
    }

    /// Listens on a free port of 127.0.0.1.
    static func listen(before hub: UInt16, on loop: any EventLoop) async throws -> Proxy {
        let state = try await loop.submit { NIOLoopBound(ProxyState(hub: hub, loop: loop), eventLoop: loop) }.get()
        let listener = try await ServerBootstrap(group: loop)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.autoRead, value: false)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try state.value.welcome(channel) }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        return Proxy(listener, state)
    }

    /// Lets so many more bytes pass in that direction, then ends the connection.
    func cut(_ flow: Fault.Flow, bytes: Int) { act { $0.cut(flow, bytes: bytes) } }

    /// Ends the connection towards one side only.
    func halfOpen(_ side: Fault.Side) { act { $0.halfOpen(side) } }

    /// Ends what was left half-open towards the client.
    func endHalfOpen() { act { $0.endHalfOpen() } }

    /// Takes nothing from the hub, or goes on.
    func stall(_ isStalled: Bool) { act { $0.stall(isStalled) } }

    /// Lets everything pass that still comes.
    func heal() { act { $0.heal() } }

    /// Waits until so many bytes have passed in a direction, in all connections together, or nobody waits any more.
    func wait(for flow: Fault.Flow, bytes: Int) async throws {
        let loop = listener.eventLoop
        try await loop.flatSubmit { [state] in state.value.wait(for: flow, bytes: bytes, on: loop) }.get()
    }

    /// How many bytes have passed in a direction, in all connections together.
    func passed(_ flow: Fault.Flow) async throws -> Int {
        try await listener.eventLoop.submit { [state] in state.value.passed[flow] ?? 0 }.get()
    }

    /// Whoever waits for bytes waits no more.
    func release() { act { $0.release() } }

    /// Ends all connections and the port.
    func close() async {
        try? await listener.close()
        try? await listener.eventLoop.submit { [state] in state.value.closeAll() }.get()
    }

    private func act(_ change: @escaping @Sendable (ProxyState) -> Void) {
        listener.eventLoop.execute { [state] in change(state.value) }
    }
}

/// The connections of one proxy; lives on its event loop.
private final class ProxyState {
    private let hub: UInt16
    private let loop: any EventLoop
    private var links: [ObjectIdentifier: ProxyLink] = [:]
    /// How many bytes were handed on in a direction.
    private(set) var passed: [Fault.Flow: Int] = [:]
    private var waiting: (flow: Fault.Flow, bytes: Int, promise: EventLoopPromise<Void>)?

    init(hub: UInt16, loop: any EventLoop) { (self.hub, self.loop) = (hub, loop) }

    func welcome(_ client: any Channel) throws {
        let link = ProxyLink(client: client)
        links[ObjectIdentifier(link)] = link
        let this = NIOLoopBound(self, eventLoop: loop)
        let bound = NIOLoopBound(link, eventLoop: loop)
        link.onPass = { [weak self] in self?.count($0, $1) }
        client.closeFuture.whenComplete { _ in this.value.forget(bound.value) }
        try client.pipeline.syncOperations.addHandler(Relay(link, .toHub))
        ClientBootstrap(group: loop)
            .channelOption(.autoRead, value: false)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Relay(bound.value, .toClient))
                    bound.value.hub = channel
                    channel.closeFuture.whenComplete { _ in this.value.forget(bound.value) }
                }
            }
            .connect(host: "127.0.0.1", port: Int(hub))
            .whenComplete { result in
                if case .success = result { bound.value.isConnected = true } else { bound.value.end() }
                bound.value.update()
            }
    }

    private func count(_ flow: Fault.Flow, _ bytes: Int) {
        passed[flow, default: 0] += bytes
        if let waiting, passed[waiting.flow, default: 0] >= waiting.bytes { release() }
    }

    /// One wait at a time.
    func wait(for flow: Fault.Flow, bytes: Int, on loop: any EventLoop) -> EventLoopFuture<Void> {
        release()
        guard passed[flow, default: 0] < bytes else { return loop.makeSucceededVoidFuture() }
        let promise = loop.makePromise(of: Void.self)
        waiting = (flow, bytes, promise)
        return promise.futureResult
    }

    func release() {
        waiting?.promise.succeed()
        waiting = nil
    }

    private func forget(_ link: ProxyLink) { if link.isOver { links[ObjectIdentifier(link)] = nil } }

    private func each(_ change: (ProxyLink) -> Void) { for link in Array(links.values) { change(link) } }

    func cut(_ flow: Fault.Flow, bytes: Int) { each { $0.budget[flow] = bytes } }
    func halfOpen(_ side: Fault.Side) { each { $0.leave(open: side) } }
    func endHalfOpen() { each { if $0.open == .client { $0.client.close(promise: nil) } } }
    func closeAll() {
        release()
        each { $0.end() }
    }

    func stall(_ isStalled: Bool) {
        each {
            $0.isStalled = isStalled
            $0.update()
        }
    }

    func heal() {
        stall(false)
        each { $0.budget = [:] }
        endHalfOpen()
    }
}

/// One client's connection and the one to the hub that it stands for.
private final class ProxyLink {
    let client: any Channel
    var hub: (any Channel)?
    var isConnected = false
    var isStalled = false
    /// Which side is left believing in the connection; nil while both may.
    var open: Fault.Side?
    /// How many more bytes pass in a direction.
    var budget: [Fault.Flow: Int] = [:]
    /// Hears how many bytes were handed on.
    var onPass: (Fault.Flow, Int) -> Void = { _, _ in }

    init(client: any Channel) { self.client = client }

    var isOver: Bool { !client.isActive && hub?.isActive != true }

    /// Reads from each side what the other can take.
    func update() {
        guard isConnected, open == nil, let hub else { return }
        set(client, reads: hub.isWritable)
        set(hub, reads: client.isWritable && !isStalled)
    }

    private func set(_ channel: any Channel, reads: Bool) {
        _ = channel.setOption(.autoRead, value: reads)
    }

    /// Hands on what one side sent.
    func pass(_ bytes: ByteBuffer, _ flow: Fault.Flow) {
        guard open == nil else { return }
        let target = flow == .toHub ? hub : client
        onPass(flow, min(bytes.readableBytes, budget[flow] ?? .max))
        guard let left = budget[flow] else { return target?.writeAndFlush(bytes, promise: nil) ?? () }
        budget[flow] = left - bytes.readableBytes
        guard bytes.readableBytes >= left, let part = bytes.getSlice(at: bytes.readerIndex, length: left) else {
            return target?.writeAndFlush(bytes, promise: nil) ?? ()
        }
        open = .hub
        let this = NIOLoopBound(self, eventLoop: client.eventLoop)
        (target ?? client).writeAndFlush(part).whenComplete { _ in this.value.end() }
    }

    /// One side ended it: what came before is handed on first.
    func ended(_ flow: Fault.Flow) { if open == nil { end() } }

    func leave(open side: Fault.Side) {
        guard open == nil, isConnected else { return }
        open = side
        // The side that is left is not read any more: to it the network has gone silent.
        switch side {
        case .hub: client.close(promise: nil)
        case .client: hub?.close(promise: nil)
        }
    }

    func end() {
        client.close(promise: nil)
        hub?.close(promise: nil)
    }
}

/// Hands on the bytes of one direction.
private final class Relay: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let link: ProxyLink
    private let flow: Fault.Flow

    init(_ link: ProxyLink, _ flow: Fault.Flow) { (self.link, self.flow) = (link, flow) }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) { link.pass(unwrapInboundIn(data), flow) }

    func channelWritabilityChanged(context: ChannelHandlerContext) { link.update() }

    func channelInactive(context: ChannelHandlerContext) { link.ended(flow) }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
