import NIOCore
import NIOPosix

/// As much of an IRC server (RFC 2812) as a client needs to be in rooms and to hear others: for one client on loopback.
struct IRCServer: Sendable {
    let port: Int
    private let group: MultiThreadedEventLoopGroup
    private let listener: any Channel
    private let guests: NIOLoopBound<Guests>

    /// The connections; lives on the one event loop.
    final class Guests {
        var channels: [any Channel] = []
    }

    static func open() async throws -> IRCServer {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let loop = group.any()
        let guests = try await loop.submit { NIOLoopBound(Guests(), eventLoop: loop) }.get()
        let listener = try await ServerBootstrap(group: group).childChannelInitializer { channel in
            channel.eventLoop.makeCompletedFuture {
                guests.value.channels.append(channel)
                try channel.pipeline.syncOperations.addHandlers([ByteToMessageHandler(LineDecoder()), IRCGuest()])
            }
        }.bind(host: "127.0.0.1", port: 0).get()
        return IRCServer(port: listener.localAddress?.port ?? 0, group: group, listener: listener, guests: guests)
    }

    /// Writes lines to everybody at once.
    func write(_ lines: String) async throws {
        try await guests.eventLoop.submit { [guests] in
            for channel in guests.value.channels { channel.writeAndFlush(ByteBuffer(string: lines), promise: nil) }
        }.get()
    }

    func close() async {
        try? await listener.close()
        try? await group.shutdownGracefully()
    }
}

/// Lines that end with a newline; a carriage return before it is dropped.
struct LineDecoder: ByteToMessageDecoder {
    typealias InboundOut = String

    mutating func decode(context: ChannelHandlerContext, buffer: inout ByteBuffer) -> DecodingState {
        guard let end = buffer.readableBytesView.firstIndex(of: UInt8(ascii: "\n")) else { return .needMoreData }
        let line = buffer.readString(length: end - buffer.readerIndex) ?? ""
        buffer.moveReaderIndex(forwardBy: 1)
        context.fireChannelRead(wrapInboundOut(line.hasSuffix("\r") ? String(line.dropLast()) : line))
        return .continue
    }
}

/// One client: welcomed, let into the rooms that it asks for, answered when it pings.
final class IRCGuest: ChannelInboundHandler {
    typealias InboundIn = String
    typealias OutboundOut = ByteBuffer

    private var nick = "bench"

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let words = unwrapInboundIn(data).split(separator: " ").map(String.init)
        let answer = answer(to: words.first?.uppercased() ?? "", Array(words.dropFirst()))
        if !answer.isEmpty { context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: answer)), promise: nil) }
    }

    private func answer(to command: String, _ arguments: [String]) -> String {
        switch command {
        case "NICK":
            nick = arguments.first ?? nick
            return ""
        case "CAP": return arguments.first == "LS" ? ":stage CAP * LS :\r\n" : ""
        case "USER":
            return ":stage 001 \(nick) :Welcome\r\n:stage 005 \(nick) NETWORK=bench :are supported\r\n"
                + ":stage 422 \(nick) :No message of the day\r\n"
        case "JOIN": return rooms(in: arguments.first ?? "").map(entry).joined()
        case "PING": return ":stage PONG stage :\(arguments.joined(separator: " "))\r\n"
        default: return ""
        }
    }

    /// irssi first joins a room without a name, to see whether the server has capabilities.
    private func rooms(in list: String) -> [String] {
        list.split(separator: ",").map(String.init).filter { $0.hasPrefix("#") }
    }

    private func entry(into room: String) -> String {
        let number = Int(room.dropFirst("#r".count))
        let greeting = number.map { ":stage!s@stage PRIVMSG \(room) :\(StageWords.ready($0))\r\n" } ?? ""
        return ":\(nick)!b@stage JOIN \(room)\r\n:stage 353 \(nick) = \(room) :\(nick) u0\r\n"
            + ":stage 366 \(nick) \(room) :End of /NAMES list.\r\n" + greeting
    }
}
