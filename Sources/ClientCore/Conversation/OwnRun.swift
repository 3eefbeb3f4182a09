import ChatModel

/// A command that the person runs, as far as it has come; nobody else is shown it.
package struct OwnRun: Hashable, Sendable {
    /// That of its entry, if the room is told.
    package let nonce: Nonce
    package let call: RunCall
    private var output = OutputLines(bytes: ClientLimits.runBytes, lines: ClientLimits.runLines)
    private var ended: RunEnd?
    /// Whether the connection was lost before it ended.
    package private(set) var isLost = false

    init(nonce: Nonce, call: RunCall) {
        self.nonce = nonce
        self.call = call
    }

    /// What it has written.
    package var lines: [RunLine] { output.lines }

    /// How it ended; nil while it runs, and if that is not known.
    package var end: RunEnd? {
        ended.map { RunEnd($0.ending, milliseconds: $0.milliseconds, isCut: $0.isCut || output.isCut) }
    }

    mutating func take(_ bytes: [UInt8], from stream: RunStream) { output.take(bytes, from: stream) }

    mutating func finish(_ end: RunEnd) {
        output.finish()
        ended = end
    }

    mutating func lose() {
        guard ended == nil else { return }
        output.finish()
        isLost = true
    }
}

extension Timeline {
    /// Puts a run behind everything.
    mutating func append(_ run: OwnRun) { append(.run(run)) }

    /// Changes a run while it is there.
    mutating func change(run nonce: Nonce, _ change: (inout OwnRun) -> Void) {
        guard let index = index(ofRun: nonce), case .run(var run) = items[index].content else { return }
        change(&run)
        items[index].content = .run(run)
    }

    /// Takes a run away: its entry stands there, or it never began.
    mutating func drop(run nonce: Nonce) {
        if let index = index(ofRun: nonce) { items.remove(at: index) }
    }

    private func index(ofRun nonce: Nonce) -> Int? {
        items.lastIndex { if case .run(let run) = $0.content { run.nonce == nonce } else { false } }
    }
}
