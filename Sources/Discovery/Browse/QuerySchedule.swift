import NIOCore

/// When everybody is asked: at once and twice again, then now and then, and not where somebody else has just asked.
struct QuerySchedule: Sendable {
    /// What others asked on one link.
    private struct Cover {
        var last: NIODeadline
        /// A query comes in on several ways.
        var token: UInt64
        /// How many there were since one's own last query.
        var count = 1
    }

    private let jitter: @Sendable (ClosedRange<Int64>) -> Int64
    /// The moments of the first queries to come, soonest first.
    private var opening: [NIODeadline] = []
    private var isFirst = true
    private var regular: NIODeadline?
    /// When a hub was last heard.
    private var heard: NIODeadline?
    /// By the number of the interface.
    private var covers: [UInt32: Cover] = [:]

    init(jitter: @escaping @Sendable (ClosedRange<Int64>) -> Int64) { self.jitter = jitter }

    /// When somebody is to be asked; nil before the beginning.
    var nextTick: NIODeadline? { opening.first ?? [regular, silence].compactMap(\.self).min() }

    /// Begins anew, with the first queries.
    mutating func begin(at now: NIODeadline) {
        opening = DiscoveryLimits.openingQueries.map { now + $0 }
        isFirst = true
    }

    /// A hub was heard.
    mutating func hear(at now: NIODeadline) {
        if opening.isEmpty, heard == nil { regular = now + .milliseconds(jitter(DiscoveryLimits.listeningPeriod)) }
        heard = now
    }

    /// Somebody else asked everybody on a link.
    mutating func hearQuery(_ token: UInt64, on interface: UInt32, at now: NIODeadline) {
        guard var cover = covers[interface] else { return covers[interface] = Cover(last: now, token: token) }
        if cover.token != token { cover.count += 1 }
        (cover.last, cover.token) = (now, token)
        covers[interface] = cover
    }

    /// Those of the targets that are to be asked now.
    mutating func due(_ targets: [DiscoveryTarget], at now: NIODeadline) -> [DiscoveryTarget] {
        guard let due = nextTick, due <= now else { return [] }
        if let silence, silence <= now { heard = nil }
        let isOpening = !opening.isEmpty
        opening.removeAll { $0 <= now }
        if opening.isEmpty {
            let period = heard == nil ? DiscoveryLimits.seekingPeriod : DiscoveryLimits.listeningPeriod
            regular = now + .milliseconds(jitter(period))
        }
        let asked = isFirst ? targets : targets.filter { !isCovered($0.index, isOpening: isOpening, at: now) }
        isFirst = false
        for target in asked { covers[target.index]?.count = 0 }
        return asked
    }

    private var silence: NIODeadline? { heard.map { $0 + DiscoveryLimits.silence } }

    private func isCovered(_ interface: UInt32, isOpening: Bool, at now: NIODeadline) -> Bool {
        guard let cover = covers[interface] else { return false }
        if isOpening { return cover.count >= DiscoveryLimits.openingCover }
        return now < cover.last + (heard == nil ? DiscoveryLimits.seekingCover : DiscoveryLimits.listeningCover)
    }
}
