import ChatModel
import HubConnection

/// A session in which questions are asked, and only what answers them is heard.
struct Interview {
    private let session: HubSession
    private var answers: HubAnswers.AsyncIterator
    private var lastTag: UInt32 = 0

    init(_ session: HubSession) {
        self.session = session
        answers = session.answers.makeAsyncIterator()
    }

    /// A tag that was not used in this session.
    mutating func newTag() -> Tag {
        lastTag += 1
        return Tag(lastTag)
    }

    /// Asks several things at once; what answers them is heard with ``next(isolation:)``.
    func send(
        _ requests: [Request], isolation: isolated (any Actor)? = #isolation
    ) async throws(HubConnectionError) {
        if !requests.isEmpty { try await session.send(requests) }
    }

    /// Asks something, and waits for its answer.
    /// - Throws: as ``next(isolation:)``.
    mutating func ask(
        isolation: isolated (any Actor)? = #isolation, _ question: (Tag) -> Request
    ) async throws -> Answer {
        let tag = newTag()
        try await send([question(tag)])
        while true {
            let (answered, answer) = try await next()
            if answered == tag { return answer }
        }
    }

    /// The next answer to any question, and to which one.
    /// - Throws: ``Refused`` if the hub says no; ``HubConnectionError`` if the session is lost.
    mutating func next(isolation: isolated (any Actor)? = #isolation) async throws -> (Tag, Answer) {
        while let answer = try await answers.next(isolation: isolation) {
            if case .refused(let refusal) = answer, case .request = refusal.subject { throw Refused(refusal: refusal) }
            if case .goodbye = answer { break }
            if let tag = answer.tag { return (tag, answer) }
        }
        throw HubConnectionError(.lost, "The hub ended the session; try again later.")
    }
}

/// The hub's "no" to a question.
struct Refused: Error {
    let refusal: Refusal
}

extension Answer {
    /// The question that it answers; nil for what comes unasked.
    fileprivate var tag: Tag? {
        switch self {
        case .done(let tag), .rooms(let tag, _, _), .roster(let tag, _, _), .people(let tag, _, _),
            .identified(let tag, _), .whois(let tag, _), .history(let tag, _), .pong(let tag, _, _),
            .directs(let tag, _), .found(let tag, _):
            tag
        case .joined(let joined): joined.tag
        default: nil
        }
    }
}
