/// The bytes of a bracketed paste up to its end mark.
struct PasteReader: Sendable {
    private static let endMark = Array("\u{1B}[201~".utf8)

    private let limit: Int
    private var bytes: [UInt8] = []
    private var matched = 0

    init(limit: Int) { self.limit = limit }

    /// Takes one byte more; at the end mark gives the text.
    mutating func take(_ byte: UInt8) -> String? {
        if byte == Self.endMark[matched] {
            matched += 1
            return matched == Self.endMark.count ? text : nil
        }
        // ESC stands only at the start of the mark, so a broken match can only begin anew with this very byte.
        keep(Self.endMark.prefix(matched))
        matched = byte == Self.endMark[0] ? 1 : 0
        if matched == 0 { keep(CollectionOfOne(byte)) }
        return nil
    }

    private mutating func keep(_ more: some Collection<UInt8>) {
        bytes.append(contentsOf: more.prefix(max(0, limit - bytes.count)))
    }

    private var text: String { SafeText.clean(String(decoding: bytes, as: UTF8.self)) }
}
