import ChatModel

/// Who holds how many bytes of a hub's disk, and what more may come. Only counts.
struct Ledger: Sendable {
    /// What is known of a half.
    private struct Claim: Hashable {
        /// The bytes that are there.
        var bytes: UInt64
        /// The bytes that it will have; nil while it is not open, or its size is not known.
        var size: UInt64?
        var isOpen: Bool

        /// The bytes that are to be counted for it.
        var weight: UInt64 { max(bytes, size ?? 0) }
        /// The bytes that the disk has still to take.
        var rest: UInt64 { weight - bytes }
    }

    private let rules: FileRules
    private let limits: StoreLimits
    private var claims: [HalfName: Claim] = [:]
    private var holders: [UserID: Holder] = [:]
    /// The bytes of all contents.
    private(set) var contents: UInt64 = 0
    /// The weights of all halves.
    private var weight: UInt64 = 0
    /// What the disk has still to take of halves whose size is known.
    private var promised: UInt64 = 0
    private var openCount = 0

    /// What one user holds.
    private struct Holder {
        /// In finished files, as was told last.
        var used: UInt64 = 0
        /// In halves.
        var weight: UInt64 = 0
        var halves = 0
    }

    init(rules: FileRules, limits: StoreLimits) { (self.rules, self.limits) = (rules, limits) }

    /// The bytes of all contents and halves, those included that were promised.
    var total: UInt64 { contents &+ weight }

    /// The bytes of a half that are there; nil if there is none.
    func bytes(of half: HalfName) -> UInt64? { claims[half]?.bytes }

    func isOpen(_ half: HalfName) -> Bool { claims[half]?.isOpen ?? false }

    /// A half, or a content, was found on the disk at the start.
    mutating func found(_ half: HalfName, bytes: UInt64) { set(half, Claim(bytes: bytes, size: nil, isOpen: false)) }
    mutating func found(content bytes: UInt64) { contents = sum(contents, bytes) }
    mutating func removed(content bytes: UInt64) { contents -= min(contents, bytes) }

    /// Lets a half be put, before its first byte or further ones.
    /// - Parameters:
    ///   - used: What the finished files of its user hold.
    ///   - free: The bytes that the disk takes; nil if nobody knows.
    /// - Throws: ``FileStoreError``; then it is as it was.
    mutating func place(_ half: HalfName, size: UInt64?, used: UInt64, free: UInt64?) throws(FileStoreError) {
        let before = claims[half]
        try checkCounts(half, before: before)
        let claim = Claim(bytes: before?.bytes ?? 0, size: size, isOpen: true)
        set(half, nil)
        do throws(FileStoreError) {
            try checkWeights(claim.weight, of: holders[half.user] ?? Holder(), used: used)
            if let free, claim.rest > room(free, promised: promised) { throw .noSpace }
        } catch {
            set(half, before)
            throw error
        }
        set(half, claim)
        holders[half.user]?.used = used
    }

    /// Lets further bytes of a half be written.
    /// - Throws: ``FileStoreError``.
    func admit(_ half: HalfName, count: UInt64, free: UInt64?) throws(FileStoreError) {
        guard let claim = claims[half], claim.isOpen else { throw .notPlaced }
        let bytes = sum(claim.bytes, count)
        if let size = claim.size {
            guard bytes <= size else { throw .tooMuchCame }
        } else {
            let holder = holders[half.user] ?? Holder()
            try checkWeights(bytes, of: holder, used: holder.used, instead: claim.weight)
        }
        // What was promised to this half is its own to take.
        if let free, count > room(free, promised: claim.size == nil ? promised : 0) { throw .noSpaceLeft }
    }

    /// So many bytes of a half are there now.
    mutating func note(_ half: HalfName, bytes: UInt64) {
        guard var claim = claims[half] else { return }
        claim.bytes = bytes
        set(half, claim)
    }

    /// A half is put no further for now.
    mutating func suspend(_ half: HalfName) {
        guard let claim = claims[half] else { return }
        set(half, Claim(bytes: claim.bytes, size: nil, isOpen: false))
    }

    /// A half is gone.
    mutating func drop(_ half: HalfName) { set(half, nil) }

    /// A half has become a content.
    /// - Parameter isNew: Whether the content was not there before.
    mutating func finish(_ half: HalfName, isNew: Bool) {
        let bytes = claims[half]?.bytes ?? 0
        // Its user holds it in another way from here on; a half of unknown size that goes on must not overlook it.
        let used = sum(holders[half.user]?.used ?? 0, bytes)
        holders[half.user]?.used = used
        set(half, nil)
        if isNew { found(content: bytes) }
    }

    private func checkCounts(_ half: HalfName, before: Claim?) throws(FileStoreError) {
        if before == nil {
            guard claims.count < limits.halves else { throw .tooManyHalves }
            guard holders[half.user]?.halves ?? 0 < limits.halvesOfUser else { throw .tooManyOfYours }
        }
        guard before?.isOpen == true || openCount < limits.openHalves else { throw .storeBusy }
    }

    /// - Parameter instead: What of it is counted already.
    private func checkWeights(
        _ bytes: UInt64, of holder: Holder, used: UInt64, instead: UInt64 = 0
    ) throws(FileStoreError) {
        guard bytes <= rules.largest else { throw .tooLarge(rules.largest) }
        let mine = left(of: rules.perUser, sum(used, holder.weight - min(instead, holder.weight)))
        guard bytes <= mine else { throw .overQuota(left: mine) }
        let all = left(of: rules.total, sum(contents, weight - min(instead, weight)))
        guard bytes <= all else { throw .overTotal(left: all) }
    }

    private func room(_ free: UInt64, promised: UInt64) -> UInt64 { left(of: free, sum(rules.reserve, promised)) }

    private func left(of limit: UInt64, _ taken: UInt64) -> UInt64 { limit - min(limit, taken) }

    private func sum(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let (sum, isTooMuch) = left.addingReportingOverflow(right)
        return isTooMuch ? .max : sum
    }

    private mutating func set(_ half: HalfName, _ claim: Claim?) {
        var holder = holders[half.user] ?? Holder()
        if let old = claims[half] {
            weight -= old.weight
            promised -= old.rest
            holder.weight -= old.weight
            holder.halves -= 1
            if old.isOpen { openCount -= 1 }
        }
        if let claim {
            weight += claim.weight
            promised += claim.rest
            holder.weight += claim.weight
            holder.halves += 1
            if claim.isOpen { openCount += 1 }
        }
        claims[half] = claim
        holders[half.user] = holder.halves > 0 ? holder : nil
    }
}
