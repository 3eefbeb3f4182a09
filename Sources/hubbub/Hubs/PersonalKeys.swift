import ClientUI
import Profile

/// The keys as they come with the program, and over them what a person's settings say.
enum PersonalKeys {
    /// - Throws: `ProfileError` with line and column of a key or action that there is none of.
    static func read(_ bound: [Configuration.BoundKey], from file: ConfigurationFile) throws -> Keys {
        var keys = Keys.standard
        var seen = BoundKeys()
        // The line that took the last key away; another one may give another.
        var (culprit, loss) = (Configuration.BoundKey?.none, KeyFault?.none)
        for wish in bound {
            do {
                if let first = try seen.add(wish.key, to: wish.action, in: wish.table.joined(separator: ".")) {
                    throw file.mistake(at: wish.table + [wish.key], words(forSecond: wish, first))
                }
                try keys.bind(wish.key, to: wish.action, in: wish.table.joined(separator: "."))
                do throws(KeyFault) {
                    try keys.check()
                    (culprit, loss) = (nil, nil)
                } catch {
                    (culprit, loss) = (culprit ?? wish, error)
                }
            } catch let error as KeyFault {
                throw file.mistake(at: wish.table + (isTable(error) ? [] : [wish.key]), words(for: error, wish))
            }
        }
        if let culprit, let loss {
            throw file.mistake(at: culprit.table + [culprit.key], words(for: loss, culprit))
        }
        return keys
    }

    private static func isTable(_ fault: KeyFault) -> Bool {
        if case .noSuchTable = fault { true } else { false }
    }

    private static func words(forSecond wish: Configuration.BoundKey, _ first: BoundKeys.Line) -> String {
        let other = first.key == wish.key ? "" : ", the same key,"
        return "\"\(first.key)\"\(other) is bound in [\(first.table)], too; keep one of the two lines"
    }

    private static func words(for fault: KeyFault, _ wish: Configuration.BoundKey) -> String {
        switch fault {
        case .noSuchKey:
            "no key is written \"\(wish.key)\"; write Ctrl-x, Alt-x, F5, PageUp or Alt-Right"
        case .writes:
            "\"\(wish.key)\" alone writes there; bind it with Ctrl or Alt, such as Alt-x, or take a key like F5"
        case .noSuchAction(let names):
            "nothing there is called \"\(wish.action)\"; there are: \((names + ["none"]).joined(separator: ", "))"
        case .needed(let action):
            "no key does \"\(action)\" any more; bind another one to it, too"
        case .noSuchTable(let tables):
            "no place is called [\(wish.table.joined(separator: "."))]; there are: \(tables.joined(separator: ", "))"
        }
    }
}
