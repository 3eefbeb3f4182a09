import ChatModel
import Logging
import Profile

/// Keeps drafts on disk while they are written: about every second, beside the loop.
struct DraftKeeper {
    private static let pause = Duration.seconds(1)

    private let file: DraftsFile
    private let logger: Logger
    /// What the disk has, or will have.
    private var kept: [DraftPlace: String] = [:]
    private var isTouched = false
    private var last: ContinuousClock.Instant?
    private var writing: Task<Void, Never>?

    init(_ paths: ProfilePaths, logger: Logger) {
        file = DraftsFile(path: paths.drafts)
        self.logger = logger
    }

    /// What the last run left; what can't be read is logged, and the chat goes on.
    mutating func recall() -> [KeptDraft] {
        do {
            let drafts = try file.read()
            for draft in drafts { kept[draft.place] = draft.text }
            return drafts
        } catch {
            logger.error("\(error.message)")
            return []
        }
    }

    /// A draft may have changed.
    mutating func touch() { isTouched = true }

    /// Keeps what changed, unless that was done a moment ago.
    mutating func keep(atOnce: Bool = false, _ drafts: () -> [DraftPlace: String]) {
        let now = ContinuousClock.now
        guard atOnce || isTouched && last.map({ now - $0 >= Self.pause }) ?? true else { return }
        (isTouched, last) = (false, now)
        write(drafts())
    }

    /// Keeps what changed and waits until it is on the disk.
    mutating func end(_ drafts: [DraftPlace: String]) async {
        write(drafts)
        await writing?.value
    }

    private mutating func write(_ drafts: [DraftPlace: String]) {
        var changes = drafts.filter { kept[$0.key] != $0.value }
        for place in kept.keys where drafts[place] == nil { changes[place] = "" }
        guard !changes.isEmpty else { return }
        kept = drafts
        writing = Task { [file, logger, writing, changes] in
            await writing?.value
            do throws(ProfileError) { try file.update(changes) } catch { logger.error("\(error.message)") }
        }
    }
}
