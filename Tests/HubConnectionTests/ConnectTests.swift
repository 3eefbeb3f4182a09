import ChatModel
import Foundation
import HubConnection
import NIOCore
import Testing
import TestKit
import Trust

@Suite struct ConnectTests {
    @Test func whereThePortIsClosedNothingListens() async throws {
        let port = try ClosedPort()
        let error = await failure(of: try Play.connection(to: .tcp(host: "127.0.0.1", port: port.number, plain: true)))
        #expect(error?.code == .nothingListens)
        #expect(
            error?.message
                == "Nothing listens at 127.0.0.1:\(port.number). Check the address, or start a hub there with: hubbub host"
        )
    }

    @Test func anUnknownNameIsSaidToBeUnknown() async throws {
        let address = HubAddress.tcp(host: "no-such-machine.invalid", port: 1, plain: false)
        let error = await failure(of: try Play.connection(to: address))
        #expect(error?.code == .unreachable)
        #expect(error?.message.contains("no-such-machine.invalid") == true)
    }

    @Test func aMissingSocketIsSaidToBeMissing() async throws {
        let path = NSTemporaryDirectory() + "no-hub-\(UUID().uuidString)"
        #expect(await failure(of: try Play.connection(to: .unix(path: path)))?.code == .nothingListens)
    }

    @Test func aHubThatSaysNothingIsGivenUp() async throws {
        let hub = try await ScriptedHub.listen()
        let error = await failure(of: try Play.connection(to: hub.address(), adjust: { $0.handshake = 50 }))
        #expect(error?.code == .timedOut)
        await hub.close()
    }

    @Test func halfAChallengeForEverIsGivenUp() async throws {
        let hub = try await ScriptedHub.listen()
        async let error = failure(of: Play.connection(to: hub.address(), adjust: { $0.handshake = 200 }))
        let peer = try await hub.accept()
        // On a busy machine the client may have given up before.
        try? await peer.send(bytes: [0, 0, 1, 0, 1, 1])
        #expect(try await error?.code == .timedOut)
        await hub.close()
    }

    @Test(arguments: [
        Array("SSH-2.0-OpenSSH_9.2\r\n".utf8), Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8), [0, 0, 0, 0, 0],
    ])
    func anotherProgramIsNotTakenForAHub(greeting: [UInt8]) async throws {
        for plain in [true, false] {
            let hub = try await ScriptedHub.listen()
            async let error = failure(of: Play.connection(to: hub.address(plain: plain)))
            let peer = try await hub.accept()
            try await peer.send(bytes: greeting)
            #expect(try await error?.code == .notAHub, "plain: \(plain)")
            await hub.close()
        }
    }

    @Test func aHubWithoutTLSIsToldByItsRefusal() async throws {
        let hub = try await ScriptedHub.listen()
        async let error = failure(of: Play.connection(to: hub.address(plain: false)))
        let peer = try await hub.accept()
        try await peer.send(.refused(Refusal(subject: .session, code: .frameTooLong, detail: "Too long.")))
        #expect(try await error?.code == .plainHub)
        #expect(
            try await error?.message == "This hub speaks without TLS; use hubbub+plain://127.0.0.1:\(hub.port)")
        await hub.close()
    }

    @Test func aHubInTLSIsToldByItsAlert() async throws {
        let context = try HubTLS.context(try HubIdentity.ephemeral())
        let hub = try await ScriptedHub.listen { try $0.pipeline.syncOperations.addHandler(TLS.server(context)) }
        let error = await failure(of: try Play.connection(to: hub.address()))
        #expect(error?.code == .tlsHub)
        await hub.close()
    }

    @Test func aCancelledTaskDoesNotWaitForTheHub() async throws {
        let hub = try await ScriptedHub.listen()
        let connection = try Play.connection(to: hub.address())
        let task = Task { try await connection.run { _ in } }
        _ = try await hub.accept()
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        await hub.close()
    }
}
