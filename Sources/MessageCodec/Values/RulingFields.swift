import ChatModel
import NIOCore

/// What a ruling does, and what an order asks for: the first byte of its fields.
enum ActKind: UInt8, CaseIterable {
    case kick = 0
    case ban = 1
    case unban = 2
    case mute = 3
    case unmute = 4
    case promote = 5
    case demote = 6
    case invite = 7
    case mode = 8
}

/// Rulings, and the bans and mutes that they leave.
extension ByteBuffer {
    mutating func write(_ ruling: Ruling) throws(WireError) {
        writeInteger(ruling.scope.rawValue)
        try write(ruling.act)
        try writeText(ruling.reason?.text ?? "")
    }

    private mutating func write(_ act: Act) throws(WireError) {
        switch act {
        case .kick(let subject): try write(.kick, subject)
        case .ban(let target, let until):
            writeInteger(ActKind.ban.rawValue)
            try write(target)
            try writeTime(until)
        case .unban(let target):
            writeInteger(ActKind.unban.rawValue)
            try write(target)
        case .mute(let subject, let until):
            try write(.mute, subject)
            try writeTime(until)
        case .unmute(let subject): try write(.unmute, subject)
        case .promote(let subject): try write(.promote, subject)
        case .demote(let subject): try write(.demote, subject)
        case .invite(let subject): try write(.invite, subject)
        case .mode(let mode):
            writeInteger(ActKind.mode.rawValue)
            try write(mode)
        }
    }

    private mutating func write(_ kind: ActKind, _ subject: Subject) throws(WireError) {
        writeInteger(kind.rawValue)
        try write(subject)
    }

    private mutating func write(_ subject: Subject) throws(WireError) {
        write(subject.id.digest)
        try writeText(subject.nick.text)
    }

    private mutating func write(_ target: BanTarget) throws(WireError) {
        switch target {
        case .user(let subject):
            writeInteger(UInt8(0))
            try write(subject)
        case .address(let address):
            writeInteger(UInt8(1))
            try writeText(address.text)
        }
    }

    private mutating func writeTime(_ time: HubTime?) throws(WireError) {
        try writeOption(time) { (buffer, time) throws(WireError) in try buffer.write(time) }
    }

    mutating func write(_ mode: RoomMode) throws(WireError) {
        writeFlag(mode.isInviteOnly)
        writeFlag(mode.isAnnounceOnly)
        try writeNumber(mode.pause)
        writeInteger(mode.chosenHistory?.rawValue ?? 0)
    }

    mutating func writeRecords(_ sanctions: [Sanction]) throws(WireError) {
        try writeList(sanctions) { (buffer, sanction) throws(WireError) in
            try buffer.writeRecord { (inner) throws(WireError) in
                inner.writeInteger(sanction.kind.rawValue)
                try inner.write(sanction.target)
                try inner.writeTime(sanction.until)
                try inner.writeText(sanction.by.text)
                try inner.writeText(sanction.reason?.text ?? "")
            }
        }
    }
}

extension FieldReader {
    mutating func ruling() throws(WireError) -> Ruling {
        Ruling(scope: try choice(Ruling.Scope.self), act: try act(), reason: try optionalValue(Reason.init))
    }

    private mutating func act() throws(WireError) -> Act {
        switch try choice(ActKind.self) {
        case .kick: .kick(try subject())
        case .ban: .ban(try target(), until: try optionalTime())
        case .unban: .unban(try target())
        case .mute: .mute(try subject(), until: try optionalTime())
        case .unmute: .unmute(try subject())
        case .promote: .promote(try subject())
        case .demote: .demote(try subject())
        case .invite: .invite(try subject())
        case .mode: .mode(try roomMode())
        }
    }

    private mutating func subject() throws(WireError) -> Subject { Subject(id: try userID(), nick: try nick()) }

    private mutating func target() throws(WireError) -> BanTarget {
        switch try byte() {
        case 0: return .user(try subject())
        case 1: return .address(try value(BannedAddress.init))
        case let byte: throw WireError(.unknownCase, "The byte \(byte) names nothing that can be banned.")
        }
    }

    private mutating func optionalTime() throws(WireError) -> HubTime? {
        try option { (reader) throws(WireError) in try reader.time() }
    }

    /// The mode of a room; an open one where the field is missing.
    mutating func roomMode() throws(WireError) -> RoomMode {
        guard !isAtEnd else { return .open }
        return RoomMode(
            isInviteOnly: try flag(), isAnnounceOnly: try flag(), pause: try pause(), chosenHistory: try history())
    }

    mutating func pause() throws(WireError) -> UInt32 {
        let pause = try number(as: UInt32.self)
        guard pause <= RoomMode.longestPause else {
            throw WireError(.outOfRange, "A pause of \(pause) s is longer than a day.")
        }
        return pause
    }

    private mutating func history() throws(WireError) -> RoomMode.History? {
        let byte = try byte()
        guard byte > 0 else { return nil }
        guard let history = RoomMode.History(rawValue: byte) else {
            throw WireError(.unknownCase, "The byte \(byte) names no part of a room's past.")
        }
        return history
    }

    /// What somebody is; an ordinary member where the field is missing.
    mutating func role() throws(WireError) -> Role { isAtEnd ? .member : try choice(Role.self) }

    mutating func removal() throws(WireError) -> Removal { Removal(by: try nick(), ruling: try ruling()) }

    mutating func sanctions() throws(WireError) -> [Sanction] {
        // Record length, kind, target, until, by of one letter, reason.
        try list(minimum: 1 + 1 + 3 + 1 + 2 + 1) { (reader) throws(WireError) in
            try reader.record { (inner) throws(WireError) in
                Sanction(
                    kind: try inner.choice(Sanction.Kind.self), target: try inner.target(),
                    until: try inner.optionalTime(), by: try inner.nick(),
                    reason: try inner.optionalValue(Reason.init))
            }
        }
    }
}
