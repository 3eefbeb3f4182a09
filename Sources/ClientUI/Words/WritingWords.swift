import ChatModel

extension Catalogue {
    /// Who is writing, in wordings that get shorter.
    func writing(_ people: [Person]) -> [String] {
        let nicks = people.map(\.nick.text)
        let several = text("writing.several", ["count": figure(nicks.count)])
        guard let first = nicks.first, nicks.count < 3 else { return [several] }
        guard let second = nicks.dropFirst().first else { return [text("writing.one", ["nick": first])] }
        return [text("writing.two", ["nick": first, "other": second]), several]
    }
}
