/// Something in a file of settings that can't be meant.
package struct ConfigurationMistake: Sendable {
    /// Where it stands; nil if that is not known.
    let position: FilePosition?
    /// One sentence with the file, line and column.
    package let message: String
    let cause: (any Error)?

    init(in path: String, at position: FilePosition?, _ what: String, cause: (any Error)? = nil) {
        let place = position.map { "\(path), line \($0.line), column \($0.column)" } ?? path
        (self.position, self.cause) = (position, cause)
        message = "\(place): \(what)."
    }
}

/// The mistakes of one file, as they are found.
package final class ConfigurationMistakes {
    private var found: [ConfigurationMistake] = []

    package init() {}

    func add(_ mistake: ConfigurationMistake) { found.append(mistake) }

    /// Does something; what it says to be wrong is noted, and what else it throws is thrown.
    /// - Throws: ``ProfileError``.
    package func note(_ look: () throws(ProfileError) -> Void) throws(ProfileError) {
        do { try look() } catch {
            guard !error.mistakes.isEmpty else { throw error }
            found += error.mistakes
        }
    }

    /// - Throws: ``ProfileError`` (`malformed`) with all of them in the order of the file, if there are any.
    package func end() throws(ProfileError) {
        guard !found.isEmpty else { return }
        let sorted = found.enumerated().sorted { left, right in
            (left.element.position ?? .end, left.offset) < (right.element.position ?? .end, right.offset)
        }
        throw ProfileError(sorted.map(\.element))
    }
}

extension FilePosition {
    /// Behind everything.
    fileprivate static let end = FilePosition(line: .max, column: .max)
}
