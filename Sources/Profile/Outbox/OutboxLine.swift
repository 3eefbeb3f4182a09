import ChatModel
import Foundation

/// A line of an outbox file: 16 digits of a checksum, a space, a record as JSON, and a line break.
///
/// A line that a crash cut, or that something else wrote, does not fit its checksum and is skipped.
enum OutboxLine {
    /// The line of a record, with its line break.
    static func text(_ record: OutboxRecord) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Nothing in a record can fail to be encoded: there are no floating-point numbers in it.
        let json = (try? encoder.encode(Fields(record))) ?? Data()
        return sealed(json)
    }

    static func sealed(_ json: Data) -> String { "\(checksum(json)) \(String(decoding: json, as: UTF8.self))\n" }

    /// The record of a line; nil if it is not whole, or of a kind that this version does not know.
    static func record(in line: Data) -> OutboxRecord? {
        opened(line).flatMap { try? JSONDecoder().decode(Fields.self, from: $0) }?.value
    }

    /// The JSON of a line; nil if it does not fit its checksum.
    static func opened(_ line: Data) -> Data? {
        guard let gap = line.firstIndex(of: UInt8(ascii: " ")) else { return nil }
        let json = Data(line[line.index(after: gap)...])
        return checksum(json) == String(decoding: line[..<gap], as: UTF8.self) ? json : nil
    }

    /// FNV-1a of 64 bits: tells a torn line from a whole one, and protects from nothing else.
    private static func checksum(_ data: Data) -> String {
        let sum = data.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return Nonce(sum).hex
    }

    private struct Fields: Codable {
        let nonce: String
        var post: PostFields?

        init(_ record: OutboxRecord) {
            switch record {
            case .post(let post): (nonce, self.post) = (post.nonce.hex, PostFields(post))
            case .done(let nonce): self.nonce = nonce.hex
            }
        }

        var value: OutboxRecord? {
            guard let nonce = UInt64(nonce, radix: 16).map({ Nonce($0) }) else { return nil }
            guard let post else { return .done(nonce) }
            return post.value(nonce).map(OutboxRecord.post)
        }
    }
}

/// What an outbox file holds.
struct OutboxContents {
    private(set) var records: [OutboxRecord] = []
    /// Whether nothing but a last line that a crash cut was left out.
    private(set) var isUnderstood = true

    init(_ data: Data) {
        let lines = data.split(separator: UInt8(ascii: "\n"))
        let isCut = data.last != UInt8(ascii: "\n")
        for (index, line) in lines.enumerated() {
            if let record = OutboxLine.record(in: line) {
                records.append(record)
            } else if !isCut || index < lines.count - 1 {
                isUnderstood = false
            }
        }
    }
}

/// A post as JSON has it.
private struct PostFields: Codable {
    let hub: String
    var room: String?
    var person: PersonFields?
    var nick: String?
    let body: BodyFields
    /// Milliseconds since 1970.
    let typed: UInt64
    var failure: UInt32?
    var detail: String?

    init(_ post: KeptPost) {
        (hub, body, typed) = (post.hub.digest.hex, BodyFields(post.body), post.typed.milliseconds)
        (failure, detail) = (post.failure?.code.rawValue, post.failure?.detail)
        switch post.target {
        case .room(let name): room = name.text
        case .direct(let partner): person = PersonFields(partner)
        case .nick(let nick): self.nick = nick.text
        }
    }

    func value(_ nonce: Nonce) -> KeptPost? {
        guard let hub = Digest(hex: hub), let target, let body = body.value, body.isPostable else { return nil }
        let why = failure.map { PostFailure(code: Refusal.Code(rawValue: $0) ?? .other, detail: detail ?? "") }
        return KeptPost(
            hub: HubID(hub), target: target, nonce: nonce, body: body, typed: HubTime(milliseconds: typed),
            failure: why)
    }

    private var target: KeptPost.Target? {
        if let room { return (try? RoomName(room)).map(KeptPost.Target.room) }
        if let person { return person.value.map(KeptPost.Target.direct) }
        return nick.flatMap { try? Nick($0) }.map(KeptPost.Target.nick)
    }
}
