import ChatModel
import MessageCodec
import NIOCore
import NIOEmbedded
import Testing
import Trust

@testable import HubConnection

/// A welcomed connection on a loop whose time is moved by hand.
private struct Bench {
    let channel = EmbeddedChannel()
    let welcomed: EventLoopFuture<HubEntry>

    init() throws {
        let promise = channel.eventLoop.makePromise(of: HubEntry.self)
        welcomed = promise.futureResult
        let address = HubAddress.unix(path: "/hub")
        let handler = ConnectionHandler(
            greeting: Greeting(login: try Play.login(), policy: Play.policy, check: nil),
            failure: ConnectFailure(address: address, timing: ConnectionTiming()), timing: ConnectionTiming(),
            welcomed: promise)
        try channel.connect(to: SocketAddress(unixDomainSocketPath: "/hub")).wait()
        try channel.pipeline.syncOperations.addHandler(handler)
        try welcome()
    }

    private func welcome() throws {
        guard case .hello(let hello) = try sent().first else { throw Play.Unexpected() }
        let handshake = try HubHandshake(
            answering: hello, as: try HubIdentity.ephemeral(), named: try HubName("lab"), over: .plain)
        try hear(.challenge(handshake.challenge))
        guard case .proof(let proof) = try sent().first else { throw Play.Unexpected() }
        let you = Play.person(proof.nick, try handshake.user(provenBy: proof))
        try hear(.welcome(Welcome(you: you, time: HubTime(milliseconds: 0), credit: 256, people: 1)))
        _ = try welcomed.wait()
    }

    /// The hub says something.
    func hear(_ answer: Answer) throws {
        var frame = ByteBuffer()
        try AnswerCodec.encode(answer, into: &frame)
        try channel.writeInbound(frame)
    }

    /// What went out since the last look.
    func sent() throws -> [Request] {
        var requests: [Request] = []
        while var bytes = try channel.readOutbound(as: ByteBuffer.self) {
            while let frame = try Frame.next(from: &bytes, limit: FrameLimit.request) {
                if case .request(let request) = try RequestCodec.decode(frame) { requests.append(request) }
            }
        }
        return requests
    }

    func pass(seconds: Int64) { channel.embeddedEventLoop.advanceTime(by: .seconds(seconds)) }
}

@Suite struct SilenceTests {
    @Test func aHubThatIsReadAndSaysNothingFor25SecondsIsDead() throws {
        let bench = try Bench()
        bench.channel.read()
        bench.pass(seconds: 24)
        #expect(bench.channel.isActive)
        bench.pass(seconds: 4)
        #expect(!bench.channel.isActive)
        let error = #expect(throws: HubConnectionError.self) { try bench.channel.throwIfErrorCaught() }
        #expect(error?.message == "Nothing was heard from the hub for 25 s; connect again.")
    }

    @Test func aWordOfTheHubBeginsTheWaitAnew() throws {
        let bench = try Bench()
        for _ in 1...5 {
            bench.channel.read()
            bench.pass(seconds: 20)
            try bench.hear(.heartbeat)
        }
        #expect(bench.channel.isActive)
    }

    @Test func aHubThatIsNotReadIsNotJudged() throws {
        let bench = try Bench()
        bench.channel.read()
        try bench.hear(.done(Tag(1)))
        bench.pass(seconds: 300)
        #expect(bench.channel.isActive)
        bench.channel.read()
        bench.pass(seconds: 24)
        #expect(bench.channel.isActive)
        bench.pass(seconds: 4)
        #expect(!bench.channel.isActive)
    }

    @Test func aHeartbeatGoesOutEveryTenSecondsWhateverTheHubDoes() throws {
        let bench = try Bench()
        bench.pass(seconds: 35)
        #expect(try bench.sent() == [.heartbeat, .heartbeat, .heartbeat])
        #expect(try bench.channel.readInbound(as: [Answer].self) == nil)
    }
}
