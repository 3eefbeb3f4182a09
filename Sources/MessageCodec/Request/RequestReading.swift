import ChatModel
import NIOCore

/// The fields of each request, in the order of the wire.
extension RequestCodec {
    static func read(_ kind: RequestKind, _ reader: inout FieldReader) throws(WireError) -> Request {
        if let body = kind.posted { return .post(try readPost(body, &reader)) }
        return switch kind {
        case .mark: .mark(try reader.room(), try reader.seq())
        case .heartbeat: .heartbeat
        case .credentials: .credentials(try reader.line(limit: WireLine.credentialsBytes))
        case .goodbye: .goodbye
        case .hello: .hello(try readHello(&reader))
        case .proof: .proof(try readProof(&reader))
        default: try readTagged(kind, tag: try reader.tag(), &reader)
        }
    }

    private static func readPost(_ kind: BodyKind, _ reader: inout FieldReader) throws(WireError) -> Post {
        if kind.isTagged { _ = try reader.tag() }
        return Post(
            room: try reader.room(), nonce: try reader.nonce(), attempt: try reader.number(as: UInt32.self),
            body: try reader.body(kind))
    }

    private static func readHello(_ reader: inout FieldReader) throws(WireError) -> Hello {
        let versions: [UInt32] = try reader.list(minimum: 1, atMost: FieldReader.versionLimit) {
            (reader) throws(WireError) in try reader.number(as: UInt32.self)
        }
        let userKey = try reader.raw(Handshake.userKeyBytes)
        let nonce = try reader.digest()
        return Hello(
            versions: versions, features: try reader.features(),
            software: try reader.line(limit: WireLine.softwareBytes), userKey: userKey, nonce: nonce)
    }

    private static func readProof(_ reader: inout FieldReader) throws(WireError) -> Proof {
        Proof(
            signature: try reader.raw(Handshake.signatureBytes), nick: try reader.nick(),
            kind: reader.isAtEnd ? .member : try reader.choice(SessionKind.self))
    }

    private static func readTagged(
        _ kind: RequestKind, tag: Tag, _ reader: inout FieldReader
    ) throws(WireError) -> Request {
        switch kind {
        case .join: .join(tag, try reader.roomName(), resume: try reader.resumeToken())
        case .direct: .direct(tag, try readTarget(&reader), resume: try reader.resumeToken())
        case .leave: .leave(tag, try reader.room())
        case .nick: .nick(tag, try reader.nick())
        case .away: .away(tag, try reader.awayText())
        case .rooms: .rooms(tag, after: try reader.optionalValue(RoomName.init))
        case .roster: .roster(tag, try reader.room(), after: try readUser(&reader))
        case .people: .people(tag, after: try readUser(&reader))
        case .identify: .identify(tag, try reader.users())
        case .whois: .whois(tag, try reader.nick())
        case .history: .history(tag, try reader.room(), try readSpan(&reader))
        case .ping: .ping(tag, try reader.pingPayload())
        case .directs: .directs(tag)
        case .search: .search(tag, try reader.searchRequest())
        case .pins: .pins(tag, try reader.room(), before: try readPlace(&reader))
        case .order: .order(tag, try reader.room(), try reader.nonce(), try reader.order())
        case .sanctions: .sanctions(tag, try reader.room(), try reader.choice(Ruling.Scope.self))
        case .commands: .commands(tag, try reader.room())
        case .run: .run(tag, try reader.room(), try reader.nonce(), try reader.runCall())
        case .stopRun: .stopRun(tag, of: try reader.tag())
        case .typing: .typing(tag, try reader.room(), try reader.flag())
        case .filePut, .fileSlice, .fileFinish, .fileDrop, .fileList, .fileOpen, .fileRead, .fileDigests, .fileClose:
            .file(tag, try reader.fileRequest(kind))
        case .hello, .proof, .credentials, .heartbeat, .goodbye, .mark, .postText, .postAction, .postTopic, .postReply,
            .postEdit, .postReaction, .postDeletion, .postPin:
            throw WireError(.unknownCase, "The kind \(kind) has no tag.")
        }
    }

    private static func readUser(_ reader: inout FieldReader) throws(WireError) -> UserNumber? {
        try reader.option { (reader) throws(WireError) in try reader.user() }
    }

    private static func readPlace(_ reader: inout FieldReader) throws(WireError) -> Seq? {
        try reader.option { (reader) throws(WireError) in try reader.seq() }
    }

    private static func readTarget(_ reader: inout FieldReader) throws(WireError) -> DirectTarget {
        switch try reader.byte() {
        case 0: return .nick(try reader.nick())
        case 1: return .user(try reader.userID())
        case let byte: throw WireError(.unknownCase, "The byte \(byte) names no way to choose a user.")
        }
    }

    private static func readSpan(_ reader: inout FieldReader) throws(WireError) -> HistorySpan {
        let direction = try reader.byte()
        let limit = try reader.number(as: UInt32.self)
        switch direction {
        case 0: return .before(nil, limit: limit)
        case 1: return .before(try reader.seq(), limit: limit)
        case 2: return .after(try reader.seq(), limit: limit)
        default: throw WireError(.unknownCase, "The byte \(direction) names no part of a history.")
        }
    }
}
