/// Reads what `iptables-save` and `ip6tables-save` print (iptables-save(8)).
package enum IPTablesSave {
    /// The hooks that its own chains stand at.
    private static let hooks = [
        "PREROUTING": "prerouting", "INPUT": "input", "OUTPUT": "output", "POSTROUTING": "postrouting",
    ]

    /// The rules of these tables; what can't be read is a rule that may be about anything.
    /// - Parameter family: `ip` or `ip6`.
    package static func read(_ text: String, family: String) -> RuleSet {
        var tables: [RuleSet.Table] = []
        for line in text.split(separator: "\n") {
            if line.hasPrefix("*") {
                tables.append(RuleSet.Table(family: family, name: String(line.dropFirst())))
            } else if line.hasPrefix(":") {
                guard let chain = chain(line), !tables.isEmpty else { continue }
                tables[tables.count - 1].chains.append(chain)
            } else if let table = tables.indices.last {
                add(line, to: &tables[table])
            }
        }
        return RuleSet(tables: tables.filter { $0.name != "nat" })
    }

    /// `:INPUT DROP [0:0]`, or `:own - [0:0]`.
    private static func chain(_ line: Substring) -> RuleSet.Chain? {
        let words = line.dropFirst().split(separator: " ")
        guard words.count >= 2 else { return nil }
        let name = String(words[0])
        let base = hooks[name].flatMap { hook in
            words[1] == "-" ? nil : RuleSet.Base(hook: hook, accepts: words[1] == "ACCEPT")
        }
        return RuleSet.Chain(name, base: base)
    }

    private static func add(_ line: Substring, to table: inout RuleSet.Table) {
        // Counters stand in front where they were asked for.
        let text = line.hasPrefix("[") ? line.drop { $0 != " " }.dropFirst() : line
        let words = ShellWords.split(text)
        guard words.count >= 2, words[0] == "-A", let index = table.chains.firstIndex(where: { $0.name == words[1] })
        else { return }
        let options = IPTablesOptions(words.dropFirst(2), chains: Set(table.chains.map(\.name)))
        table.chains[index].rules.append(RuleSet.Rule(options.conditions, options.verdict, text: String(text)))
    }
}

/// Words as a shell would see them: quotes hold several together.
enum ShellWords {
    static func split(_ text: some StringProtocol) -> [String] {
        var (words, word): ([String], String?) = ([], nil)
        var (isQuoted, isEscaped) = (false, false)
        for character in text {
            if isEscaped {
                word = (word ?? "") + String(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                isQuoted.toggle()
                word = word ?? ""
            } else if character == " ", !isQuoted {
                if let word { words.append(word) }
                word = nil
            } else {
                word = (word ?? "") + String(character)
            }
        }
        if let word { words.append(word) }
        return words
    }
}
