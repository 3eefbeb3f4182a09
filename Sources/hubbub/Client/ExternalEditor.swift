import ChatModel
import ClientUI
import CommandRunner
import Foundation
import Logging
import Profile

/// The person's own editor, as `VISUAL` or `EDITOR` names it; it has the terminal while it runs.
struct ExternalEditor {
    /// The folder in which the text stands meanwhile.
    let folder: String
    let logger: Logger

    /// Has a text changed. It stands in a file of the person's alone, which is gone afterwards.
    func edit(_ text: String) async -> EditedText {
        do {
            let file = try ScratchText(text.isEmpty ? "" : text + "\n", in: folder)
            let edited = await edited(file)
            // What is too long for the composer is not lost.
            if case .tooLong = edited { return edited }
            file.remove()
            return edited
        } catch {
            logger.error("\(Complaint(error).message)")
            return .failed
        }
    }

    private func edited(_ file: ScratchText) async -> EditedText {
        switch await ForegroundProgram(Self.named).run(on: file.path) {
        case .unstartable: return .noEditor(Self.named)
        case .badly: return .failed
        case .well: break
        }
        do {
            let text = Self.withoutLastBreaks(try file.read() ?? "")
            return text.utf8.count > MessageText.byteLimit ? .tooLong(file: file.path) : .text(text)
        } catch {
            // Longer than any text, or no text at all: the file tells more than a sentence here could.
            return .tooLong(file: file.path)
        }
    }

    private static var named: String {
        let environment = ProcessInfo.processInfo.environment
        return ["VISUAL", "EDITOR"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? "vi"
    }

    // An editor ends the last line, which no message needs.
    private static func withoutLastBreaks(_ text: String) -> String {
        var text = text[...]
        while text.last?.isNewline == true { text.removeLast() }
        return String(text)
    }
}
