import Foundation

extension Double {
    /// With so many digits behind the point, the same in every language.
    func written(digits: Int) -> String {
        formatted(.number.precision(.fractionLength(digits)).grouping(.never).locale(Locale(identifier: "en")))
    }
}
