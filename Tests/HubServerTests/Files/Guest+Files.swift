import ChatModel
import FileStore
import TestKit

/// A file as these tests send it.
struct Parcel: Sendable {
    let name: String
    let bytes: [UInt8]

    init(_ name: String, _ bytes: [UInt8]) { (self.name, self.bytes) = (name, bytes) }

    /// So many bytes that are the same whenever they are made, and no two pieces alike.
    init(_ name: String, count: Int, seed: UInt64 = 1) {
        var state = seed
        self.init(
            name,
            (0..<count).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 33)
            })
    }

    var size: UInt64 { UInt64(bytes.count) }
    var id: FileID { Self.id(of: bytes) }

    static func id(of bytes: [UInt8]) -> FileID {
        var hasher = PieceHasher()
        hasher.update(bytes)
        return hasher.id
    }
}

extension Guest {
    /// Asks for something about files.
    func ask(_ request: FileRequest, tag: UInt32) async throws { try await peer.send(.file(Tag(tag), request)) }

    /// The next answer about a request: what it says, or why it is refused.
    func outcome(of tag: UInt32) async throws -> Result<Answer, Refusal.Code> {
        try await next { answer in
            switch answer {
            case .file(Tag(tag), _), .done(Tag(tag)), .accepted: .success(answer)
            case .refused(let refusal) where refusal.subject == .request(Tag(tag)): .failure(refusal.code)
            default: nil
            }
        }
    }

    /// Asks, and waits for what is said of it.
    func told(_ request: FileRequest, tag: UInt32) async throws -> Result<Answer, Refusal.Code> {
        try await ask(request, tag: tag)
        return try await outcome(of: tag)
    }

    /// Begins a file or goes on with it: where the hub is.
    func place(
        _ parcel: Parcel, into room: RoomNumber, nonce: Nonce, tag: UInt32 = 40, says size: Bool = true
    ) async throws -> Result<Answer, Refusal.Code> {
        let offer = FileOffer(
            name: try FileName(parcel.name), size: size ? parcel.size : nil, shape: .file, kind: .other)
        return try await told(.put(room, nonce, offer), tag: tag)
    }

    /// Sends the bytes of a range, a window at a time.
    func send(_ parcel: Parcel, _ range: Range<Int>, tag: UInt32 = 40) async throws {
        var (start, taken) = (range.lowerBound, range.lowerBound)
        while taken < range.upperBound {
            while start < range.upperBound, start - taken + FilePieces.sliceUp <= FilePieces.underWay {
                let end = min(start + FilePieces.sliceUp, range.upperBound)
                try await ask(.slice(offset: UInt64(start), Array(parcel.bytes[start..<end])), tag: tag)
                start = end
            }
            taken = try await next { answer in
                if case .file(Tag(tag), .taken(let offset)) = answer { Int(offset) } else { nil }
            }
        }
    }

    /// Puts a whole file; its place in the room.
    @discardableResult
    func put(_ parcel: Parcel, into room: RoomNumber, nonce: Nonce = .random(), tag: UInt32 = 40) async throws -> Seq {
        guard
            case .success(.file(_, .placed(let offset, _))) = try await place(
                parcel, into: room, nonce: nonce, tag: tag)
        else { throw Unexpected(what: "place") }
        try await send(parcel, Int(offset)..<parcel.bytes.count, tag: tag)
        return try await finish(parcel, tag: tag)
    }

    func finish(_ parcel: Parcel, tag: UInt32 = 40) async throws -> Seq {
        let told = try await told(.finish(Tag(tag), size: parcel.size, parcel.id), tag: 41)
        guard case .success(.accepted(_, let seq)) = told else { throw Unexpected(what: "acceptance, not \(told)") }
        return seq
    }

    /// Opens a file; its size.
    func open(_ file: FileRef, tag: UInt32 = 50) async throws -> Result<OpenedFile, Refusal.Code> {
        switch try await told(.open(file), tag: tag) {
        case .success(.file(_, .opened(let opened))): return .success(opened)
        case .failure(let code): return .failure(code)
        case .success: throw Unexpected(what: "opened")
        }
    }

    /// Reads all of an open file.
    func fetch(_ opened: OpenedFile, tag: UInt32 = 50) async throws -> [UInt8] {
        var (bytes, asked) = ([UInt8](), UInt64(0))
        while UInt64(bytes.count) < opened.size {
            while asked < opened.size, asked - UInt64(bytes.count) < UInt64(FilePieces.underWay) {
                try await ask(.read(Tag(tag), offset: asked, count: UInt32(FilePieces.sliceDown)), tag: 51)
                asked += UInt64(FilePieces.sliceDown)
            }
            let offset = UInt64(bytes.count)
            bytes += try await next { answer in
                if case .file(Tag(51), .bytes(offset: offset, let bytes)) = answer { bytes } else { nil }
            }
        }
        return bytes
    }

    /// The names of the files in a place.
    func list(_ place: FilePlace) async throws -> [String] {
        guard case .success(.file(_, .listed(let list))) = try await told(.list(place, after: nil, limit: 100), tag: 60)
        else { throw Unexpected(what: "list") }
        return list.entries.map(\.file.name.text) + list.shared.map(\.name.text)
    }
}

extension Refusal.Code: Error {}
