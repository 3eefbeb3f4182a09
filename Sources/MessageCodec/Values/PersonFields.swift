import ChatModel
import NIOCore

/// People and the numbers of people, rooms and requests.
extension ByteBuffer {
    mutating func write(_ tag: Tag) throws(WireError) { try writeNumber(tag.value) }
    mutating func write(_ room: RoomNumber) throws(WireError) { try writeNumber(room.value) }
    mutating func write(_ user: UserNumber) throws(WireError) { try writeNumber(user.value) }
    mutating func write(_ seq: Seq) throws(WireError) { try writeNumber(seq.value) }
    mutating func write(_ time: HubTime) throws(WireError) { try writeNumber(time.milliseconds) }
    mutating func write(_ nonce: Nonce) { writeInteger(nonce.value) }
    mutating func write(_ digest: Digest) {
        writeInteger(digest.words.first)
        writeInteger(digest.words.second)
        writeInteger(digest.words.third)
        writeInteger(digest.words.fourth)
    }

    mutating func write(_ person: Person) throws(WireError) {
        try write(person.number)
        write(person.id.digest)
        try writeText(person.nick.text)
    }

    mutating func write(_ member: Member) throws(WireError) {
        try write(member.person)
        try writeText(member.away?.text ?? "")
        writeInteger(member.role.rawValue)
    }

    mutating func writeRecord(_ person: Person) throws(WireError) {
        try writeRecord { (buffer) throws(WireError) in try buffer.write(person) }
    }

    mutating func writeRecords(_ people: [Person]) throws(WireError) {
        try writeList(people) { (buffer, person) throws(WireError) in try buffer.writeRecord(person) }
    }

    mutating func writeRecords(_ members: [Member]) throws(WireError) {
        try writeList(members) { (buffer, member) throws(WireError) in
            try buffer.writeRecord { (inner) throws(WireError) in try inner.write(member) }
        }
    }

    mutating func writeNumbers(_ users: [UserNumber]) throws(WireError) {
        try writeList(users) { (buffer, user) throws(WireError) in try buffer.write(user) }
    }

    mutating func write(_ page: RosterPage) throws(WireError) {
        try writeRecords(page.members)
        try writeNumber(page.count)
        writeFlag(page.more)
    }
}

extension FieldReader {
    mutating func tag() throws(WireError) -> Tag { Tag(try number(as: UInt32.self)) }
    mutating func room() throws(WireError) -> RoomNumber { RoomNumber(try number(as: UInt32.self)) }
    mutating func user() throws(WireError) -> UserNumber { UserNumber(try number(as: UInt32.self)) }
    mutating func seq() throws(WireError) -> Seq { Seq(try number()) }
    mutating func time() throws(WireError) -> HubTime { HubTime(milliseconds: try number()) }
    mutating func nonce() throws(WireError) -> Nonce { Nonce(try word()) }
    mutating func userID() throws(WireError) -> UserID { UserID(try digest()) }
    mutating func nick() throws(WireError) -> Nick { try value(Nick.init) }
    mutating func roomName() throws(WireError) -> RoomName { try value(RoomName.init) }
    mutating func topic() throws(WireError) -> Topic { try value(Topic.init) }
    mutating func awayText() throws(WireError) -> AwayText? { try optionalValue(AwayText.init) }

    mutating func person() throws(WireError) -> Person {
        Person(number: try user(), id: try userID(), nick: try nick())
    }

    mutating func member() throws(WireError) -> Member {
        Member(person: try person(), away: try awayText(), role: try role())
    }

    mutating func personRecord() throws(WireError) -> Person {
        try record { (inner) throws(WireError) in try inner.person() }
    }

    /// Number 1, ID 32, nick 2 bytes at least, and the record's length.
    private static let personBytes = 36

    mutating func people() throws(WireError) -> [Person] {
        try list(minimum: Self.personBytes) { (reader) throws(WireError) in try reader.personRecord() }
    }

    mutating func members() throws(WireError) -> [Member] {
        try list(minimum: Self.personBytes) { (reader) throws(WireError) in
            try reader.record { (inner) throws(WireError) in try inner.member() }
        }
    }

    mutating func users() throws(WireError) -> [UserNumber] {
        try list(minimum: 1) { (reader) throws(WireError) in try reader.user() }
    }

    mutating func rosterPage() throws(WireError) -> RosterPage {
        RosterPage(members: try members(), count: try number(as: UInt32.self), more: try flag())
    }
}
