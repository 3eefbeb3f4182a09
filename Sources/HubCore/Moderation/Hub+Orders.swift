import ChatModel

/// What owners and operators have the hub decide.
extension Hub {
    mutating func carryOut(
        _ order: Order, _ id: SessionID, _ tag: Tag, _ number: RoomNumber, _ nonce: Nonce, at now: Now
    ) {
        refuse(id, tag, .notAllowed, "Only an operator may do that.")
    }

    mutating func listSanctions(
        _ id: SessionID, _ tag: Tag, _ number: RoomNumber, _ scope: Ruling.Scope, at now: Now
    ) {
        refuse(id, tag, .notAllowed, "Only an operator may see that.")
    }
}
