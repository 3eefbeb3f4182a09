import ChatModel

extension RandomValues {
    mutating func fileName() -> FileName {
        let text = text(FileName.byteLimit / 4).filter { $0 != "/" }
        return Fixed.fileName("n" + text)
    }

    private mutating func path() -> FilePath {
        Fixed.path((0..<below(4)).map { _ in String(fileName().text.prefix(40)) }.joined(separator: "/"))
    }

    private mutating func shape() -> FileShape { flag() ? .file : .folder(files: small()) }

    private mutating func kind() -> FileKind { FileKind.allCases[below(FileKind.allCases.count)] }

    mutating func sharedFile() -> SharedFile {
        SharedFile(name: fileName(), size: number(), shape: shape(), kind: kind(), id: FileID(digest()))
    }

    private mutating func place() -> FilePlace {
        switch below(3) {
        case 0: .everywhere
        case 1: .room(room())
        default: .shared(path())
        }
    }

    mutating func fileRequest() -> FileRequest {
        switch below(9) {
        case 0:
            .put(
                room(), nonce(), FileOffer(name: fileName(), size: maybe { $0.number() }, shape: shape(), kind: kind()))
        case 1: .slice(offset: number(), bytes(below(1_000)))
        case 2: .finish(tag(), size: number(), FileID(digest()))
        case 3: .drop(nonce())
        case 4: .list(place(), after: maybe { $0.number() }, limit: small())
        case 5: .open(flag() ? .entry(room(), seq()) : .shared(path()))
        case 6: .read(tag(), offset: number(), count: small())
        case 7: .digests(tag(), first: number(), count: small())
        default: .close(tag())
        }
    }

    private mutating func listedFile() -> ListedFile {
        ListedFile(room: room(), seq: seq(), time: time(), author: nick(), file: sharedFile())
    }

    private mutating func sharedLine() -> SharedLine {
        SharedLine(name: fileName(), isFolder: flag(), size: number(), time: time())
    }

    mutating func fileAnswer() -> FileAnswer {
        switch below(6) {
        case 0: .placed(offset: number(), FileID(digest()))
        case 1: .taken(offset: number())
        case 2:
            .listed(
                FileList(
                    entries: list(5) { $0.listedFile() }, shared: list(5) { $0.sharedLine() },
                    next: maybe { $0.number() }))
        case 3: .opened(OpenedFile(name: fileName(), size: number(), id: maybe { FileID($0.digest()) }))
        case 4: .bytes(offset: number(), bytes(below(1_000)))
        default: .digests(first: number(), list(5) { $0.digest() })
        }
    }
}
