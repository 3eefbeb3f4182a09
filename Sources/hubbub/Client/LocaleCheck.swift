/// What the environment says of the terminal's letters.
enum LocaleCheck {
    /// Whether they are UTF-8: the first of the variables that says anything decides (setlocale(3)); UTF-8 where none does.
    static func isUTF8(_ environment: [String: String]) -> Bool {
        let said = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        guard let said = said?.lowercased() else { return true }
        return said.contains("utf-8") || said.contains("utf8")
    }
}
