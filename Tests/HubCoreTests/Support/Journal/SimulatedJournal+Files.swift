import ChatModel

extension SimulatedJournal {
    /// Answers as the store does.
    func find(_ query: FileQuery) -> FileFinding {
        switch query {
        case .upload(let user, let nonce): .upload(earlier(user, nonce), used: used(by: user))
        case .file(let room, let seq): .file(files.first { $0.room == room && $0.seq == seq }?.file)
        case .list(let search): page(of: search)
        }
    }

    /// Every file that is there, in the order in which they were put.
    var files: [KeptFile] {
        order.enumerated().compactMap { index, place in
            guard let entry = entries[place.room]?[Int(place.seq.value) - 1], case .file(let file) = entry.body,
                place.seq > floors[place.room] ?? .zero, !isDeleted(place)
            else { return nil }
            return KeptFile(
                place: UInt64(index), room: place.room, seq: place.seq, time: entry.time, author: entry.author,
                file: file)
        }
    }

    private func isDeleted(_ place: Place) -> Bool {
        (entries[place.room] ?? []).contains { $0.body == .deletion(of: place.seq) }
    }

    private func earlier(_ user: UserNumber, _ nonce: Nonce) -> EarlierUpload? {
        for place in order {
            guard let entry = entries[place.room]?[Int(place.seq.value) - 1], entry.author == user,
                entry.nonce == nonce
            else { continue }
            if case .file = entry.body { return EarlierUpload(room: place.room, seq: place.seq, isFile: true) }
            return EarlierUpload(room: place.room, seq: place.seq, isFile: entry.body == .deleted)
        }
        return nil
    }

    private func used(by user: UserNumber) -> UInt64 {
        Set(files.filter { $0.author == user }.map(\.file.id)).reduce(0) { sum, id in
            sum + (files.first { $0.file.id == id }?.file.size ?? 0)
        }
    }

    private func page(of search: FileSearch) -> FileFinding {
        let all = files.reversed().filter { file in
            file.place < search.before ?? .max && file.seq > search.hidden[file.room] ?? .zero
                && contains(file.room, search.rooms)
        }
        let part = all.prefix(Int(search.limit))
        return .list(Array(part), next: part.count < all.count ? part.last?.place : nil)
    }

    private func contains(_ room: RoomNumber, _ rooms: JournalSearch.Rooms) -> Bool {
        switch rooms {
        case .one(let only): return room == only
        case .namedAnd(let direct):
            if case .named? = self.rooms[room]?.kind { return true }
            return direct.contains(room)
        }
    }
}
