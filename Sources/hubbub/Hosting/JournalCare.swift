import ChatModel
import HistoryStore

/// Looks after the journal of a data folder, whether or not a hub runs on it.
struct JournalCare {
    let folder: String

    /// Looks the journal through and says what was found.
    /// - Throws: `HistoryError` if it can't be read; ``Complaint`` if something is wrong with it.
    func check(isJSON: Bool) throws {
        var show = ProgressShow(isOutputElsewhere: true)
        defer { show.end(nil) }
        let report = try JournalCheck(folder: folder).run { progress in
            if case .entries(let done, let total) = progress { show.show(done, of: total) }
        }
        show.end(nil)
        let words = CheckWords(report, folder: folder)
        try Output.write(isJSON ? [words.json()] : words.lines)
        if let complaint = words.complaint { throw complaint }
    }

    /// Shows the newest runs of commands, oldest first.
    /// - Throws: `HistoryError` if the journal can't be read.
    func showRuns(isJSON: Bool) throws {
        let runs = try RunRecords(folder: folder).read()
        try Output.write(runs.map { isJSON ? $0.json : $0.line(in: Language.current.words) })
    }

    /// Copies the journal into a new file, and says how large it is and what it is good for.
    /// - Throws: `HistoryError`.
    func copy(to file: String) throws {
        let bytes = try JournalBackup(folder: folder, to: file).run()
        let size = (Double(bytes) / 1_048_576).written(digits: 1)
        try Output.write([
            "The journal was copied to \(file) (\(size) MiB); to go back to it, stop the hub, take journal.sqlite-wal "
                + "out of the data folder, and put the copy there as journal.sqlite."
        ])
    }
}
