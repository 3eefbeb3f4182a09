import ChatModel

/// What nobody may see any more is taken from the disk: what has expired first, then what no entry speaks of.
extension Hub {
    /// Has the store look after its disk, when that is due.
    mutating func lookAfterFiles(at now: Now) {
        guard let rules = files.rules, life == .running, disk == .well,
            files.upkeep.startSweep(at: now.monotonic, every: limits.sweepMilliseconds)
        else { return }
        for upload in files.uploads.all({ $0.isWhole && $0.session == nil })
        where now.monotonic.since(upload.wholeSince) >= limits.wholeMilliseconds { end(upload) }
        let before = rules.expiryMilliseconds.map {
            HubTime(milliseconds: now.wall.milliseconds - min($0, now.wall.milliseconds))
        }
        perform(.sweep(before: before), for: .sweep)
    }

    mutating func finishSweep(_ result: Result<FileYield, FileFailure>, at now: Now) {
        var unwanted: [FileID] = []
        if case .success(.unwanted(let found)) = result { unwanted = found }
        let useless = files.upkeep.finishSweep(unwanted, held: files.held)
        if !useless.isEmpty { perform(.remove(useless), for: .removal) }
    }

    /// Something was taken back, or has expired: its content goes soon, not with the next look.
    mutating func sweepSoon() { files.upkeep.hurry(at: moment, within: limits.sweepSoonMilliseconds) }
}
