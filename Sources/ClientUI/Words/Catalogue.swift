/// All words that the client shows, by key: what is shown is never spelled out in code.
package struct Catalogue: Sendable {
    private let texts: [String: String]
    /// The keys that sentences name, by what they do: `{key:unfold}` in a text is the key that unfolds.
    var keyNames = Keys.standard.names

    /// Reads lines of `key = text`; empty lines and lines beginning with `#` are skipped.
    /// - Parameter fallback: has the texts of keys that are missing in the bytes.
    package init(_ bytes: [UInt8], else fallback: Catalogue? = nil) {
        var texts = fallback?.texts ?? [:]
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") where !line.hasPrefix("#") {
            guard let equals = line.firstRange(of: " = ") else { continue }
            texts[String(line[..<equals.lowerBound])] = String(line[equals.upperBound...])
        }
        self.texts = texts
    }

    private init(texts: [String: String], keyNames: [String: String]) {
        (self.texts, self.keyNames) = (texts, keyNames)
    }

    /// The same words with other signs where a text is nothing but a sign.
    var withStandIns: Catalogue { Catalogue(texts: texts.mapValues(Signs.standIn), keyNames: keyNames) }

    /// All keys that have a text.
    package var keys: Set<String> { Set(texts.keys) }

    /// The text of a key with its blanks filled in; the key itself when there is none.
    package func text(_ key: String, _ values: KeyValuePairs<String, String> = [:]) -> String {
        texts[key].map { fill($0, Array(values)) } ?? key
    }

    /// The text for a number of things: one, or many.
    package func text(_ key: String, count: Int, _ values: KeyValuePairs<String, String> = [:]) -> String {
        let key = count == 1 ? key + ".one" : key + ".many"
        return texts[key].map { fill($0, values + [(key: "count", value: figure(count))]) } ?? key
    }

    /// The language that it is in, as BCP 47 writes it: `en`, `zh-Hans`.
    package var language: String { text("language.code") }

    /// Whether it is in the language in which hubs, and the parts of this program below the screen, write their sentences.
    package var speaksAsHubs: Bool { language == "en" }

    /// Names one after the other: `ann, bob, mei`.
    func enumerated(_ names: [String]) -> String { joined(names, as: "list.names") }

    /// Parts of a sentence one after the other.
    func clauses(_ parts: [String]) -> String { joined(parts, as: "list.clauses") }

    /// What stands between two of them is what the pattern has between its blanks.
    private func joined(_ parts: [String], as pattern: String) -> String {
        parts.joined(separator: text(pattern, ["list": "", "next": ""]))
    }

    /// The words of a list in the catalogue, such as the months.
    func list(_ key: String) -> [String] { text(key).split(separator: " ").map(String.init) }

    /// Goes through the text once, so that what is filled in is never taken for a blank itself.
    private func fill(_ text: String, _ values: [(key: String, value: String)]) -> String {
        var (filled, rest) = ("", text[...])
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let name = rest[rest.index(after: open)..<close]
            let value = values.first { $0.key == name }?.value ?? keyName(name)
            filled += rest[..<open] + (value ?? String(rest[open...close]))
            rest = rest[rest.index(after: close)...]
        }
        return filled + rest
    }
    /// What fills a blank like `key:unfold`; nil for another one.
    private func keyName(_ blank: Substring) -> String? {
        blank.hasPrefix("key:") ? keyNames[String(blank.dropFirst(4))] ?? texts["key.none"] : nil
    }
}
