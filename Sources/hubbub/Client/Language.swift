import ClientUI
import CursesTerminal
import Foundation

/// The language in which a person is spoken to.
enum Language: String, Hashable, CaseIterable, Sendable {
    case english = "en"
    case chinese = "zh"

    /// The language that an environment asks for: `HUBBUB_LANGUAGE` before `LC_ALL`, `LC_MESSAGES` and `LANG`, of which
    /// the first that is not empty counts (POSIX.1-2024, XBD 8.2).
    init(environment: [String: String]) {
        if let asked = environment["HUBBUB_LANGUAGE"].flatMap({ Language(rawValue: $0.lowercased()) }) {
            self = asked
            return
        }
        let locales = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }
        self = Self.isSimplifiedChinese(locales.first { !$0.isEmpty } ?? "") ? .chinese : .english
    }

    /// Its words.
    var words: Catalogue {
        switch self {
        case .english: .english
        case .chinese: .chinese
        }
    }

    /// The language of this process.
    static let current = Language(environment: ProcessInfo.processInfo.environment)

    /// The language of the full screen, which can't show Chinese where the locale's letters are not UTF-8.
    static var ofScreen: Language { CursesTerminal.hasUTF8 ? current : .english }

    /// Where Chinese is written in traditional letters.
    private static let traditional: Set = ["hant", "tw", "hk", "mo"]

    /// Whether a locale such as `zh_CN.UTF-8@pinyin` or `zh-Hans` is one of simplified Chinese in UTF-8.
    private static func isSimplifiedChinese(_ locale: String) -> Bool {
        let name = locale.lowercased().prefix { $0 != "@" }.split(separator: ".", maxSplits: 1)
        let parts = (name.first ?? "").split { $0 == "_" || $0 == "-" }.map(String.init)
        guard parts.first == "zh", name.count < 2 || ["utf-8", "utf8"].contains(name[1]) else { return false }
        return parts.contains("hans") || traditional.isDisjoint(with: parts)
    }
}
