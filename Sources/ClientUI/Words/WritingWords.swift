extension Catalogue {
    /// Who is writing, in wordings that get shorter; none if nobody is.
    func writing(_ names: [String]) -> [String] {
        switch names.count {
        case 0: []
        case 1: [text("writing.one", ["nick": names[0]])]
        case 2: [text("writing.two", ["nick": names[0], "other": names[1]]), text("writing.two.short")]
        default: [text("writing.several"), text("writing.several.short")]
        }
    }
}
