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
        try writeList(page.hits) { (buffer, hit) throws(WireError) in try buffer.write(hit.room) }
        try writeRecords(page.hits.map(\.entry))
        try writeList(page.rooms) { (buffer, room) throws(WireError) in
            try buffer.writeRecord { (inner) throws(WireError) in try inner.write(room) }
        }
        try writeRecords(page.authors)
        try writeOption(page.next) { (buffer, place) throws(WireError) in try buffer.writeNumber(place.value) }
        try writeNumber(page.unindexed)
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
        let places = try list(minimum: 1) { (reader) throws(WireError) in try reader.room() }
        let found = try entries()
        guard places.count == found.count else {
            throw WireError(.tooMany, "A search found \(found.count) entries in \(places.count) places.")
        }
        return SearchPage(
            hits: zip(places, found).map { SearchHit(room: $0, entry: $1) }, rooms: try searchRooms(),
            authors: try people(), next: try place(), unindexed: try number())
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
