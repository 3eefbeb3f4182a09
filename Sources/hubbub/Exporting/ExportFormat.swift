import ArgumentParser

/// In which form an export is written.
enum ExportFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
    case json
    case text
    case html

    /// What writes an export in this form.
    func writer(_ head: ExportHead) -> any ExportWriter {
        switch self {
        case .json: JSONExport()
        case .text: TextExport(head)
        case .html: HTMLExport(head)
        }
    }
}
