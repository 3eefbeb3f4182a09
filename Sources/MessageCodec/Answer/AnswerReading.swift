import ChatModel
import NIOCore

/// The fields of each answer, in the order of the wire.
extension AnswerCodec {
    static func read(_ kind: AnswerKind, _ reader: inout FieldReader) throws(WireError) -> Answer {
        if kind.entry != nil { return .event(try reader.room(), try readEvent(kind, &reader)) }
        return switch kind {
        case .arrived, .left, .renamed, .away, .introduced, .rosterDelta, .role, .typing:
            .event(try reader.room(), try readEvent(kind, &reader))
        case .challenge: .challenge(try readChallenge(&reader))
        case .credentials: .credentials(try reader.line(limit: WireLine.credentialsBytes))
        case .welcome: .welcome(try readWelcome(&reader))
        case .heartbeat: .heartbeat
        case .goodbye: .goodbye(reader.isAtEnd ? .stopping : try reader.choice(Goodbye.self))
        case .refused: .refused(try readRefusal(&reader))
        case .accepted: .accepted(try reader.nonce(), try reader.seq())
        case .gap: .gap(try reader.room(), after: try reader.seq(), before: try reader.seq())
        case .mark: .mark(try reader.room(), try reader.seq())
        case .storage: .storage(try readStorage(&reader))
        case .dayMessage: .dayMessage(try reader.value(DayMessage.init(_:)))
        case .removed: .removed(try reader.room(), try reader.removal())
        default: try readTagged(kind, tag: try reader.tag(), &reader)
        }
    }

    private static func readTagged(
        _ kind: AnswerKind, tag: Tag, _ reader: inout FieldReader
    ) throws(WireError) -> Answer {
        switch kind {
        case .done: .done(tag)
        case .joined: .joined(try readJoined(tag, &reader))
        case .rooms: .rooms(tag, try reader.roomSummaries(), more: try reader.flag())
        case .roster: .roster(tag, try reader.room(), try reader.rosterPage())
        case .people: .people(tag, try reader.members(), more: try reader.flag())
        case .identified: .identified(tag, try reader.people())
        case .whois: .whois(tag, try readWhois(&reader))
        case .history: .history(tag, try readHistory(&reader))
        case .pong: .pong(tag, try reader.pingPayload(), try reader.time())
        case .directs: .directs(tag, try reader.directs())
        case .found: .found(tag, try reader.searchPage())
        case .sanctions: .sanctions(tag, try reader.sanctions(), more: try reader.flag())
        case .commands: .commands(tag, try reader.runOffers())
        case .wrote: .wrote(tag, try reader.choice(RunStream.self), try reader.runBytes())
        case .ran: .ran(tag, try reader.runEnd())
        case .filePlaced, .fileTaken, .fileList, .fileOpened, .fileBytes, .fileDigests:
            .file(tag, try reader.fileAnswer(kind))
        default: throw WireError(.unknownCase, "The kind \(kind) has no tag.")
        }
    }

    /// A status from a later version is some failure.
    private static func readStorage(_ reader: inout FieldReader) throws(WireError) -> StorageStatus {
        StorageStatus(rawValue: try reader.byte()) ?? .failing
    }

    private static func readChallenge(_ reader: inout FieldReader) throws(WireError) -> Challenge {
        let version = try reader.number(as: UInt32.self)
        let hubKey = try reader.raw(Handshake.hubKeyBytes)
        let nonce = try reader.digest()
        let signature = try reader.raw(Handshake.signatureBytes)
        let name = try reader.value(HubName.init)
        return Challenge(
            version: version, features: try reader.features(), hubKey: hubKey, nonce: nonce, signature: signature,
            name: name)
    }

    private static func readWelcome(_ reader: inout FieldReader) throws(WireError) -> Welcome {
        Welcome(
            you: try reader.personRecord(), time: try reader.time(), credit: try reader.number(as: UInt32.self),
            people: try reader.number(as: UInt32.self), role: try reader.role())
    }

    private static func readRefusal(_ reader: inout FieldReader) throws(WireError) -> Refusal {
        let subject = try readSubject(&reader)
        let code = UInt32(exactly: try reader.number()).flatMap(Refusal.Code.init) ?? .other
        let detail = reader.isAtEnd ? "" : try reader.line(limit: WireLine.detailBytes)
        return Refusal(subject: subject, code: code, detail: detail)
    }

    private static func readSubject(_ reader: inout FieldReader) throws(WireError) -> Refusal.Subject {
        switch try reader.byte() {
        case 0: return .session
        case 1: return .request(try reader.tag())
        case 2: return .post(try reader.nonce())
        case let byte: throw WireError(.unknownCase, "The byte \(byte) names nothing that can be refused.")
        }
    }

    private static func readJoined(_ tag: Tag, _ reader: inout FieldReader) throws(WireError) -> Joined {
        Joined(
            tag: tag, room: try reader.room(), kind: try reader.roomKind(),
            partner: try reader.option { (reader) throws(WireError) in try reader.personRecord() },
            topic: try reader.topic(), resume: try reader.choice(Joined.Resume.self), head: try reader.seq(),
            history: try reader.entries(), authors: try reader.people(), roster: try reader.rosterPage(),
            amendments: try reader.amendments(), floor: try reader.seqOrZero(), mark: try reader.seqOrZero(),
            unread: try reader.unread(), mode: try reader.roomMode(), role: try reader.role())
    }

    private static func readWhois(_ reader: inout FieldReader) throws(WireError) -> Whois {
        Whois(
            person: try reader.personRecord(), online: try reader.flag(), away: try reader.awayText(),
            rooms: try reader.list(minimum: 2) { (reader) throws(WireError) in try reader.roomName() },
            idle: try reader.option { (reader) throws(WireError) in try reader.number() }, role: try reader.role(),
            addresses: try reader.addresses())
    }

    private static func readHistory(_ reader: inout FieldReader) throws(WireError) -> HistoryPage {
        HistoryPage(
            room: try reader.room(), entries: try reader.entries(), authors: try reader.people(),
            more: try reader.flag(), amendments: try reader.amendments())
    }
}
