import ChatModel
import NIOCore

/// What is looked for, and what was found.
extension ByteBuffer {
    mutating func write(_ search: SearchRequest) throws(WireError) {
        try writeText(search.words.text)
        try write(search.scope)
        try writeText(search.author?.text ?? "")
        try writeOption(search.since) { (buffer, time) throws(WireError) in try buffer.write(time) }
        try writeOption(search.before) { (buffer, place) throws(WireError) in try buffer.writeNumber(place.value) }
        try writeNumber(search.limit)
    }

    private mutating func write(_ scope: SearchScope) throws(WireError) {
        switch scope {
        case .everywhere: writeInteger(UInt8(0))
        case .room(let name):
            writeInteger(UInt8(1))
            try writeText(name.text)
        case .direct(let user):
            writeInteger(UInt8(2))
            write(user.digest)
        }
    }

    mutating func write(_ page: SearchPage) throws(WireError) {
        try writeList(page.hits) { (buffer, hit) throws(WireError) in
            try buffer.writeRecord { (inner) throws(WireError) in try inner.write(hit) }
        }
        try writeList(page.rooms) { (buffer, room) throws(WireError) in
            try buffer.writeRecord { (inner) throws(WireError) in try inner.write(room) }
        }
        try writeRecords(page.authors)
        try writeOption(page.next) { (buffer, place) throws(WireError) in try buffer.writeNumber(place.value) }
        try writeNumber(page.unindexed)
    }

    private mutating func write(_ hit: SearchHit) throws(WireError) {
        try write(hit.room)
        writeInteger(BodyKind(hit.entry.body).rawValue)
        try write(hit.entry)
        writeFlag(hit.isPinned)
    }

    private mutating func write(_ room: SearchRoom) throws(WireError) {
        try write(room.number)
        try write(room.kind)
        try writeOption(room.partner) { (buffer, partner) throws(WireError) in try buffer.writeRecord(partner) }
    }
}

extension FieldReader {
    mutating func searchRequest() throws(WireError) -> SearchRequest {
        SearchRequest(
            words: try value(SearchWords.init), scope: try scope(), author: try optionalValue(Nick.init),
            since: try option { (reader) throws(WireError) in try reader.time() }, before: try place(),
            limit: try number(as: UInt32.self))
    }

    private mutating func scope() throws(WireError) -> SearchScope {
        switch try byte() {
        case 0: return .everywhere
        case 1: return .room(try roomName())
        case 2: return .direct(try userID())
        case let byte: throw WireError(.unknownCase, "The byte \(byte) names no place to search.")
        }
    }

    private mutating func place() throws(WireError) -> SearchPlace? {
        try option { (reader) throws(WireError) in SearchPlace(try reader.number()) }
    }

    mutating func searchPage() throws(WireError) -> SearchPage {
        SearchPage(
            hits: try hits(), rooms: try searchRooms(), authors: try people(), next: try place(),
            unindexed: try number())
    }

    /// Hits whose entry is of a kind that is not known here are left out.
    private mutating func hits() throws(WireError) -> [SearchHit] {
        // Record length, room, kind, seq, time, author, nonce.
        let hits: [SearchHit?] = try list(minimum: 1 + 1 + 1 + 1 + 1 + 1 + 8) { (reader) throws(WireError) in
            try reader.record { (inner) throws(WireError) in
                let room = try inner.room()
                guard let kind = BodyKind(rawValue: try inner.byte()) else { return nil }
                return SearchHit(
                    room: room, entry: try inner.entry(kind), isPinned: inner.isAtEnd ? false : try inner.flag())
            }
        }
        return hits.compactMap(\.self)
    }

    private mutating func searchRooms() throws(WireError) -> [SearchRoom] {
        // Record length, number, kind, name of one letter, flag.
        try list(minimum: 1 + 1 + 1 + 2 + 1) { (reader) throws(WireError) in
            try reader.record { (inner) throws(WireError) in
                SearchRoom(
                    number: try inner.room(), kind: try inner.roomKind(),
                    partner: try inner.option { (reader) throws(WireError) in try reader.personRecord() })
            }
        }
    }
}
