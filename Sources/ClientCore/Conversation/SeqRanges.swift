import ChatModel

/// A set of places, kept as sorted ranges that neither overlap nor touch.
package struct SeqRanges: Hashable, Sendable {
    /// The ranges, lowest first.
    package private(set) var ranges: [ClosedRange<UInt64>] = []

    /// How many places are in it.
    package var count: UInt64 { ranges.reduce(0) { $0 + UInt64($1.count) } }

    package func contains(_ seq: Seq) -> Bool { range(around: seq) != nil }

    /// The range that holds a place.
    package func range(around seq: Seq) -> ClosedRange<UInt64>? {
        let index = firstIndex(endingAtOrAfter: seq.value)
        return index < ranges.count && ranges[index].contains(seq.value) ? ranges[index] : nil
    }

    /// How many places above this one are in it.
    func count(above seq: Seq) -> UInt64 {
        ranges.reduce(0) { sum, range in
            range.upperBound <= seq.value ? sum : sum + (range.upperBound - max(range.lowerBound, seq.value + 1) + 1)
        }
    }

    /// Puts a range in.
    mutating func insert(_ range: ClosedRange<UInt64>) {
        let start = firstIndex(endingAtOrAfter: range.lowerBound == 0 ? 0 : range.lowerBound - 1)
        var (end, merged) = (start, range)
        while end < ranges.count, ranges[end].lowerBound <= merged.upperBound + 1 {
            merged =
                min(merged.lowerBound, ranges[end].lowerBound)...max(merged.upperBound, ranges[end].upperBound)
            end += 1
        }
        ranges.replaceSubrange(start..<end, with: [merged])
    }

    /// Takes a range out.
    mutating func remove(_ range: ClosedRange<UInt64>) {
        let start = firstIndex(endingAtOrAfter: range.lowerBound)
        var (end, rest) = (start, [ClosedRange<UInt64>]())
        while end < ranges.count, ranges[end].lowerBound <= range.upperBound {
            let cut = ranges[end]
            if cut.lowerBound < range.lowerBound { rest.append(cut.lowerBound...(range.lowerBound - 1)) }
            if cut.upperBound > range.upperBound { rest.append((range.upperBound + 1)...cut.upperBound) }
            end += 1
        }
        ranges.replaceSubrange(start..<end, with: rest)
    }

    private func firstIndex(endingAtOrAfter value: UInt64) -> Int {
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
