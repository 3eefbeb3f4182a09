import ChatModel

/// Tells what a file probably is, by its first bytes and its name.
enum KindGuess {
    /// How many first bytes are looked at.
    static let headBytes = 512

    static func kind(name: String, head: [UInt8]) -> FileKind {
        if let kind = kind(ofHead: head) { return kind }
        let ending = name.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last?.lowercased() ?? ""
        if let kind = endings[ending] { return kind }
        return isText(head) ? .text : .other
    }

    /// What files of a kind begin with (RFC 2083, RFC 1952, and the formats' own descriptions).
    private static let heads: [(at: Int, bytes: [UInt8], kind: FileKind)] = [
        (0, [0x89, 0x50, 0x4E, 0x47], .image), (0, [0xFF, 0xD8, 0xFF], .image), (0, Array("GIF8".utf8), .image),
        (8, Array("WEBP".utf8), .image), (0, [0x1F, 0x8B], .archive), (0, Array("BZh".utf8), .archive),
        (0, [0xFD, 0x37, 0x7A, 0x58, 0x5A], .archive), (0, [0x28, 0xB5, 0x2F, 0xFD], .archive),
        (0, [0x37, 0x7A, 0xBC, 0xAF], .archive), (257, Array("ustar".utf8), .archive),
        (0, Array("%PDF-".utf8), .document), (0, [0x7F, 0x45, 0x4C, 0x46], .program), (0, Array("MZ".utf8), .program),
        (0, [0xCF, 0xFA, 0xED, 0xFE], .program), (0, Array("#!".utf8), .program), (0, Array("ID3".utf8), .audio),
        (0, Array("fLaC".utf8), .audio), (0, Array("OggS".utf8), .audio), (8, Array("WAVE".utf8), .audio),
        (4, Array("ftyp".utf8), .video), (0, [0x1A, 0x45, 0xDF, 0xA3], .video), (8, Array("AVI ".utf8), .video),
    ]

    private static func kind(ofHead head: [UInt8]) -> FileKind? {
        heads.first { head.dropFirst($0.at).starts(with: $0.bytes) }?.kind
    }

    private static let endings: [String: FileKind] = {
        let names: [FileKind: String] = [
            .text: "txt md markdown log csv json toml yaml yml xml html css ini conf c h cpp swift rs go py js ts java",
            .image: "svg bmp tif tiff ico heic avif", .audio: "mp3 m4a aac opus wma mid aiff",
            .video: "mpg mpeg wmv flv mov", .archive: "zip rar tar tgz jar iso cab lz lzma z",
            .document: "doc docx odt rtf xls xlsx ods ppt pptx odp epub ps tex",
            .program: "exe msi bat cmd com scr ps1 vbs apk dmg deb rpm appimage sh lnk desktop",
        ]
        var endings: [String: FileKind] = [:]
        for (kind, list) in names { for ending in list.split(separator: " ") { endings[String(ending)] = kind } }
        return endings
    }()

    /// Whether the beginning can be UTF-8 text; a character may be cut at its end.
    private static func isText(_ head: [UInt8]) -> Bool {
        guard !head.isEmpty, !head.contains(where: { $0 < 0x20 && !(0x09...0x0D).contains($0) && $0 != 0x1B }) else {
            return false
        }
        return (0..<min(4, head.count)).contains { String(validating: head.dropLast($0), as: UTF8.self) != nil }
    }
}
