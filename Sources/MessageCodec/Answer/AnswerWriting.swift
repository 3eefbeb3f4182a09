import ChatModel
import NIOCore

/// The fields of each answer, in the order of the wire.
extension AnswerCodec {
    static func write(_ answer: Answer, into buffer: inout ByteBuffer) throws(WireError) {
        switch answer {
        case .challenge(let challenge): try writeChallenge(challenge, into: &buffer)
        case .credentials(let message): try buffer.writeLine(message, limit: WireLine.credentialsBytes)
        case .welcome(let welcome): try writeWelcome(welcome, into: &buffer)
        case .heartbeat: break
        case .refused(let refusal): try writeRefusal(refusal, into: &buffer)
        case .done(let tag): try buffer.write(tag)
        case .joined(let joined): try writeJoined(joined, into: &buffer)
        case .accepted(let nonce, let seq):
            buffer.write(nonce)
            try buffer.write(seq)
        case .event(let room, let event):
            try buffer.write(room)
            try write(event, into: &buffer)
        case .gap(let room, let after, let before):
            try buffer.write(room)
            try buffer.write(after)
            try buffer.write(before)
        case .goodbye(let reason): buffer.writeInteger(reason.rawValue)
        case .mark(let room, let seq):
            try buffer.write(room)
            try buffer.write(seq)
        case .storage(let status): buffer.writeInteger(status.rawValue)
        case .dayMessage(let message): try buffer.writeText(message.text)
        case .removed(let room, let removal):
            try buffer.write(room)
            try buffer.writeText(removal.by.text)
            try buffer.write(removal.ruling)
        case .rooms, .roster, .people, .identified, .whois, .history, .pong, .directs, .found, .sanctions,
            .commands, .wrote, .ran, .file:
            try writeTagged(answer, into: &buffer)
        }
    }

    private static func writeChallenge(_ challenge: Challenge, into buffer: inout ByteBuffer) throws(WireError) {
        try buffer.writeNumber(challenge.version)
        try buffer.writeRaw(challenge.hubKey, count: Handshake.hubKeyBytes, what: "hub key")
        buffer.write(challenge.nonce)
        try buffer.writeRaw(challenge.signature, count: Handshake.signatureBytes, what: "signature")
        try buffer.writeText(challenge.name.text)
        try buffer.writeFeatures(challenge.features)
    }

    private static func writeWelcome(_ welcome: Welcome, into buffer: inout ByteBuffer) throws(WireError) {
        try buffer.writeRecord(welcome.you)
        try buffer.write(welcome.time)
        try buffer.writeNumber(welcome.credit)
        try buffer.writeNumber(welcome.people)
        buffer.writeInteger(welcome.role.rawValue)
    }

    private static func writeRefusal(_ refusal: Refusal, into buffer: inout ByteBuffer) throws(WireError) {
        switch refusal.subject {
        case .session: buffer.writeInteger(UInt8(0))
        case .request(let tag):
            buffer.writeInteger(UInt8(1))
            try buffer.write(tag)
        case .post(let nonce):
            buffer.writeInteger(UInt8(2))
            buffer.write(nonce)
        }
        try buffer.writeNumber(refusal.code.rawValue)
        try buffer.writeLine(refusal.detail, limit: WireLine.detailBytes)
    }

    private static func writeJoined(_ joined: Joined, into buffer: inout ByteBuffer) throws(WireError) {
        try buffer.write(joined.tag)
        try buffer.write(joined.room)
        try buffer.write(joined.kind)
        try buffer.writeOption(joined.partner) { (buffer, partner) throws(WireError) in
            try buffer.writeRecord(partner)
        }
        try buffer.writeText(joined.topic.text)
        buffer.writeInteger(joined.resume.rawValue)
        try buffer.write(joined.head)
        try buffer.writeRecords(joined.history)
        try buffer.writeRecords(joined.authors)
        try buffer.write(joined.roster)
        try buffer.writeRecords(joined.amendments)
        try buffer.write(joined.floor)
        try buffer.write(joined.mark)
        try buffer.write(joined.unread)
        try buffer.write(joined.mode)
        buffer.writeInteger(joined.role.rawValue)
    }

    private static func writeTagged(_ answer: Answer, into buffer: inout ByteBuffer) throws(WireError) {
        switch answer {
        case .rooms(let tag, let rooms, let more):
            try buffer.write(tag)
            try buffer.writeRecords(rooms)
            buffer.writeFlag(more)
        case .roster(let tag, let room, let page):
            try buffer.write(tag)
            try buffer.write(room)
            try buffer.write(page)
        case .people(let tag, let members, let more):
            try buffer.write(tag)
            try buffer.writeRecords(members)
            buffer.writeFlag(more)
        case .identified(let tag, let people):
            try buffer.write(tag)
            try buffer.writeRecords(people)
        case .whois(let tag, let whois):
            try buffer.write(tag)
            try writeWhois(whois, into: &buffer)
        case .history(let tag, let page):
            try buffer.write(tag)
            try writeHistory(page, into: &buffer)
        case .pong(let tag, let payload, let time):
            try buffer.write(tag)
            try buffer.write(payload)
            try buffer.write(time)
        case .directs(let tag, let directs):
            try buffer.write(tag)
            try buffer.writeRecords(directs)
        case .found(let tag, let page):
            try buffer.write(tag)
            try buffer.write(page)
        case .sanctions(let tag, let sanctions, let more):
            try buffer.write(tag)
            try buffer.writeRecords(sanctions)
            buffer.writeFlag(more)
        case .commands(let tag, let offers):
            try buffer.write(tag)
            try buffer.writeRecords(offers)
        case .wrote(let tag, let stream, let bytes):
            try buffer.write(tag)
            buffer.writeInteger(stream.rawValue)
            try buffer.writeRunBytes(bytes)
        case .ran(let tag, let end):
            try buffer.write(tag)
            try buffer.write(end)
        case .file(let tag, let answer):
            try buffer.write(tag)
            try buffer.write(answer)
        default: break
        }
    }

    private static func writeWhois(_ whois: Whois, into buffer: inout ByteBuffer) throws(WireError) {
        try buffer.writeRecord(whois.person)
        buffer.writeFlag(whois.online)
        try buffer.writeText(whois.away?.text ?? "")
        try buffer.writeList(whois.rooms) { (buffer, name) throws(WireError) in try buffer.writeText(name.text) }
        try buffer.writeOption(whois.idle) { (buffer, idle) throws(WireError) in try buffer.writeNumber(idle) }
        buffer.writeInteger(whois.role.rawValue)
        try buffer.writeAddresses(whois.addresses)
    }

    private static func writeHistory(_ page: HistoryPage, into buffer: inout ByteBuffer) throws(WireError) {
        try buffer.write(page.room)
        try buffer.writeRecords(page.entries)
        try buffer.writeRecords(page.authors)
        buffer.writeFlag(page.more)
        try buffer.writeRecords(page.amendments)
    }
}
