import ClientUI
import Profile

/// The keys as they come with the program, and over them what a person's settings say.
enum PersonalKeys {
    /// - Throws: `ProfileError` with line and column of each key or action that there is none of.
    static func read(
        _ bound: [Configuration.BoundKey], from file: ConfigurationFile
    ) throws(ProfileError) -> Keys {
        let mistakes = ConfigurationMistakes()
        var keys = Keys.standard
        var seen = BoundKeys()
        // The line that took the last key away; another one may give another.
        var (culprit, loss) = (Configuration.BoundKey?.none, KeyFault?.none)
        for wish in bound {
            try mistakes.note { () throws(ProfileError) in try bind(wish, in: &keys, seen: &seen, file) }
            do throws(KeyFault) {
                try keys.check()
                (culprit, loss) = (nil, nil)
            } catch {
                (culprit, loss) = (culprit ?? wish, error)
            }
        }
        if let culprit, let loss {
            try mistakes.note { () throws(ProfileError) in
                throw file.mistake(at: .value(culprit.table + [culprit.key]), words(for: loss, culprit))
            }
        }
        try mistakes.end()
        return keys
    }

    private static func bind(
        _ wish: Configuration.BoundKey, in keys: inout Keys, seen: inout BoundKeys, _ file: ConfigurationFile
    ) throws(ProfileError) {
        let table = wish.table.joined(separator: ".")
        var first: BoundKeys.Line?
        do throws(KeyFault) {
            first = try seen.add(wish.key, to: wish.action, in: table)
            if first == nil { try keys.bind(wish.key, to: wish.action, in: table) }
        } catch { throw file.mistake(at: place(of: error, wish), words(for: error, wish)) }
        if let first { throw file.mistake(at: .name(wish.table + [wish.key]), words(forSecond: wish, first)) }
    }

    private static func place(of fault: KeyFault, _ wish: Configuration.BoundKey) -> SettingPlace {
        switch fault {
        case .noSuchTable: .name(wish.table)
        case .noSuchKey, .writes: .name(wish.table + [wish.key])
        case .noSuchAction, .needed: .value(wish.table + [wish.key])
        }
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
