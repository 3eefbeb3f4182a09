import ChatModel
import Doctor
import NIOCore
import NIOPosix
import Testing

@testable import Examination

@Suite struct PortExaminerTests {
    @Test func `whoever listens is found, with the program's name`() async throws {
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .bind(host: "127.0.0.1", port: 0).get()
        let port = try #require(server.localAddress?.port.flatMap { UInt16(exactly: $0) })
        #expect(PortExaminer().obstacle(tcp: port) == .EADDRINUSE)
        #if os(Linux)
            let listeners = PortExaminer().listeners(tcp: port)
            #expect(listeners.map(\.address) == ["127.0.0.1"])
            #expect(listeners.allSatisfy { $0.isLoopback && $0.program != nil })
        #endif
        try await server.close()
        #expect(PortExaminer().obstacle(tcp: port) == nil)
    }

    @Test func `what is no hub is told so, and what is nothing`() async throws {
        let examiner = HubExaminer(software: "test", patience: 3_000)
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.writeAndFlush(ByteBuffer(string: "SSH-2.0-x\r\n"), promise: nil)
                return channel.eventLoop.makeSucceededVoidFuture()
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let port = try #require(server.localAddress?.port.flatMap { UInt16(exactly: $0) })
        let address = HubAddress.tcp(host: "127.0.0.1", port: port, plain: false)
        #expect(await examiner.examine(address) == .other(.notAHub))
        try await server.close()
        #expect(await examiner.examine(address) == .other(.nothingListens))
    }
}
