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
    /// - Throws: ``WireError`` when a number is 2^62 or more, a key or signature has the wrong count of bytes, or the
    ///   frame would be over ``FrameLimit/request``.
    package static func encode(_ request: Request, into buffer: inout ByteBuffer) throws(WireError) {
        try Frame.write(kind(of: request).rawValue, into: &buffer, limit: FrameLimit.request) {
            (buffer) throws(WireError) in
            switch request {
            case .hello(let hello): try writeHello(hello, into: &buffer)
            case .proof(let proof): try writeProof(proof, into: &buffer)
            case .heartbeat, .goodbye: break
            case .post(let post): try writePost(post, into: &buffer)
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

    private static func kind(of request: Request) -> RequestKind {
        switch request {
        case .hello: .hello
        case .proof: .proof
        case .heartbeat: .heartbeat
        case .goodbye: .goodbye
        case .join: .join
        case .direct: .direct
        case .leave: .leave
        case .nick: .nick
        case .away: .away
        case .rooms: .rooms
        case .roster: .roster
        case .people: .people
        case .identify: .identify
        case .whois: .whois
        case .history: .history
        case .ping: .ping
        case .post(let post): RequestKind(post: post.body)
        }
    }
}
