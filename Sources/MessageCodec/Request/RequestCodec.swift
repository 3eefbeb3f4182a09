import ChatModel
import NIOCore

/// What arrived at a hub in one frame.
package enum ReceivedRequest: Hashable, Sendable {
    case request(Request)
    /// A kind from a later version, to be answered with ``Refusal/Code/unknownKind``; the tag that every later kind
    /// begins with, or ``Tag/unasked`` if there is none.
    case unknown(kind: UInt8, Tag)
}

/// Requests to and from the bytes of frames.
package enum RequestCodec {
    /// Appends a request as one frame; when it throws, the buffer is as it was.
    /// - Throws: ``WireError`` when a number is 2^62 or more, a key or signature has the wrong count of bytes, a body
    ///   is never posted, or the frame would be over ``FrameLimit/request``.
    package static func encode(_ request: Request, into buffer: inout ByteBuffer) throws(WireError) {
        try Frame.write(try kind(of: request).rawValue, into: &buffer, limit: FrameLimit.request) {
            (buffer) throws(WireError) in
            switch request {
            case .hello(let hello): try writeHello(hello, into: &buffer)
            case .proof(let proof): try writeProof(proof, into: &buffer)
            case .heartbeat, .goodbye: break
            case .credentials(let message): try buffer.writeLine(message, limit: WireLine.credentialsBytes)
            case .post(let post): try writePost(post, into: &buffer)
            case .mark(let room, let seq):
                try buffer.write(room)
                try buffer.write(seq)
            default: try writeTagged(request, into: &buffer)
            }
        }
    }

    /// The request that a frame holds.
    /// - Throws: ``WireError``.
    package static func decode(_ frame: Frame) throws(WireError) -> ReceivedRequest {
        var reader = FieldReader(frame.body)
        guard let kind = RequestKind(rawValue: frame.kind) else {
            return .unknown(kind: frame.kind, (try? reader.tag()) ?? .unasked)
        }
        return .request(try read(kind, &reader))
    }

    private static func kind(of request: Request) throws(WireError) -> RequestKind {
        switch request {
        case .hello: return .hello
        case .proof: return .proof
        case .heartbeat: return .heartbeat
        case .goodbye: return .goodbye
        case .join: return .join
        case .direct: return .direct
        case .leave: return .leave
        case .nick: return .nick
        case .away: return .away
        case .rooms: return .rooms
        case .roster: return .roster
        case .people: return .people
        case .identify: return .identify
        case .whois: return .whois
        case .history: return .history
        case .ping: return .ping
        case .directs: return .directs
        case .search: return .search
        case .pins: return .pins
        case .mark: return .mark
        case .typing: return .typing
        case .credentials: return .credentials
        case .order: return .order
        case .sanctions: return .sanctions
        case .commands: return .commands
        case .run: return .run
        case .stopRun: return .stopRun
        case .file(_, let request): return RequestKind(request)
        case .post(let post):
            guard let kind = RequestKind(post: post.body) else {
                throw WireError(.unknownCase, "Such an entry is never posted.")
            }
            return kind
        }
    }
}
