import ChatModel

/// A kept transfer as JSON has it.
struct TransferFields: Codable {
    private let hub: String
    private var put: PutFields?
    private var get: GetFields?

    init(_ kept: KeptTransfer) {
        hub = kept.hub.digest.hex
        switch kept.job {
        case .put(let path, let target, let nonce, let offer): put = PutFields(path, target, nonce, offer)
        case .get(let source, let file, let destination): get = GetFields(source, file, destination)
        }
    }

    /// The transfer; nil if a field can't be what it should be.
    var value: KeptTransfer? {
        guard let hub = Digest(hex: hub), let job = put?.job ?? get?.job else { return nil }
        return KeptTransfer(hub: HubID(hub), job: job)
    }
}

/// What goes to a hub.
private struct PutFields: Codable {
    let path: String
    let nonce: String
    let name: String
    let kind: UInt8
    var size: UInt64?
    /// How many files a folder has; nil for a file.
    var files: UInt32?
    var room: String?
    var person: PersonFields?
    var nick: String?

    init(_ path: String, _ target: KeptPost.Target, _ nonce: Nonce, _ offer: FileOffer) {
        (self.path, self.nonce, name, kind, size) =
            (path, nonce.hex, offer.name.text, offer.kind.rawValue, offer.size)
        if case .folder(let count) = offer.shape { files = count }
        switch target {
        case .room(let name): room = name.text
        case .direct(let partner): person = PersonFields(partner)
        case .nick(let nick): self.nick = nick.text
        }
    }

    var job: KeptTransfer.Job? {
        guard let nonce = UInt64(nonce, radix: 16), let name = try? FileName(name), let target else { return nil }
        let offer = FileOffer(
            name: name, size: size, shape: files.map(FileShape.folder) ?? .file,
            kind: FileKind(rawValue: kind) ?? .other)
        return .put(path: path, to: target, Nonce(nonce), offer)
    }

    private var target: KeptPost.Target? {
        if let room { return (try? RoomName(room)).map(KeptPost.Target.room) }
        if let person { return person.value.map(KeptPost.Target.direct) }
        return nick.flatMap { try? Nick($0) }.map(KeptPost.Target.nick)
    }
}

/// What comes from a hub.
private struct GetFields: Codable {
    var room: UInt32?
    var seq: UInt64?
    var shared: String?
    var file: String?
    var destination: String?

    init(_ source: FileRef, _ file: SharedFile?, _ destination: String?) {
        (self.file, self.destination) = (file?.stored, destination)
        switch source {
        case .entry(let room, let seq): (self.room, self.seq) = (room.value, seq.value)
        case .shared(let path): shared = path.text
        }
    }

    var job: KeptTransfer.Job? {
        let known = file.flatMap { SharedFile(stored: $0) }
        if let room, let seq, let known {
            return .get(.entry(RoomNumber(room), Seq(seq)), file: known, destination: destination)
        }
        guard let path = shared.flatMap({ try? FilePath($0) }), !path.names.isEmpty else { return nil }
        return .get(.shared(path), file: known, destination: destination)
    }
}
