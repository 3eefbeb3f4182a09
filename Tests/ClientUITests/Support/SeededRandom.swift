/// A source of the same random numbers in every run (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A text of pieces that are hard to measure, wrap and cut.
    mutating func text(pieces count: Int, from pieces: [String] = hardPieces) -> String {
        (0..<count).map { _ in pieces.randomElement(using: &self) ?? "" }.joined()
    }

    static let hardPieces = [
        " ", "  ", " ", "a", "bc", "word", "longer-word", "é", "e\u{301}", "中", "文字", "，", "。", "한국어", "ﾊﾟ",
        "👩‍👩‍👧", "🇩🇪", "❤️", "👍🏽", "1️⃣", "क्षि", "กำ", "\u{301}", "\u{200D}", "\t",
    ]
}
