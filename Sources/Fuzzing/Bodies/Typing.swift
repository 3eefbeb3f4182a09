import ChatModel
import ClientCore
import TerminalCore

extension FuzzBody {
    /// What a terminal sends: however it is cut it is the same keys, and they edit a line.
    static let keys = FuzzBody("keys") { bytes, _ in
        var whole = KeyParser()
        let keys = whole.feed(bytes) + whole.flush()
        var drops = KeyParser()
        let dropped = bytes.flatMap { drops.feed([$0]) } + drops.flush()
        try Finding.unless(dropped == keys, "Byte by byte they are other keys.")
        var editor = LineEditor(byteLimit: 512)
        for (index, key) in keys.enumerated() {
            // Which key does what is a person's to say: here any may do anything.
            let chosen = Int(bytes[index % bytes.count]) % LineEditor.Command.allCases.count
            if editor.type(key) == .unhandled { _ = editor.perform(LineEditor.Command.allCases[chosen]) }
            try Finding.unless(editor.text.utf8.count <= 512, "The editor takes too much.")
        }
        let width = Int(bytes.first ?? 0) % 40 + 1
        for line in wrap(editor.text, columns: width) { _ = DisplayWidth.of(line) }
    }

    /// What a person types: commands, searches, names of hubs.
    static let commands = FuzzBody("commands") { bytes, _ in
        let text = String(decoding: bytes, as: UTF8.self)
        _ = try? CommandParser.parse(text)
        let aliases = Aliases(
            own: [Alias(name: "a", line: "/say $1 $* $2"), Alias(name: "b", line: "/me")], settings: [])
        _ = try? CommandParser.parse(text, aliases)
        if let alias = try? Aliases.check("c", text) {
            let named = Aliases(own: [alias], settings: []).expanded("/c " + text)
            try Finding.unless(named.hasPrefix("/"), "An alias leads to no command.")
        }
        _ = try? ClientCore.SearchQuery(text)
        _ = HubReference(text)
    }
}
