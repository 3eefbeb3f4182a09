import ChatModel
import NIOCore

extension AnswerKind {
    /// The kind that carries such an answer.
    init(_ answer: FileAnswer) {
        switch answer {
        case .placed: self = .filePlaced
        case .taken: self = .fileTaken
        case .listed: self = .fileList
        case .opened: self = .fileOpened
        case .bytes: self = .fileBytes
        case .digests: self = .fileDigests
        }
    }
}

/// What a hub says of its files, behind the tag.
extension ByteBuffer {
    mutating func write(_ answer: FileAnswer) throws(WireError) {
        switch answer {
        case .placed(let offset, let id):
            try writeNumber(offset)
            write(id.digest)
        case .taken(let offset): try writeNumber(offset)
        case .listed(let list): try write(list)
        case .opened(let file): try write(file)
        case .bytes(let offset, let bytes):
            try writeNumber(offset)
            try writeSlice(bytes)
        case .digests(let first, let digests):
            try writeNumber(first)
            try writeList(digests) { (buffer, digest) throws(WireError) in buffer.write(digest) }
        }
    }
}

extension FieldReader {
    mutating func fileAnswer(_ kind: AnswerKind) throws(WireError) -> FileAnswer {
        switch kind {
        case .filePlaced: .placed(offset: try number(), FileID(try digest()))
        case .fileTaken: .taken(offset: try number())
        case .fileList: .listed(try fileList())
        case .fileOpened: .opened(try openedFile())
        case .fileBytes: .bytes(offset: try number(), try slice(atMost: FilePieces.sliceDown))
        case .fileDigests: .digests(first: try number(), try digestList())
        default: throw WireError(.unknownCase, "The kind \(kind) says nothing of a file.")
        }
    }
}
