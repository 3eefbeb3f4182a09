import ChatModel
import NIOCore

/// What an operator asks the hub to do.
extension ByteBuffer {
    mutating func write(_ order: Order) throws(WireError) {
        writeInteger(order.scope.rawValue)
        try write(order.act)
        try writeText(order.reason?.text ?? "")
    }

    private mutating func write(_ act: Order.Act) throws(WireError) {
        switch act {
        case .kick(let whom): try write(.kick, whom)
        case .ban(let whom, let time): try write(.ban, whom, for: time)
        case .unban(let whom): try write(.unban, whom)
        case .mute(let whom, let time): try write(.mute, whom, for: time)
        case .unmute(let whom): try write(.unmute, whom)
        case .promote(let whom): try write(.promote, whom)
        case .demote(let whom): try write(.demote, whom)
        case .invite(let whom): try write(.invite, whom)
        case .mode(let change):
            writeInteger(ActKind.mode.rawValue)
            try write(change)
        }
    }

    private mutating func write(_ kind: ActKind, _ whom: Whom) throws(WireError) {
        writeInteger(kind.rawValue)
        switch whom {
        case .nick(let nick):
            writeInteger(UInt8(0))
            try writeText(nick.text)
        case .user(let id):
            writeInteger(UInt8(1))
            write(id.digest)
        case .address(let address):
            writeInteger(UInt8(2))
            try writeText(address.text)
        }
    }

    private mutating func write(_ kind: ActKind, _ whom: Whom, for milliseconds: UInt64?) throws(WireError) {
        try write(kind, whom)
        try writeOption(milliseconds) { (buffer, time) throws(WireError) in try buffer.writeNumber(time) }
    }

    private mutating func write(_ change: ModeChange) throws(WireError) {
        try writeOption(change.isInviteOnly) { (buffer, flag) throws(WireError) in buffer.writeFlag(flag) }
        try writeOption(change.isAnnounceOnly) { (buffer, flag) throws(WireError) in buffer.writeFlag(flag) }
        try writeOption(change.pause) { (buffer, pause) throws(WireError) in try buffer.writeNumber(pause) }
        try writeOption(change.history) { (buffer, history) throws(WireError) in
            buffer.writeInteger(history.rawValue)
        }
    }
}

extension FieldReader {
    mutating func order() throws(WireError) -> Order {
        Order(scope: try choice(Ruling.Scope.self), act: try act(), reason: try optionalValue(Reason.init))
    }

    private mutating func act() throws(WireError) -> Order.Act {
        switch try choice(ActKind.self) {
        case .kick: .kick(try whom())
        case .ban: .ban(try whom(), milliseconds: try milliseconds())
        case .unban: .unban(try whom())
        case .mute: .mute(try whom(), milliseconds: try milliseconds())
        case .unmute: .unmute(try whom())
        case .promote: .promote(try whom())
        case .demote: .demote(try whom())
        case .invite: .invite(try whom())
        case .mode: .mode(try modeChange())
        }
    }

    private mutating func whom() throws(WireError) -> Whom {
        switch try byte() {
        case 0: return .nick(try nick())
        case 1: return .user(try userID())
        case 2: return .address(try value(BannedAddress.init))
        case let byte: throw WireError(.unknownCase, "The byte \(byte) names no way to say who is meant.")
        }
    }

    private mutating func milliseconds() throws(WireError) -> UInt64? {
        try option { (reader) throws(WireError) in try reader.number() }
    }

    private mutating func modeChange() throws(WireError) -> ModeChange {
        ModeChange(
            isInviteOnly: try option { (reader) throws(WireError) in try reader.flag() },
            isAnnounceOnly: try option { (reader) throws(WireError) in try reader.flag() },
            pause: try option { (reader) throws(WireError) in try reader.pause() },
            history: try option { (reader) throws(WireError) in try reader.choice(RoomMode.History.self) })
    }
}
