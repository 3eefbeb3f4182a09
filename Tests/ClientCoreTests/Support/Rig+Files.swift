import ChatModel

@testable import ClientCore

func fileName(_ text: String) -> FileName { checked { try FileName(text) } }
func path(_ text: String) -> FilePath { checked { try FilePath(text) } }

/// A file of some size, told from others by a byte.
func shared(_ name: String, size: UInt64 = 1_000, byte: UInt8 = 7) -> SharedFile {
    SharedFile(name: fileName(name), size: size, shape: .file, kind: .other, id: FileID(digest(byte)))
}

func offer(_ name: String, size: UInt64? = 1_000) -> FileOffer {
    FileOffer(name: fileName(name), size: size, shape: .file, kind: .other)
}

/// An entry that is a file.
func fileEntry(_ seq: UInt64, _ name: String, by author: Person = ann, size: UInt64 = 1_000) -> Entry {
    Entry(
        seq: Seq(seq), time: HubTime(milliseconds: seq), author: author.number, nonce: Nonce(seq),
        body: .file(shared(name, size: size)))
}

extension Rig {
    /// The link of the last connection for files that was asked for.
    var courier: Link? {
        effects.reversed().lazy.compactMap { if case .openCourier(let plan) = $0 { plan.link } else { nil } }.first
    }

    /// Everything that was to be carried, in order.
    var carriages: [Carriage] { effects.compactMap { if case .carry(_, let carriage) = $0 { carriage } else { nil } } }

    var transfers: [Transfer] { Array(hub.files.transfers.values) }

    /// What was last kept of transfers.
    var keptTransfers: [KeptTransfer]? {
        effects.reversed().lazy.compactMap { if case .save(.transfers(let all)) = $0 { all } else { nil } }.first
    }

    /// The disk answers the last question about paths.
    @discardableResult
    mutating func look(
        leavingOut leftOut: Omission = Omission(), _ found: (String) -> PathAnswer.Found
    ) -> [ClientEffect] {
        let asked = effects.reversed().lazy
            .compactMap { if case .lookAt(let question) = $0 { question } else { nil } }.first
        guard let asked else { return [] }
        return apply(.looked(asked, asked.paths.map { PathAnswer(path: $0, found: found($0), leftOut: leftOut) }))
    }

    /// Sends a file that is there, up to where it is carried.
    mutating func send(_ name: String, size: UInt64 = 1_000) {
        type("/send \(name)")
        look { .fit(path: "/home/dana/\($0)", offer($0, size: size)) }
        openCourier()
    }

    /// The connection for files is there.
    @discardableResult
    mutating func openCourier() -> [ClientEffect] {
        guard case .connecting(let link) = hub.files.courier else { return [] }
        return apply(.courier(link, .opened))
    }

    /// News of the last thing that was to be carried.
    @discardableResult
    mutating func carried(_ news: CarriageNews) -> [ClientEffect] {
        guard let last = carriages.last else { return [] }
        return apply(.carried(last.transfer, news))
    }

    var lastList: (tag: Tag, place: FilePlace, after: UInt64?)? {
        requests.reversed().lazy.compactMap { request in
            if case .file(let tag, .list(let place, let after, _)) = request { (tag, place, after) } else { nil }
        }.first
    }
}
