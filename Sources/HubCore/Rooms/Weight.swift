import ChatModel

/// Something that takes room in a frame.
protocol Weighed {
    /// The most bytes that it takes on the wire.
    var weight: Int { get }
}

extension Person: Weighed {
    var weight: Int { 8 + Digest.byteCount + 1 + 1 + nick.text.utf8.count }
}

extension Member: Weighed {
    var weight: Int { person.weight + 1 + 2 + (away?.text.utf8.count ?? 0) }
}

extension RoomSummary: Weighed {
    var weight: Int { 1 + name.text.utf8.count + 2 + topic.text.utf8.count + 8 }
}

extension DirectSummary: Weighed {
    var weight: Int { partner.weight + 8 + 8 }
}

extension RosterDelta {
    /// The most bytes that a user number takes on the wire.
    static let numberWeight = 8
}

extension Array where Element: Weighed {
    /// The parts, in order, none of them over the weight in bytes; an element over it stands alone.
    func split(weighing most: Int) -> [ArraySlice<Element>] {
        var parts: [ArraySlice<Element>] = []
        var (start, weight) = (startIndex, 0)
        for (index, element) in enumerated() {
            if weight + element.weight > most, index > start {
                parts.append(self[start..<index])
                (start, weight) = (index, 0)
            }
            weight += element.weight
        }
        if start < endIndex { parts.append(self[start...]) }
        return parts
    }

    /// The first part that does not go over the weight in bytes.
    func first(weighing most: Int) -> [Element] { Array(split(weighing: most).first ?? []) }
}
