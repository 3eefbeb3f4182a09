import ChatModel
import ClientCore
import TerminalCore

/// How far files are, in words and bars.
extension Surroundings {
    /// The cells of a bar.
    private static let barCells = 10
    /// How long something may be counted, in milliseconds, before it is said.
    private static let patience: UInt64 = 400

    /// How far a transfer is, in wordings that get shorter: `▰▰▰▰▰▰▱▱▱▱ 61 % 4.2 MB/s 2 s`.
    func progress(of transfer: Transfer, at now: Monotonic) -> [String] {
        switch transfer.state {
        case .stored: return [words.text("room.sending")]
        case .waiting where transfer.moved == 0: return [words.text("room.waiting")]
        case .failed: return []
        case .waiting, .running: break
        }
        guard let total = transfer.total else { return [words.bytes(transfer.moved)] }
        let percent = words.text("file.percent", ["percent": String(Self.percent(transfer.moved, of: total))])
        let bar = bar(transfer.moved, of: total)
        guard transfer.state == .running else {
            let waiting = words.text("room.waiting")
            return ["\(bar) \(percent) \(waiting)", "\(percent) \(waiting)", percent]
        }
        guard let speed = transfer.speed(at: now), let left = transfer.secondsLeft(at: now) else {
            return ["\(bar) \(percent)", percent]
        }
        let time = timeLeft(left)
        let rate = words.text("file.speed", ["size": words.bytes(speed)])
        return ["\(bar) \(percent) \(rate) \(time)", "\(bar) \(percent) \(time)", "\(percent) \(time)", percent]
    }

    /// What is being counted before it is sent, once that takes so long that one asks oneself; nil if nothing is.
    func counting(of files: FileDesk, at now: Monotonic) -> [String]? {
        let shown = files.counting.values.last { now.since($0.since) >= Self.patience }
        guard let shown else { return nil }
        let name = words.enumerated(shown.paths)
        return [words.text("file.counting", ["name": name]), words.text("file.counting.short")]
    }

    /// All of a hub's transfers in one short line: `↑ 2 files 61 % 2 s`; nil while nothing is carried.
    func summary(of files: FileDesk, at now: Monotonic) -> [String]? {
        let open = files.open.filter(\.isShownAtAll)
        guard !open.isEmpty else { return nil }
        let sent = open.count(where: \.isUpload)
        let directions = [
            sent > 0 ? words.text("file.up", count: sent) : nil,
            open.count > sent ? words.text("file.down", count: open.count - sent) : nil,
        ].compactMap(\.self).joined(separator: " ")
        let moved = open.reduce(0 as UInt64) { $0 &+ $1.moved }
        let totals = open.compactMap(\.total)
        guard totals.count == open.count, open.contains(where: { $0.state == .running }) else {
            return ["\(directions) \(words.text("room.waiting"))", directions]
        }
        let total = totals.reduce(0) { $0 &+ $1 }
        let percent = words.text("file.percent", ["percent": String(Self.percent(moved, of: total))])
        let speed = open.compactMap { $0.speed(at: now) }.reduce(0) { $0 &+ $1 }
        let left = speed > 0 && total >= moved ? " " + timeLeft((total - moved) / speed + 1) : ""
        return ["\(directions) \(percent)\(left)", directions]
    }

    /// `2 s`, `3 min` or `1 h 5 min`.
    func timeLeft(_ seconds: UInt64) -> String {
        if seconds < 60 { return words.text("time.seconds", ["seconds": String(seconds)]) }
        let minutes = seconds / 60
        if minutes < 60 { return words.text("time.minutes", ["minutes": String(minutes)]) }
        return words.text("time.hours", ["hours": String(minutes / 60), "minutes": String(minutes % 60)])
    }

    private func bar(_ moved: UInt64, of total: UInt64) -> String {
        let full = Self.percent(moved, of: total) * Self.barCells / 100
        let empty = Self.barCells - full
        let cells = String(repeating: signs.full, count: full) + String(repeating: signs.empty, count: empty)
        return signs == .ascii ? "[\(cells)]" : cells
    }

    /// 100 only when all of it is there.
    private static func percent(_ moved: UInt64, of total: UInt64) -> Int {
        guard total > moved else { return 100 }
        return Int(Double(moved) / Double(total) * 100)
    }
}

extension Surroundings {
    /// Why a transfer does not go on, and what to do.
    func sentence(for failure: CarriageFailure) -> String {
        let reason = reason(for: failure)
        return words.text(failure.isFinal ? "file.failed.final" : "file.failed", ["reason": reason])
    }

    /// Why it does not go on.
    func reason(for failure: CarriageFailure) -> String {
        if failure.code == .filesOff { return words.text("notice.nofiles") }
        if !failure.detail.isEmpty { return failure.detail }
        return failure.code.flatMap { self.reason($0) } ?? words.text("refusal.other")
    }
}
