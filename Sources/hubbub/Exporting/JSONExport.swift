/// A JSON object a line, as of `tail --json`.
struct JSONExport: ExportWriter {
    private var format = EntryJSON(room: "")

    func begin(_ rooms: [ExportRoom]) -> String { "" }

    mutating func open(_ room: ExportRoom) -> String {
        format = EntryJSON(room: room.written)
        return ""
    }

    func line(_ line: EntryLine) -> String { format.object(line).text + "\n" }

    func close() -> String { "" }

    func end() -> String { "" }
}
