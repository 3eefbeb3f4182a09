import ChatModel
import NIOCore

/// Files: what they are called, how large they are, and what is in them.
extension ByteBuffer {
    mutating func write(_ shape: FileShape) throws(WireError) {
        switch shape {
        case .file: writeInteger(UInt8(0))
        case .folder(let files):
            writeInteger(UInt8(1))
            try writeNumber(files)
        }
    }

    mutating func write(_ file: SharedFile) throws(WireError) {
        try writeText(file.name.text)
        try writeNumber(file.size)
        try write(file.shape)
        writeInteger(file.kind.rawValue)
        write(file.id.digest)
    }

    mutating func write(_ offer: FileOffer) throws(WireError) {
        try writeText(offer.name.text)
        try writeOption(offer.size) { (buffer, size) throws(WireError) in try buffer.writeNumber(size) }
        try write(offer.shape)
        writeInteger(offer.kind.rawValue)
    }

    /// Bytes of a content, as they are.
    mutating func writeSlice(_ bytes: [UInt8]) throws(WireError) {
        try writeNumber(UInt64(bytes.count))
        writeBytes(bytes)
    }

    mutating func write(_ list: FileList) throws(WireError) {
        try writeList(list.entries) { (buffer, line) throws(WireError) in
            try buffer.writeRecord { (inner) throws(WireError) in
                try inner.write(line.room)
                try inner.write(line.seq)
                try inner.write(line.time)
                try inner.writeText(line.author.text)
                try inner.write(line.file)
            }
        }
        try writeList(list.shared) { (buffer, line) throws(WireError) in
            try buffer.writeRecord { (inner) throws(WireError) in
                try inner.writeText(line.name.text)
                inner.writeFlag(line.isFolder)
                try inner.writeNumber(line.size)
                try inner.write(line.time)
            }
        }
        try writeOption(list.next) { (buffer, next) throws(WireError) in try buffer.writeNumber(next) }
    }

    mutating func write(_ file: OpenedFile) throws(WireError) {
        try writeText(file.name.text)
        try writeNumber(file.size)
        try writeOption(file.id) { (buffer, id) throws(WireError) in buffer.write(id.digest) }
    }
}

extension FieldReader {
    mutating func fileShape() throws(WireError) -> FileShape {
        switch try byte() {
        case 0: .file
        case 1: .folder(files: try number(as: UInt32.self))
        case let byte: throw WireError(.unknownCase, "The byte \(byte) names no shape of a file.")
        }
    }

    /// A kind of a later version is some other one.
    mutating func fileKind() throws(WireError) -> FileKind { FileKind(rawValue: try byte()) ?? .other }

    mutating func sharedFile() throws(WireError) -> SharedFile {
        SharedFile(
            name: try value(FileName.init), size: try number(), shape: try fileShape(), kind: try fileKind(),
            id: FileID(try digest()))
    }

    mutating func fileOffer() throws(WireError) -> FileOffer {
        FileOffer(
            name: try value(FileName.init), size: try option { (reader) throws(WireError) in try reader.number() },
            shape: try fileShape(), kind: try fileKind())
    }

    /// At most so many bytes of a content.
    mutating func slice(atMost limit: Int) throws(WireError) -> [UInt8] {
        guard let count = Int(exactly: try number()), count <= bytes.readableBytes else { throw Self.truncated }
        guard count <= limit else {
            throw WireError(.tooLong, "A slice has \(count) bytes; at most \(limit) fit.")
        }
        return try raw(count)
    }

    mutating func fileList() throws(WireError) -> FileList {
        // Record length, room, seq, time, author of one letter, name of one letter, size, shape, kind, ID.
        let entries: [ListedFile] = try list(minimum: 1 + 3 + 2 + 2 + 3 + 32, atMost: FileList.lineLimit) {
            (reader) throws(WireError) in try reader.record { (inner) throws(WireError) in try inner.listedFile() }
        }
        // Record length, name of one letter, flag, size, time.
        let shared: [SharedLine] = try list(minimum: 1 + 2 + 1 + 1 + 1, atMost: FileList.lineLimit) {
            (reader) throws(WireError) in try reader.record { (inner) throws(WireError) in try inner.sharedLine() }
        }
        return FileList(
            entries: entries, shared: shared, next: try option { (reader) throws(WireError) in try reader.number() })
    }

    private mutating func listedFile() throws(WireError) -> ListedFile {
        ListedFile(
            room: try room(), seq: try seq(), time: try time(), author: try nick(), file: try sharedFile())
    }

    private mutating func sharedLine() throws(WireError) -> SharedLine {
        SharedLine(name: try value(FileName.init), isFolder: try flag(), size: try number(), time: try time())
    }

    mutating func openedFile() throws(WireError) -> OpenedFile {
        OpenedFile(
            name: try value(FileName.init), size: try number(),
            id: try option { (reader) throws(WireError) in FileID(try reader.digest()) })
    }

    mutating func digestList() throws(WireError) -> [Digest] {
        try list(minimum: Digest.byteCount, atMost: Int(FilePieces.digestsPerAnswer)) { (reader) throws(WireError) in
            try reader.digest()
        }
    }
}
