/// What was cut out of texts, for putting back: the newest cut, and round the ring to older ones.
package struct KillRing: Hashable, Sendable {
    /// The most cuts that are kept.
    static let limit = 16

    private var cuts: [String] = []
    /// How many cuts before the newest the next yank puts back.
    private var turned = 0

    package init() {}

    /// What a yank puts back; nil before anything was cut.
    var current: String? { cuts.isEmpty ? nil : cuts[cuts.count - 1 - turned] }

    /// A new cut, which is the next to be put back.
    mutating func add(_ cut: String) {
        cuts.append(cut)
        if cuts.count > Self.limit { cuts.removeFirst() }
        turned = 0
    }

    /// More was cut beside the newest cut.
    mutating func extend(with cut: String, atFront: Bool) {
        guard let newest = cuts.popLast() else { return add(cut) }
        add(atFront ? cut + newest : newest + cut)
    }

    /// The cut before is the next to be put back; before the oldest comes the newest.
    mutating func turn() { turned = cuts.isEmpty ? 0 : (turned + 1) % cuts.count }
}
