import ChatModel
import NIOCore

extension RequestKind {
    /// The kind that carries such a request.
    init(_ request: FileRequest) {
        switch request {
        case .put: self = .filePut
        case .slice: self = .fileSlice
        case .finish: self = .fileFinish
        case .drop: self = .fileDrop
        case .list: self = .fileList
        case .open: self = .fileOpen
        case .read: self = .fileRead
        case .digests: self = .fileDigests
        case .close: self = .fileClose
        }
    }
}

/// What a client asks of a hub's files, behind the tag.
extension ByteBuffer {
    mutating func write(_ request: FileRequest) throws(WireError) {
        switch request {
        case .put(let room, let nonce, let offer):
            try write(room)
            write(nonce)
            try write(offer)
        case .slice(let offset, let bytes):
            try writeNumber(offset)
            try writeSlice(bytes)
        case .finish(let put, let size, let id):
            try write(put)
            try writeNumber(size)
            write(id.digest)
        case .drop(let nonce): write(nonce)
        case .list(let place, let after, let limit):
            try write(place)
            try writeOption(after) { (buffer, after) throws(WireError) in try buffer.writeNumber(after) }
            try writeNumber(limit)
        case .open(let file): try write(file)
        case .read(let file, let offset, let count):
            try write(file)
            try writeNumber(offset)
            try writeNumber(count)
        case .digests(let file, let first, let count):
            try write(file)
            try writeNumber(first)
            try writeNumber(count)
        case .close(let file): try write(file)
        }
    }

    private mutating func write(_ place: FilePlace) throws(WireError) {
        switch place {
        case .everywhere: writeInteger(UInt8(0))
        case .room(let room):
            writeInteger(UInt8(1))
            try write(room)
        case .shared(let path):
            writeInteger(UInt8(2))
            try writeText(path.text)
        }
    }

    private mutating func write(_ file: FileRef) throws(WireError) {
        switch file {
        case .entry(let room, let seq):
            writeInteger(UInt8(0))
            try write(room)
            try write(seq)
        case .shared(let path):
            writeInteger(UInt8(1))
            try writeText(path.text)
        }
    }
}

extension FieldReader {
    mutating func fileRequest(_ kind: RequestKind) throws(WireError) -> FileRequest {
        switch kind {
        case .filePut: .put(try room(), try nonce(), try fileOffer())
        case .fileSlice: .slice(offset: try number(), try slice(atMost: FilePieces.sliceUp))
        case .fileFinish: .finish(try tag(), size: try number(), FileID(try digest()))
        case .fileDrop: .drop(try nonce())
        case .fileList:
            .list(
                try filePlace(), after: try option { (reader) throws(WireError) in try reader.number() },
                limit: try number(as: UInt32.self))
        case .fileOpen: .open(try fileRef())
        case .fileRead: .read(try tag(), offset: try number(), count: try number(as: UInt32.self))
        case .fileDigests: .digests(try tag(), first: try number(), count: try number(as: UInt32.self))
        case .fileClose: .close(try tag())
        default: throw WireError(.unknownCase, "The kind \(kind) asks for no file.")
        }
    }

    private mutating func filePlace() throws(WireError) -> FilePlace {
        switch try byte() {
        case 0: .everywhere
        case 1: .room(try room())
        case 2: .shared(try value(FilePath.init))
        case let byte: throw WireError(.unknownCase, "The byte \(byte) names no place of files.")
        }
    }

    private mutating func fileRef() throws(WireError) -> FileRef {
        switch try byte() {
        case 0: .entry(try room(), try seq())
        case 1: .shared(try value(FilePath.init))
        case let byte: throw WireError(.unknownCase, "The byte \(byte) names no way to choose a file.")
        }
    }
}
