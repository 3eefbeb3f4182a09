/// A text of one or more lines under the hands of a person, with readline's editing; the caret counts clusters.
package struct LineEditor: Hashable, Sendable {
    /// The most UTF-8 bytes of the text.
    package let byteLimit: Int
    /// The text, cluster by cluster.
    package private(set) var clusters: [Character] = []
    /// How many clusters stand before the caret.
    package private(set) var caret = 0
    /// What was cut out, for putting back.
    package var kills = KillRing()

    private var undos: [Snapshot] = []
    private var lastAction = Action.other
    private var goalColumn: Int?

    private struct Snapshot: Hashable {
        let clusters: [Character]
        let caret: Int
    }

    enum Action: Hashable {
        case typing, erasing, killForward, killBackward, yank, other

        /// Whether several in a row are undone as one.
        var gathers: Bool { self == .typing || self == .erasing }
    }

    /// The most steps that can be undone.
    static let undoLimit = 100

    /// An empty text that takes at most `byteLimit` UTF-8 bytes.
    package init(byteLimit: Int) { self.byteLimit = byteLimit }

    /// The whole text.
    package var text: String { String(clusters) }
    package var isEmpty: Bool { clusters.isEmpty }
    package var textBeforeCaret: String { String(clusters[..<caret]) }
    package var textAfterCaret: String { String(clusters[caret...]) }

    /// Puts text at the caret, without controls and with newlines for every kind of line break.
    /// - Returns: false if the text would become longer than the limit; then nothing changed.
    @discardableResult
    package mutating func insert(_ text: String) -> Bool {
        let clean = SafeText.clean(text)
        let isTyping = clean.count == 1 && clean != " " && clean != "\n"
        return change(caret..<caret, to: clean, action: isTyping ? .typing : .other)
    }

    /// Replaces a range of clusters, as completion does, and leaves the caret after it.
    /// - Returns: false if the text would become longer than the limit; then nothing changed.
    @discardableResult
    package mutating func replace(_ range: Range<Int>, with text: String) -> Bool {
        change(range.clamped(to: 0..<clusters.count), to: SafeText.clean(text), action: .other)
    }

    /// Replaces everything and puts the caret at the end; can be undone.
    /// - Returns: false if the text is longer than the limit; then nothing changed.
    @discardableResult
    package mutating func setText(_ text: String) -> Bool { replace(0..<clusters.count, with: text) }

    /// Takes everything out; can be undone.
    package mutating func clear() { replace(0..<clusters.count, with: "") }

    /// Takes everything out and forgets what could be undone, as after sending.
    package mutating func reset() {
        let kept = kills
        self = LineEditor(byteLimit: byteLimit)
        kills = kept
    }

    /// Takes back the last change.
    package mutating func undo() {
        guard let last = undos.popLast() else { return }
        clusters = last.clusters
        caret = last.caret
        lastAction = .other
        goalColumn = nil
    }
}

extension LineEditor {
    /// Puts the caret before the cluster of that number.
    package mutating func moveCaret(to place: Int) {
        caret = min(max(0, place), clusters.count)
        lastAction = .other
        goalColumn = nil
    }

    /// Puts the caret at a place on another line that keeps the wished column.
    mutating func moveCaret(to place: Int, goalColumn goal: Int) {
        moveCaret(to: place)
        goalColumn = goal
    }

    /// The display column which moving up and down tries to keep; nil if it begins now.
    var wishedColumn: Int? { goalColumn }

    /// Whether the last key put back what was cut.
    var hasYanked: Bool { lastAction == .yank }

    /// Takes out a range; several kills in a row in one direction gather for one yank.
    mutating func kill(_ range: Range<Int>, _ direction: Action) {
        guard !range.isEmpty else { return }
        let cut = String(clusters[range])
        let gathers = lastAction == direction
        change(range, to: "", action: direction)
        if gathers { kills.extend(with: cut, atFront: direction == .killBackward) } else { kills.add(cut) }
    }

    /// The one place where the text changes.
    @discardableResult
    mutating func change(_ range: Range<Int>, to replacement: String, action: Action) -> Bool {
        guard !(range.isEmpty && replacement.isEmpty) else { return true }
        let before = String(clusters[..<range.lowerBound]) + replacement
        let whole = before + String(clusters[range.upperBound...])
        guard whole.utf8.count <= byteLimit || replacement.isEmpty else { return false }
        if !(action.gathers && lastAction == action) { remember() }
        // New neighbours may join into one cluster: a mark and its base, two halves of a flag.
        clusters = Array(whole)
        caret = clusterCount(ofPrefix: before.utf8.count)
        lastAction = action
        goalColumn = nil
        return true
    }

    private mutating func remember() {
        undos.append(Snapshot(clusters: clusters, caret: caret))
        if undos.count > Self.undoLimit { undos.removeFirst() }
    }

    private func clusterCount(ofPrefix bytes: Int) -> Int {
        var passed = 0
        for (index, cluster) in clusters.enumerated() {
            if passed >= bytes { return index }
            passed += cluster.utf8.count
        }
        return clusters.count
    }
}
