extension Catalogue {
    /// Who is writing, by their names, in wordings that get shorter.
    func writing(_ nicks: [String]) -> [String] {
        let several = text("writing.several", ["count": figure(nicks.count)])
        guard let first = nicks.first, nicks.count < 3 else { return [several] }
        guard let second = nicks.dropFirst().first else { return [text("writing.one", ["nick": first])] }
        return [text("writing.two", ["nick": first, "other": second]), several]
    }
}
