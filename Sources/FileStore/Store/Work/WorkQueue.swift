/// Work in lines: what is in one line is done in order, and lines take turns, a step each. Only decides what is next.
struct WorkQueue<Line: Hashable, Work> {
    /// What a line waits with; the first is the one that is under way or next. A line with no work is not here.
    private var lines: [Line: [Work]] = [:]
    /// The lines of which nothing is under way, in order.
    private var ready: [Line] = []
    /// How much waits or is under way.
    private(set) var count = 0
    private let limit: Int
    private let lineLimit: Int

    init(limit: Int, lineLimit: Int) { (self.limit, self.lineLimit) = (limit, lineLimit) }

    /// Puts work at the end of a line; false if too much waits.
    /// - Parameter always: Whether it is taken all the same, as what frees something must be.
    mutating func add(_ work: Work, to line: Line, always: Bool = false) -> Bool {
        let waiting = lines[line]?.count ?? 0
        guard always || (count < limit && waiting < lineLimit) else { return false }
        if waiting == 0 { ready.append(line) }
        lines[line, default: []].append(work)
        count += 1
        return true
    }

    /// Takes the next step to be done; its line waits until ``stepped(_:isDone:)``.
    mutating func next() -> (line: Line, work: Work)? {
        guard let line = ready.first, let work = lines[line]?.first else { return nil }
        ready.removeFirst()
        return (line, work)
    }

    /// A step was done: its line goes behind the others.
    mutating func stepped(_ line: Line, isDone: Bool) {
        if isDone {
            lines[line]?.removeFirst()
            count -= 1
        }
        if lines[line]?.isEmpty ?? true { lines[line] = nil } else { ready.append(line) }
    }
}
