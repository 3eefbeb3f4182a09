import ChatModel

extension Timeline {
    /// Forgets what is far from the place that is read, so that the memory is bounded.
    mutating func trim(around view: View) {
        switch view {
        case .newest:
            if let wide = holes.ranges.last(where: { $0.count > ClientLimits.filledHole }) {
                drop(below: Seq(wide.upperBound + 1))
            }
            guard items.count > ClientLimits.timelineItems + ClientLimits.timelineSlack else { return }
            dropFirst(items.count - ClientLimits.timelineItems)
        case .older(let top, let bottom):
            guard items.count > ClientLimits.timelineItems + ClientLimits.timelineSlack else { return }
            let around = ClientLimits.keptAround
            let end = min(bottom.value, top.value + around)
            drop(below: Seq(top.value > around ? top.value - around : 0))
            let newest = head.value > around ? head.value - around : 0
            if end + around < newest { empty(end + around + 1...newest) }
        }
    }

    private mutating func dropFirst(_ count: Int) {
        let edge = items.prefix(count).last { $0.entry != nil }?.place.seq.next ?? lowest
        items.removeFirst(count)
        raiseLowest(to: edge)
    }

    private mutating func drop(below edge: Seq) {
        items.removeFirst(index(of: Place(seq: edge, step: 0)))
        raiseLowest(to: edge)
    }

    private mutating func raiseLowest(to edge: Seq) {
        guard edge > lowest else { return }
        lowest = edge
        while let first = holes.ranges.first, first.lowerBound <= lowest.value {
            holes.remove(first)
            lowest = Seq(max(lowest.value, first.upperBound + 1))
        }
        knowsBeginning = false
    }

    private mutating func empty(_ range: ClosedRange<UInt64>) {
        let first = index(of: Place(seq: Seq(range.lowerBound), step: 0))
        items.removeSubrange(first..<index(of: Place(seq: Seq(range.upperBound + 1), step: 0)))
        holes.insert(range)
    }
}
