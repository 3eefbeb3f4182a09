import ChatModel

/// What a client swears to have done or seen, written down before it goes on; one line of its log.
enum Testimony: Hashable, Sendable {
    /// Its person said this; not yet kept anywhere.
    case said(room: String, Nonce, number: UInt64)
    /// The post is in the outbox on its disk: it arrives even if the client dies.
    case kept(Nonce)
    /// It knows that the hub's journal has the post.
    case stored(Nonce)
    /// The hub will not take the post.
    case failed(Nonce, code: UInt32)
    /// A line stood in its timeline.
    case showed(room: String, ShownLine)
    /// The hub's journal does not have what was shown.
    case reset(room: String)
}

extension Testimony {
    /// As it stands in the log.
    var line: String {
        switch self {
        case .said(let room, let nonce, let number): "said \(room) \(nonce.hex) \(number)"
        case .kept(let nonce): "kept \(nonce.hex)"
        case .stored(let nonce): "stored \(nonce.hex)"
        case .failed(let nonce, let code): "failed \(nonce.hex) \(code)"
        case .showed(let room, let line):
            "showed \(room) \(line.seq.value) \(line.author.value) \(line.nonce.hex)"
        case .reset(let room): "reset \(room)"
        }
    }

    /// Reads a line of a log; nil if it is none.
    init?(line: String) {
        let words = line.split(separator: " ").map(String.init)
        switch (words.first, words.count) {
        case ("said", 4):
            guard let nonce = Nonce(hex: words[2]), let number = UInt64(words[3]) else { return nil }
            self = .said(room: words[1], nonce, number: number)
        case ("kept", 2):
            guard let nonce = Nonce(hex: words[1]) else { return nil }
            self = .kept(nonce)
        case ("stored", 2):
            guard let nonce = Nonce(hex: words[1]) else { return nil }
            self = .stored(nonce)
        case ("failed", 3):
            guard let nonce = Nonce(hex: words[1]), let code = UInt32(words[2]) else { return nil }
            self = .failed(nonce, code: code)
        case ("showed", 5):
            guard let seq = UInt64(words[2]), let author = UInt32(words[3]), let nonce = Nonce(hex: words[4])
            else { return nil }
            self = .showed(
                room: words[1], ShownLine(seq: Seq(seq), author: UserNumber(author), nonce: nonce))
        case ("reset", 2): self = .reset(room: words[1])
        default: return nil
        }
    }
}

extension Nonce {
    /// Reads 16 hexadecimal digits.
    init?(hex: String) {
        guard hex.utf8.count == 16, let value = UInt64(hex, radix: 16) else { return nil }
        self.init(value)
    }
}
