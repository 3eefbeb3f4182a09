/// What `/shrug` says, behind the words that it is given.
package enum Shrug {
    package static let face = "¯\\_(ツ)_/¯"

    /// The face behind a text, or alone.
    static func text(_ words: String?) -> String { words.map { "\($0) \(face)" } ?? face }
}
