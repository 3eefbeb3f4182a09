import ClientCore
import TerminalCore

/// Emoji by their short codes.
extension Interface {
    /// How many letters of a code are typed before it is proposed what it may become.
    private static let proposedFrom = 2
    /// How many are proposed at most.
    private static let proposed = 8

    /// A code that was just ended with its colon becomes its sign; undone, it stands there again.
    func replaceCode(in editor: inout LineEditor) {
        guard let code = ShortCodes.ended(in: editor.textBeforeCaret),
            let sign = ShortCodes.standard[code.dropFirst().dropLast()]
        else { return }
        editor.replace((editor.caret - code.count)..<editor.caret, with: sign)
    }

    /// What the code that is being typed may become, and fewer of it; nil while none is.
    func proposedCodes(for client: Client) -> [String]? {
        guard completion == nil, paste(in: client) == nil, purpose(for: client) == nil,
            let start = ShortCodes.begun(in: composer(for: client).textBeforeCaret), start.count >= Self.proposedFrom
        else { return nil }
        let found = ShortCodes.standard.matches(start).prefix(Self.proposed).map { "\($0.sign) \($0.code)" }
        guard !found.isEmpty else { return nil }
        return (1...found.count).reversed().map { "Tab  " + found.prefix($0).joined(separator: "  ") }
    }
}
