import ChatModel
import HubConnection
import HubServer
import TestKit
import Testing
import Trust

/// Somebody stands between a client and a hub.
@Suite(.timeLimit(.minutes(1))) struct MiddlemanTests {
    @Test func atAFirstMeetingThePasswordDoesNotPass() async throws {
        try await withHub(plain: false, adjust: { $0.password = .given(try Password("pencil")) }) { hub in
            let middleman = try await Middleman(before: hub)
            async let outcome = middleman.relayPassword()
            // The client trusts whatever key it meets: only the binding is left to notice.
            let error = await #expect(throws: HubConnectionError.self) {
                try await Visitor("pencil").enter(at: middleman.address)
            }
            #expect(error?.code == .refused(.wrongBinding))
            #expect(error?.message.hasPrefix("Somebody stands between you and this hub") == true)
            #expect(try await outcome.code == .wrongBinding)
            await middleman.listener.close()
        }
    }

    @Test func framesThatArePassedOnAsTheyAreEndAtTheChallenge() async throws {
        try await withHub(plain: false) { hub in
            let middleman = try await Middleman(before: hub)
            async let passed = middleman.relay()
            let error = await #expect(throws: HubConnectionError.self) {
                try await Visitor("pencil").enter(at: middleman.address)
            }
            #expect(
                error?.code == .untrusted(.wrongHub(expected: middleman.identity.id, met: hub.identity.id, known: nil)))
            #expect(try await passed.count == 1, "the hub got a hello and nothing behind it")
            await middleman.listener.close()
        }
    }

    @Test func fromWhoeverKnowsTheHubTheyGetNothing() async throws {
        try await withHub(plain: false, adjust: { $0.password = .given(try Password("pencil")) }) { hub in
            let middleman = try await Middleman(before: hub)
            let known = hub.identity.id
            async let client = middleman.listener.accept()
            let error = await #expect(throws: HubConnectionError.self) {
                try await Visitor("pencil").enter(at: middleman.address) { (met: HubID) throws(TrustError) in
                    guard met == known else {
                        throw TrustError(.wrongHub(expected: known, met: met, known: nil), "Changed.")
                    }
                }
            }
            #expect(error?.code == .untrusted(.wrongHub(expected: known, met: middleman.identity.id, known: nil)))
            #expect(try await client.end() == [])
            await middleman.listener.close()
        }
    }

    @Test func whatAClientSaidOnceIsOfNoUseAgain() async throws {
        try await withHub(adjust: { $0.password = .given(try Password("pencil")) }) { hub in
            let said = try await record(at: hub)
            #expect(said.count == 4)
            let peer = try await Guest.connect(hub)
            var refusal: Refusal?
            for request in said where refusal == nil {
                try await peer.send(request)
                if case .refused(let no) = try await peer.nextAnswer() { refusal = no }
            }
            #expect(refusal?.code == .signature)
        }
    }

    /// Everything that a client says until it is welcomed.
    private func record(at hub: HubServer) async throws -> [Request] {
        let listener = try await ScriptedHub.listen()
        let address = listener.address()
        async let entered = Visitor("pencil").enter(at: address)
        let (client, peer) = (try await listener.accept(), try await Guest.connect(hub))
        var said: [Request] = []
        while true {
            let request = try await client.nextRequest()
            said.append(request)
            try await peer.send(request)
            var answer = try await peer.nextAnswer()
            try await client.send(answer)
            if case .credentials(let message) = answer, message.hasPrefix("v=") {
                answer = try await peer.nextAnswer()
                try await client.send(answer)
            }
            if case .welcome = answer { break }
        }
        #expect(try await client.nextRequest() == .goodbye)
        await client.close()
        _ = try await entered
        await listener.close()
        return said
    }
}
