import ChatModel
import MessageCodec
import NIOCore
import Trust

/// An open session with a hub: what it said at the door, its answers, and the way to it.
package struct HubSession: Sendable {
    /// The hub's proven identity.
    package let hub: HubID
    /// What the hub calls itself.
    package let hubName: HubName
    /// Names of optional abilities that the hub has.
    package let features: [String]
    package let welcome: Welcome
    /// What was proven of the hub's password, to be remembered; nil if it asked for none.
    package let secret: ScramSecret?
    /// What the hub says from here on.
    package let answers: HubAnswers
    let edge: Edge

    /// Sends a request; waits while the network takes no more.
    /// - Throws: ``HubConnectionError`` (`lost`, `unsendable`).
    package func send(_ request: Request) async throws(HubConnectionError) { try await send(CollectionOfOne(request)) }

    /// Sends requests together, in order.
    /// - Throws: ``HubConnectionError`` (`lost`, `unsendable`: then none was sent).
    package func send(_ requests: some Collection<Request> & Sendable) async throws(HubConnectionError) {
        var frames = edge.channel.allocator.buffer(capacity: 256)
        for request in requests {
            do { try RequestCodec.encode(request, into: &frames) } catch {
                throw HubConnectionError(.unsendable, "That is too long to be sent.", cause: error)
            }
        }
        do { try await edge.outbound.write(frames) } catch { throw .lost(cause: error) }
    }

    /// Runs some work on the connection's own thread, where it is near to what the hub says. What blocks must not be done
    /// there.
    /// - Throws: what the work throws.
    package func nearby<Value, Failure: Error>(
        isolation: isolated (any Actor)? = #isolation, _ work: () async throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        try await withTaskExecutorPreference(edge.executor, isolation: isolation, operation: work)
    }

    /// Says goodbye, lets the hub read all that was sent, and ends the answers; once is enough.
    package func close() async {
        let handler = edge.handler
        let loop = edge.channel.eventLoop
        let left = loop.flatSubmit { handler.value.leave() ?? loop.makeSucceededVoidFuture() }
        try? await left.get()
    }
}

/// What a session needs of its channel.
struct Edge: Sendable {
    let channel: any Channel
    let executor: LoopExecutor
    let handler: NIOLoopBound<ConnectionHandler>
    let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
}
