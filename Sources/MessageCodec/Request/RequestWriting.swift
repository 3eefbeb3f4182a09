import ChatModel
import NIOCore

/// The fields of each request, in the order of the wire.
extension RequestCodec {
    static func writeHello(_ hello: Hello, into buffer: inout ByteBuffer) throws(WireError) {
        guard hello.versions.count <= FieldReader.versionLimit else {
            throw WireError(.tooMany, "There are \(hello.versions.count) versions; at most 16 fit.")
        }
        try buffer.writeList(hello.versions) { (buffer, version) throws(WireError) in try buffer.writeNumber(version) }
        try buffer.writeRaw(hello.userKey, count: Handshake.userKeyBytes, what: "user key")
        buffer.write(hello.nonce)
        try buffer.writeFeatures(hello.features)
        try buffer.writeLine(hello.software, limit: WireLine.softwareBytes)
    }

    static func writeProof(_ proof: Proof, into buffer: inout ByteBuffer) throws(WireError) {
        try buffer.writeRaw(proof.signature, count: Handshake.signatureBytes, what: "signature")
        try buffer.writeText(proof.nick.text)
        buffer.writeInteger(proof.kind.rawValue)
    }

    static func writePost(_ post: Post, into buffer: inout ByteBuffer) throws(WireError) {
        if BodyKind(post.body).isTagged { try buffer.write(Tag.unasked) }
        try buffer.write(post.room)
        buffer.write(post.nonce)
        try buffer.writeNumber(post.attempt)
        try buffer.write(post.body)
    }

    /// The requests that begin with a tag.
    static func writeTagged(_ request: Request, into buffer: inout ByteBuffer) throws(WireError) {
        switch request {
        case .join(let tag, let name, let resume):
            try buffer.write(tag)
            try buffer.writeText(name.text)
            try writeResume(resume, into: &buffer)
        case .direct(let tag, let target, let resume):
            try buffer.write(tag)
            try writeTarget(target, into: &buffer)
            try writeResume(resume, into: &buffer)
        case .leave(let tag, let room):
            try buffer.write(tag)
            try buffer.write(room)
        case .nick(let tag, let nick), .whois(let tag, let nick):
            try buffer.write(tag)
            try buffer.writeText(nick.text)
        case .away(let tag, let text):
            try buffer.write(tag)
            try buffer.writeText(text?.text ?? "")
        case .ping(let tag, let payload):
            try buffer.write(tag)
            try buffer.write(payload)
        case .history(let tag, let room, let span):
            try buffer.write(tag)
            try buffer.write(room)
            try writeSpan(span, into: &buffer)
        case .directs(let tag): try buffer.write(tag)
        case .search(let tag, let search):
            try buffer.write(tag)
            try buffer.write(search)
        case .pins(let tag, let room, let place):
            try buffer.write(tag)
            try buffer.write(room)
            try buffer.writeOption(place) { (buffer, place) throws(WireError) in try buffer.write(place) }
        case .order(let tag, let room, let nonce, let order):
            try buffer.write(tag)
            try buffer.write(room)
            buffer.write(nonce)
            try buffer.write(order)
        case .sanctions(let tag, let room, let scope):
            try buffer.write(tag)
            try buffer.write(room)
            buffer.writeInteger(scope.rawValue)
        case .commands(let tag, let room):
            try buffer.write(tag)
            try buffer.write(room)
        case .run(let tag, let room, let nonce, let call):
            try buffer.write(tag)
            try buffer.write(room)
            buffer.write(nonce)
            try buffer.write(call)
        case .stopRun(let tag, let run):
            try buffer.write(tag)
            try buffer.write(run)
        case .typing(let tag, let room, let isOn):
            try buffer.write(tag)
            try buffer.write(room)
            buffer.writeFlag(isOn)
        case .file(let tag, let request):
            try buffer.write(tag)
            try buffer.write(request)
        case .rooms, .roster, .people, .identify: try writeListing(request, into: &buffer)
        case .hello, .proof, .credentials, .heartbeat, .post, .mark, .goodbye: break
        }
    }

    private static func writeListing(_ request: Request, into buffer: inout ByteBuffer) throws(WireError) {
        switch request {
        case .rooms(let tag, let after):
            try buffer.write(tag)
            try buffer.writeText(after?.text ?? "")
        case .roster(let tag, let room, let after):
            try buffer.write(tag)
            try buffer.write(room)
            try writeUser(after, into: &buffer)
        case .people(let tag, let after):
            try buffer.write(tag)
            try writeUser(after, into: &buffer)
        case .identify(let tag, let users):
            try buffer.write(tag)
            try buffer.writeNumbers(users)
        default: break
        }
    }

    private static func writeUser(_ user: UserNumber?, into buffer: inout ByteBuffer) throws(WireError) {
        try buffer.writeOption(user) { (buffer, user) throws(WireError) in try buffer.write(user) }
    }

    private static func writeResume(_ token: ResumeToken?, into buffer: inout ByteBuffer) throws(WireError) {
        try buffer.writeOption(token) { (buffer, token) throws(WireError) in try buffer.write(token) }
    }

    private static func writeTarget(_ target: DirectTarget, into buffer: inout ByteBuffer) throws(WireError) {
        switch target {
        case .nick(let nick):
            buffer.writeInteger(UInt8(0))
            try buffer.writeText(nick.text)
        case .user(let id):
            buffer.writeInteger(UInt8(1))
            buffer.write(id.digest)
        }
    }

    private static func writeSpan(_ span: HistorySpan, into buffer: inout ByteBuffer) throws(WireError) {
        switch span {
        case .before(nil, let limit):
            buffer.writeInteger(UInt8(0))
            try buffer.writeNumber(limit)
        case .before(let seq?, let limit):
            buffer.writeInteger(UInt8(1))
            try buffer.writeNumber(limit)
            try buffer.write(seq)
        case .after(let seq, let limit):
            buffer.writeInteger(UInt8(2))
            try buffer.writeNumber(limit)
            try buffer.write(seq)
        }
    }
}
