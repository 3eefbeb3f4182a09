/// Finds where one paragraph, given as clusters without line breaks, goes on in a next line.
struct LineBreaker {
    private let clusters: [Character]
    private let widths: [Int]
    private let columns: Int
    /// How many columns are taken before a line that begins at a cluster.
    private let lead: (Int) -> Int
    private var start = 0
    private var width = 0
    /// Where the next line would begin if the current one had to end.
    private var opportunity: Int?
    private var hasWord = false
    private var lines: [Range<Int>] = []

    /// No cluster may be wider than `columns`.
    private init(_ clusters: [Character], columns: Int, lead: @escaping (Int) -> Int) {
        self.clusters = clusters
        self.columns = columns
        self.lead = lead
        widths = clusters.map { DisplayWidth.of($0) }
    }

    /// The lines as ranges of clusters; what lies between two of them are the spaces at which the break was made.
    /// - Parameter lead: How many columns stand before a line that begins at a cluster; they leave room for some.
    static func lines(
        of clusters: [Character], columns: Int, lead: @escaping (Int) -> Int = { _ in 0 }
    ) -> [Range<Int>] {
        var breaker = LineBreaker(clusters, columns: columns, lead: lead)
        return breaker.run()
    }

    private mutating func run() -> [Range<Int>] {
        var index = 0
        while index < clusters.count {
            let isSpace = clusters[index] == " "
            if !isSpace, index > start, mayBreak(before: index) { opportunity = index }
            if width + widths[index] > columns {
                index = isSpace ? breakAtSpaces(from: index) : breakWord(at: index)
                continue
            }
            width += widths[index]
            index += 1
            if isSpace, hasWord { opportunity = index }
            if !isSpace { hasWord = true }
        }
        if start < clusters.count || lines.isEmpty { lines.append(start..<clusters.count) }
        return lines
    }

    private mutating func breakAtSpaces(from index: Int) -> Int {
        let next = clusters[index...].firstIndex { $0 != " " } ?? clusters.count
        return endLine(at: index, next: next)
    }

    private mutating func breakWord(at index: Int) -> Int {
        let next = opportunity ?? index
        return endLine(at: next, next: next)
    }

    private mutating func endLine(at end: Int, next: Int) -> Int {
        let last = clusters[start..<end].lastIndex { $0 != " " }
        lines.append(start..<(last.map { $0 + 1 } ?? start))
        start = next
        width = lead(next)
        opportunity = nil
        hasWord = false
        return next
    }

    private func mayBreak(before index: Int) -> Bool {
        let left = clusters[index - 1]
        let right = clusters[index]
        guard isIdeographic(index - 1) || isIdeographic(index), left != " " else { return false }
        return !Self.neverFirst.contains(right) && !Self.neverLast.contains(left) && widths[index] > 0
    }

    // Korean breaks at its spaces, like alphabets do.
    private func isIdeographic(_ index: Int) -> Bool {
        guard widths[index] == 2, let scalar = clusters[index].unicodeScalars.first else { return false }
        return !(0xAC00...0xD7A3).contains(scalar.value) && !(0x1100...0x11FF).contains(scalar.value)
    }

    private static let neverFirst: Set<Character> = [
        "、", "。", "，", "．", "！", "？", "：", "；", "）", "」", "』", "】", "》", "〉", "］", "｝", "…", "ー", "々",
        ".", ",", "!", "?", ":", ";", ")", "]", "}", "”", "’",
    ]
    private static let neverLast: Set<Character> = ["（", "「", "『", "【", "《", "〈", "［", "｛", "(", "[", "{", "“", "‘"]
}
