import ChatModel

extension FuzzBody {
    /// Texts of people, and what is done with them before they are shown or searched.
    static let values = FuzzBody("values") { bytes, _ in
        let text = String(decoding: bytes, as: UTF8.self)
        if let nick = try? Nick(text) {
            try Finding.unless((try? Nick(nick.text))?.text == nick.text, "A nick is not a nick.")
            _ = Mention.of(nick, in: "@\(nick.text) \(text)")
        }
        if let name = try? RoomName(text) {
            try Finding.unless((try? RoomName(name.text))?.text == name.text, "A room's name is not one.")
        }
        if let message = try? MessageText(text) {
            try Finding.unless((try? MessageText(message.text)) == message, "A text is not a text.")
        }
        _ = (try? Topic(text), try? AwayText(text), try? HubName(text), try? Reaction(text), try? Reason(text))
        _ = (try? BannedAddress(text), Digest(hex: text))
        for token in SearchToken.tokens(of: text) { _ = text[token.range] }
        guard let words = try? SearchWords(text) else { return }
        _ = SearchQuery(words)
        for range in SearchMarks.ranges(of: words, in: text) { _ = text[range] }
    }

    /// What owners decided, as journal and cache have it.
    static let rulings = FuzzBody("rulings") { bytes, _ in
        let text = String(decoding: bytes, as: UTF8.self)
        if let ruling = Ruling(stored: text) {
            try Finding.unless(Ruling(stored: ruling.stored) == ruling, "A ruling is read as another: \(ruling)")
        }
        if let snapshot = RoomSnapshot(stored: text) {
            try Finding.unless(RoomSnapshot(stored: snapshot.stored) == snapshot, "A snapshot is read as another.")
        }
        if let report = RunReport(stored: text) {
            try Finding.unless(RunReport(stored: report.stored) == report, "A run is read as another.")
        }
        if let mode = RoomMode(stored: text) {
            try Finding.unless(RoomMode(stored: mode.stored) == mode, "A mode is read as another.")
        }
    }
}
