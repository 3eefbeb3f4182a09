import Doctor

/// What the doctor is asked in the list of hubs.
package enum Examination: Hashable, Sendable {
    /// It looks; what it found the time before, if it did.
    case underWay(before: Report?)
    case done(Report)

    /// The last that it found.
    package var report: Report? {
        switch self {
        case .underWay(let report): report
        case .done(let report): report
        }
    }

    package var isUnderWay: Bool { if case .underWay = self { true } else { false } }
}
