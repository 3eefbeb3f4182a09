import ChatModel

/// When the hub looks for contents that nobody speaks of, and which of them may go.
struct FileUpkeep: Sendable {
    /// When the next look is due; nil: now.
    private var nextSweep: Monotonic?
    private var isSweeping = false
    /// Contents that came into use while a look was under way.
    private var spared: Set<FileID> = []
    /// Contents that are being removed.
    private(set) var removing: Set<FileID> = []

    /// Says whether to look now, and notes that it is done.
    mutating func startSweep(at now: Monotonic, every milliseconds: UInt64) -> Bool {
        guard !isSweeping, removing.isEmpty, nextSweep.map({ $0 <= now }) ?? true else { return false }
        isSweeping = true
        spared = []
        nextSweep = now.advanced(by: milliseconds)
        return true
    }

    /// Something may have become useless: the next look comes soon.
    mutating func hurry(at now: Monotonic, within milliseconds: UInt64) {
        guard let next = nextSweep else { return }
        nextSweep = min(next, now.advanced(by: milliseconds))
    }

    /// A content comes into use: a look that is under way must not remove it.
    mutating func spare(_ id: FileID) { if isSweeping { spared.insert(id) } }

    /// The look is over: gives what is removed.
    mutating func finishSweep(_ unwanted: [FileID], held: Set<FileID>) -> [FileID] {
        isSweeping = false
        let useless = unwanted.filter { !held.contains($0) && !spared.contains($0) }
        spared = []
        removing = Set(useless)
        return useless
    }

    /// What was to be removed is removed, or stays.
    mutating func finishRemoval() { removing = [] }
}
