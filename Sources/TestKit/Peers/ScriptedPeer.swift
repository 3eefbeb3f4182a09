import ChatModel
import MessageCodec
import NIOCore
import NIOPosix

/// A bare connection that a test speaks through, byte by byte or frame by frame: a client or a hub that need not behave.
package struct ScriptedPeer: Sendable {
    package let channel: any Channel
    private let inbox: NIOLoopBound<Inbox>

    /// Takes a connected channel; on its event loop. `furnish` may put handlers, such as TLS, before the peer's own.
    init(taking channel: any Channel, furnish: (any Channel) throws -> Void) throws {
        self.channel = channel
        inbox = NIOLoopBound(Inbox(), eventLoop: channel.eventLoop)
        try furnish(channel)
        try channel.pipeline.syncOperations.addHandler(inbox.value)
    }

    /// Connects to a hub's address, if asked from one of this machine's own.
    package static func connect(
        to address: HubAddress, from own: String? = nil,
        furnish: @escaping @Sendable (any Channel) throws -> Void = { _ in }
    ) async throws -> ScriptedPeer {
        var bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        if let own { bootstrap = bootstrap.bind(to: try SocketAddress(ipAddress: own, port: 0)) }
        // There from the beginning: a hub may close before a handler could be added to what is connected.
        let take: @Sendable (any Channel) -> EventLoopFuture<ScriptedPeer> = { channel in
            channel.eventLoop.makeCompletedFuture { try ScriptedPeer(taking: channel, furnish: furnish) }
        }
        return switch address {
        case .tcp(let host, let port, _):
            try await bootstrap.connect(host: host, port: Int(port), channelInitializer: take)
        case .unix(let path): try await bootstrap.connect(unixDomainSocketPath: path, channelInitializer: take)
        }
    }

    /// Sends bytes as they are.
    package func send(bytes: [UInt8]) async throws { try await channel.writeAndFlush(ByteBuffer(bytes: bytes)) }

    /// Sends a request as a whole frame.
    package func send(_ request: Request) async throws {
        var frame = ByteBuffer()
        try RequestCodec.encode(request, into: &frame)
        try await channel.writeAndFlush(frame)
    }

    /// Sends an answer as a whole frame.
    package func send(_ answer: Answer) async throws {
        var frame = ByteBuffer()
        try AnswerCodec.encode(answer, into: &frame)
        try await channel.writeAndFlush(frame)
    }

    /// Ends the connection, without a word.
    package func close() async { try? await channel.close() }

    /// Takes nothing more from the network, as a program that hangs; or goes on.
    package func read(_ isReading: Bool) async throws { try await channel.setOption(.autoRead, value: isReading).get() }
}

/// What the other side says.
extension ScriptedPeer {
    /// The next request, heartbeats left out.
    package func nextRequest(within time: TimeAmount = .seconds(10)) async throws -> Request {
        try await wait(for: "request", within: time) { bytes, _ in
            while let frame = try Frame.next(from: &bytes, limit: FrameLimit.request) {
                if case .request(let request) = try RequestCodec.decode(frame), request != .heartbeat { return request }
            }
            return nil
        }
    }

    /// The next answer, heartbeats left out.
    package func nextAnswer(within time: TimeAmount = .seconds(10)) async throws -> Answer {
        try await wait(for: "answer", within: time) { bytes, _ in
            while let frame = try Frame.next(from: &bytes, limit: FrameLimit.answer) {
                if let answer = try AnswerCodec.decode(frame), answer != .heartbeat { return answer }
            }
            return nil
        }
    }

    /// Waits for a heartbeat; what comes before it is dropped.
    package func nextHeartbeat(within time: TimeAmount = .seconds(10)) async throws {
        try await wait(for: "heartbeat", within: time) { bytes, _ in
            while let frame = try Frame.next(from: &bytes, limit: FrameLimit.answer) {
                if case .request(.heartbeat) = try RequestCodec.decode(frame) { return () }
            }
            return nil
        }
    }

    /// The next bytes, at least one.
    package func nextBytes(within time: TimeAmount = .seconds(10)) async throws -> [UInt8] {
        try await wait(for: "byte", within: time) { bytes, _ in
            bytes.readableBytes == 0 ? nil : bytes.readBytes(length: bytes.readableBytes)
        }
    }

    /// Waits until the other side has ended the connection; what is left of the bytes is the result.
    package func end(within time: TimeAmount = .seconds(10)) async throws -> [UInt8] {
        try await wait(for: "end", within: time) { bytes, isEnded in
            isEnded ? bytes.readBytes(length: bytes.readableBytes) ?? [] : nil
        }
    }

    private func wait<Found: Sendable>(
        for what: String, within time: TimeAmount,
        _ take: @escaping @Sendable (inout ByteBuffer, Bool) throws -> Found?
    ) async throws -> Found {
        let (loop, inbox) = (channel.eventLoop, inbox)
        return try await loop.flatSubmit { inbox.value.wait(on: loop, for: what, within: time, take) }.get()
    }
}
