import ChatModel

/// The pinned messages of a room, read like a page of its history: each with what became of it.
extension Hub {
    mutating func readPins(_ id: SessionID, _ tag: Tag, _ number: RoomNumber, before place: Seq?) {
        readPage(id, tag, number, isForward: false) { head, reader, border in
            .pins(number, before: place, upTo: head, reader: reader, border: border)
        }
    }
}
