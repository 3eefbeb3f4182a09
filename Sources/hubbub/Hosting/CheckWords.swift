import ChatModel
import HistoryStore

/// What a check of a journal found, for a person or a program.
struct CheckWords {
    private let report: JournalReport
    private let folder: String

    init(_ report: JournalReport, folder: String) {
        self.report = report
        self.folder = folder
    }

    /// A line for each thing that is wrong; one line if nothing is.
    var lines: [String] {
        guard report.isWell else { return findings + more }
        return [
            "The journal in \(folder) is well: \(count(report.entries, "entry", "entries")) in "
                + "\(count(report.rooms, "room", "rooms")) by \(count(report.people, "person", "people"))."
        ]
    }

    /// What to do when something is wrong; nil if nothing is.
    var complaint: Complaint? {
        guard !report.isWell else { return nil }
        return Complaint(
            "\(count(report.found, "thing is", "things are")) wrong with the journal in \(folder); stop its hub, "
                + "keep the folder as it is, and go back to a copy that was made with --backup.")
    }

    /// One object: whether all is well, what there is, and what is wrong.
    func json() -> String {
        var object = JSONLine()
        object.add("folder", folder)
        object.add("well", report.isWell)
        object.add("entries", report.entries)
        object.add("rooms", report.rooms)
        object.add("people", report.people)
        object.add("textBytes", report.textBytes)
        object.add("found", report.found)
        object.add("findings", findings)
        return object.text
    }

    private var findings: [String] { report.findings.map(Self.line) }

    private var more: [String] {
        let rest = report.found - UInt64(report.findings.count)
        return rest > 0 ? ["And \(rest) more."] : []
    }

    private static func line(_ finding: JournalFinding) -> String {
        let place = [finding.room.map { "room \($0.value)" }, finding.seq.map { "place \($0.value)" }].compactMap(
            \.self)
        return place.isEmpty ? finding.message : "\(place.joined(separator: ", ")): \(finding.message)"
    }

    private func count(_ number: UInt64, _ one: String, _ many: String) -> String {
        number == 1 ? "1 \(one)" : "\(number) \(many)"
    }
}
