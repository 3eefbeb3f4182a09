import ChatModel
import NIOCore

/// Who is on a hub.
extension ByteBuffer {
    mutating func write(_ people: PeopleOnline) throws(WireError) {
        try writeRaw(people.hubKey, count: Handshake.hubKeyBytes, what: "hub key")
        writeInteger(people.token)
        try writeNumber(people.total)
        try writeList(people.nicks) { (buffer, nick) throws(WireError) in try buffer.writeText(nick.text) }
    }
}

extension FieldReader {
    mutating func peopleOnline() throws(WireError) -> PeopleOnline {
        PeopleOnline(
            hubKey: try raw(Handshake.hubKeyBytes), token: try word(), total: try number(as: UInt32.self),
            // A nick has a byte at least, and one for its length.
            nicks: try list(minimum: 2) { (reader) throws(WireError) in try reader.value(Nick.init) })
    }
}

extension DatagramSize {
    /// What an answer has beside its nicks, at most: the beginning, lengths and counts, key, token and signature.
    private static let aroundNicks = 6 + 2 + Handshake.hubKeyBytes + 8 + 8 + 2 + signature

    /// The first of these nicks, as many as fit in one answer.
    package static func fitting(_ nicks: some Sequence<Nick>) -> [Nick] {
        var room = who - aroundNicks
        return nicks.prefix { nick in
            // The length of a nick, at most 32, takes one byte.
            room -= 1 + nick.text.utf8.count
            return room >= 0
        }
    }
}
