import Assets

extension Catalogue {
    /// The words in English.
    package static let english = Catalogue(Assets.english)

    /// The words in simplified Chinese; English ones for what has none.
    package static let chinese = Catalogue(Assets.chinese, else: .english)
}
