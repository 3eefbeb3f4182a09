import ChatModel
import NIOCore

/// What the hub says after its welcome, in order; while nobody takes it, the hub is not read.
///
/// Ends when the connection was closed with a goodbye of either side. One iterator only.
package struct HubAnswers: AsyncSequence, Sendable {
    package typealias Element = Answer
    package typealias Failure = HubConnectionError

    let stream: NIOAsyncChannelInboundStream<[Answer]>

    package struct AsyncIterator: AsyncIteratorProtocol {
        var base: NIOAsyncChannelInboundStream<[Answer]>.AsyncIterator
        /// The rest of what came together, the next answer last.
        private var rest: [Answer] = []

        init(base: NIOAsyncChannelInboundStream<[Answer]>.AsyncIterator) { self.base = base }

        /// The next answer; nil at the end.
        /// - Throws: ``HubConnectionError`` (`lost`, `refused`, `notAHub`).
        package mutating func next(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws(HubConnectionError) -> Answer? {
            if rest.isEmpty { rest = try await batch(isolation: actor)?.reversed() ?? [] }
            return rest.popLast()
        }

        /// All that came together and was not taken yet; nil at the end.
        /// - Throws: ``HubConnectionError`` (`lost`, `refused`, `notAHub`).
        package mutating func nextBatch(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws(HubConnectionError) -> [Answer]? {
            guard rest.isEmpty else {
                defer { rest = [] }
                return rest.reversed()
            }
            return try await batch(isolation: actor)
        }

        private mutating func batch(isolation actor: isolated (any Actor)?) async throws(HubConnectionError)
            -> [Answer]?
        {
            do { return try await base.next(isolation: actor) } catch {
                throw error as? HubConnectionError ?? .lost(cause: error)
            }
        }

        package mutating func next() async throws(HubConnectionError) -> Answer? {
            try await next(isolation: nil)
        }
    }

    package func makeAsyncIterator() -> AsyncIterator { AsyncIterator(base: stream.makeAsyncIterator()) }
}
