import ClientUI
import Profile

/// The keys as they come with the program, and over them what a person's settings say.
enum PersonalKeys {
    /// - Throws: `ProfileError` with line and column of a key or action that there is none of.
    static func read(_ bound: [Configuration.BoundKey], from file: ConfigurationFile) throws -> Keys {
        var keys = Keys.standard
        for wish in bound {
            do {
                try keys.bind(wish.key, to: wish.action, in: wish.table.joined(separator: "."))
            } catch {
                throw file.mistake(at: wish.table + (isTable(error) ? [] : [wish.key]), words(for: error, wish))
            }
        }
        return keys
    }

    private static func isTable(_ fault: KeyFault) -> Bool {
        if case .noSuchTable = fault { true } else { false }
    }

    private static func words(for fault: KeyFault, _ wish: Configuration.BoundKey) -> String {
        switch fault {
        case .noSuchKey:
            "no key that could mean something there is written \"\(wish.key)\"; write Ctrl-x, Alt-x, F5, PageUp or Alt-Right"
        case .noSuchAction(let names):
            "nothing there is called \"\(wish.action)\"; there are: \((names + ["none"]).joined(separator: ", "))"
        case .noSuchTable(let tables):
            "no place is called [\(wish.table.joined(separator: "."))]; there are: \(tables.joined(separator: ", "))"
        }
    }
}
