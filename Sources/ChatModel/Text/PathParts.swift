/// What a path of this system is made of, without a look at the disk.
package enum PathParts {
    /// The path of the folder in which it names something: `a` of `a/b/`, `/` of `/a`, `.` of a lone name.
    package static func folder(of path: String) -> String {
        let parts = path.utf8.split(separator: UInt8(ascii: "/")).dropLast()
        let isAbsolute = path.utf8.first == UInt8(ascii: "/")
        let above = parts.map { String(Substring($0)) }.joined(separator: "/")
        return isAbsolute ? "/\(above)" : above.isEmpty ? "." : above
    }
}
