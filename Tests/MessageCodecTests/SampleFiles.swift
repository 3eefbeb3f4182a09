import ChatModel

/// Files: put, listed, fetched.
extension Sample {
    static let files: [Sample] =
        puts + fetches + [
            answer(
                "entry: file", .event(Fixed.room, .entry(Fixed.entry(42, .file(Fixed.folder)))),
                [
                    "room": 7, "seq": 42, "time": Words.time, "author": 3, "nonce": Words.nonce, "name": "照片 2026",
                    "size": 70_000, "shape": "folder", "files": 12, "kind": 0, "id": Words.fileID,
                ])
        ]

    private static let puts: [Sample] = [
        request(
            "put a file", .put(Fixed.room, Fixed.nonce, Fixed.offer),
            [
                "tag": 21, "room": 7, "nonce": Words.nonce, "name": "notes.txt", "size": 1_204, "shape": "file",
                "kind": 1,
            ]),
        request(
            "put from a pipe", .put(Fixed.room, Fixed.nonce, Fixed.pipe),
            ["tag": 21, "room": 7, "nonce": Words.nonce, "name": "log", "size": nil, "shape": "file", "kind": 0]),
        request(
            "slice", .slice(offset: 65_536, [0x00, 0xFF, 0x1B]), ["tag": 21, "offset": 65_536, "bytes": "00ff1b"]),
        request(
            "finish", .finish(Tag(20), size: 65_539, Fixed.fileID),
            ["tag": 21, "put": 20, "size": 65_539, "id": Words.fileID]),
        request("drop", .drop(Fixed.nonce), ["tag": 21, "nonce": Words.nonce]),
        answer(
            "placed", .placed(offset: 65_536, Fixed.fileID), ["tag": 21, "offset": 65_536, "id": Words.fileID]),
        answer("taken", .taken(offset: 98_304), ["tag": 21, "offset": 98_304]),
    ]

    private static let fetches: [Sample] = [
        request(
            "list files everywhere", .list(.everywhere, after: nil, limit: 50),
            ["tag": 21, "place": "everywhere", "after": nil, "limit": 50]),
        request(
            "list more files of a room", .list(.room(Fixed.room), after: 900, limit: 50),
            ["tag": 21, "place": "room", "room": 7, "after": 900, "limit": 50]),
        request(
            "list the shared folder", .list(.shared(Fixed.path("images/debian")), after: nil, limit: 200),
            ["tag": 21, "place": "shared", "path": "images/debian", "after": nil, "limit": 200]),
        request("open a file", .open(.entry(Fixed.room, Seq(42))), ["tag": 21, "room": 7, "seq": 42]),
        request("open a shared file", .open(.shared(Fixed.path("a/b.iso"))), ["tag": 21, "path": "a/b.iso"]),
        request(
            "read", .read(Tag(20), offset: 65_536, count: 32_768),
            ["tag": 21, "file": 20, "offset": 65_536, "count": 32_768]),
        request(
            "ask for digests", .digests(Tag(20), first: 0, count: 2), ["tag": 21, "file": 20, "first": 0, "count": 2]),
        request("close a file", .close(Tag(20)), ["tag": 21, "file": 20]),
        answer("files", .listed(Fixed.fileList), ["tag": 21, "entries": 1, "shared": 2, "next": 17]),
        answer(
            "opened", .opened(OpenedFile(name: Fixed.offer.name, size: 1_204, id: Fixed.fileID)),
            ["tag": 21, "name": "notes.txt", "size": 1_204, "id": Words.fileID]),
        answer(
            "opened a shared file", .opened(OpenedFile(name: Fixed.offer.name, size: 1_204, id: nil)),
            ["tag": 21, "name": "notes.txt", "size": 1_204, "id": nil]),
        answer("bytes", .bytes(offset: 65_536, [0x01, 0x02]), ["tag": 21, "offset": 65_536, "bytes": "0102"]),
        answer(
            "digests", .digests(first: 3, [Fixed.fileID.digest]), ["tag": 21, "first": 3, "digests": [Words.fileID]]),
    ]

    private static func request(_ name: String, _ request: FileRequest, _ fields: [String: Field]) -> Sample {
        Sample(name: name, value: .request(.file(Tag(21), request)), fields: fields)
    }

    private static func answer(_ name: String, _ answer: FileAnswer, _ fields: [String: Field]) -> Sample {
        Sample(name: name, value: .answer(.file(Tag(21), answer)), fields: fields)
    }

    private static func answer(_ name: String, _ answer: Answer, _ fields: [String: Field]) -> Sample {
        Sample(name: name, value: .answer(answer), fields: fields)
    }
}

extension Words {
    static let fileID: Field = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
}

extension Fixed {
    /// Of an empty content.
    static let fileID = FileID(
        Digest(
            words: Digest.Words(
                0xE3B0_C442_98FC_1C14, 0x9AFB_F4C8_996F_B924, 0x27AE_41E4_649B_934C, 0xA495_991B_7852_B855)))

    static func fileName(_ text: String) -> FileName { valid(FileName.init, text) }

    static func path(_ text: String) -> FilePath { valid(FilePath.init, text) }

    static let offer = FileOffer(name: fileName("notes.txt"), size: 1_204, shape: .file, kind: .text)
    static let pipe = FileOffer(name: fileName("log"), size: nil, shape: .file, kind: .other)
    static let folder = SharedFile(
        name: fileName("照片 2026"), size: 70_000, shape: .folder(files: 12), kind: .other, id: fileID)
    static let fileList = FileList(
        entries: [
            ListedFile(
                room: room, seq: Seq(42), time: HubTime(milliseconds: 1_790_000_000_123), author: nick("ann"),
                file: folder)
        ],
        shared: [
            SharedLine(
                name: fileName("images"), isFolder: true, size: 0, time: HubTime(milliseconds: 1_790_000_000_000)),
            SharedLine(
                name: fileName("handbook.pdf"), isFolder: false, size: 5 << 30,
                time: HubTime(milliseconds: 1_790_000_000_000)),
        ], next: 17)
}
