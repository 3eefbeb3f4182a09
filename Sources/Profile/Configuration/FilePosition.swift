/// Where something stands in a file: line and column from 1, columns in Unicode scalars.
package struct FilePosition: Hashable, Comparable, Sendable {
    let line: Int
    let column: Int

    package static func < (left: FilePosition, right: FilePosition) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}

/// What of a setting a mistake is about.
package enum SettingPlace: Hashable, Sendable {
    /// What it is called; of a table the beginning of its header.
    case name([String])
    /// What stands behind its `=`; of a table as ``name(_:)``.
    case value([String])
    /// One item of the list behind its `=`, from 0.
    case item([String], Int)
}
