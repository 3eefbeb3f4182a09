import ChatModel

/// The commands that may be run, and the runs that are under way.
struct RunTable: Sendable {
    /// A run that has not ended.
    struct Run: Sendable {
        let record: RunRecord
        let command: HubCommand
        let session: SessionID
        let tag: Tag
        /// The nonce of its entry, if the room is told.
        let nonce: Nonce
        /// What it wrote, if the room is told.
        var lines = OutputLines()
        /// Whether the program was started.
        var isStarted = false
        /// Whether it is to end before its time.
        var isEnding = false
    }

    private let commands: [RunName: HubCommand]
    private var underWay: [RunNumber: Run] = [:]
    private var counts: [UserNumber: Int] = [:]
    private var last: RunNumber
    /// What is on its way into the journal.
    private var unsaved: [RunChange] = []

    init(_ commands: [HubCommand] = [], last: RunNumber) {
        self.commands = Dictionary(commands.map { ($0.name, $0) }) { first, _ in first }
        self.last = last
    }

    var isEmpty: Bool { underWay.isEmpty }

    var count: Int { underWay.count }

    /// How many runs of somebody are under way.
    func count(of user: UserNumber) -> Int { counts[user] ?? 0 }

    subscript(name: RunName) -> HubCommand? { commands[name] }

    subscript(number: RunNumber) -> Run? { underWay[number] }

    /// In order of name.
    var all: [HubCommand] { commands.values.sorted { $0.name < $1.name } }

    /// The runs under way that are so, in the order in which they began.
    func numbers(_ isWanted: (Run) -> Bool) -> [RunNumber] {
        underWay.values.filter(isWanted).map(\.record.number).sorted()
    }

    /// Takes a run in, to be stored before it begins.
    mutating func add(_ make: (RunNumber) -> Run) {
        last = RunNumber(last.value &+ 1)
        let run = make(last)
        underWay[last] = run
        counts[run.record.user, default: 0] += 1
        unsaved.append(.began(run.record))
    }

    mutating func note(_ number: RunNumber, _ change: (inout Run) -> Void) {
        guard var run = underWay[number] else { return }
        change(&run)
        underWay[number] = run
    }

    /// Takes out a run that never began: nothing is stored of it.
    mutating func drop(_ number: RunNumber) -> Run? {
        guard let run = underWay.removeValue(forKey: number) else { return nil }
        let left = count(of: run.record.user) - 1
        counts[run.record.user] = left > 0 ? left : nil
        return run
    }

    /// Takes out a run that has ended; that is to be stored.
    mutating func end(_ number: RunNumber, as end: RunEnd) -> Run? {
        let run = drop(number)
        if run != nil { unsaved.append(.ended(number, end)) }
        return run
    }

    var hasUnsaved: Bool { !unsaved.isEmpty }

    /// Takes what is to be written.
    mutating func takeUnsaved() -> [RunChange] {
        defer { unsaved = [] }
        return unsaved
    }

    /// Puts back what could not be written.
    mutating func markUnsaved(_ changes: [RunChange]) { unsaved = changes + unsaved }
}
