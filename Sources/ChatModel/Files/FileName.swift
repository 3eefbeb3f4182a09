/// A file's name: one component of a path, one line.
package struct FileName: Hashable, Sendable {
    /// The most UTF-8 bytes that a file's name may have: what most file systems take.
    package static let byteLimit = 255

    package let text: String

    /// - Throws: ``InvalidText``.
    package init(_ text: String) throws(InvalidText) {
        let name = try TextCheck.validate(text, as: .line, limit: Self.byteLimit, what: .fileName)
        if name.utf8.contains(UInt8(ascii: "/")) {
            throw InvalidText(code: .forbidden(scalar: 0x2F), what: .fileName)
        }
        if name == "." || name == ".." { throw InvalidText(code: .forbidden(scalar: 0x2E), what: .fileName) }
        self.text = name
    }
}

/// A path below some folder: names parted by `/`; empty for the folder itself.
package struct FilePath: Hashable, Sendable {
    /// The most UTF-8 bytes that a path may have.
    package static let byteLimit = 1_024
    /// The most names that a path may have.
    package static let depthLimit = 32

    package let names: [FileName]

    /// - Throws: ``InvalidText``.
    package init(_ text: String) throws(InvalidText) {
        let count = text.utf8.count
        guard count <= Self.byteLimit else {
            throw InvalidText(code: .tooLong(bytes: count, limit: Self.byteLimit), what: .path)
        }
        let parts = text.isEmpty ? [] : text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= Self.depthLimit else {
            throw InvalidText(
                code: .tooLong(bytes: parts.count, limit: Self.depthLimit), what: .folderCount)
        }
        var names: [FileName] = []
        for part in parts { names.append(try FileName(String(part))) }
        self.names = names
    }

    private init() { names = [] }

    /// The folder itself.
    package static let top = FilePath()

    /// The names, parted by `/`.
    package var text: String { names.map(\.text).joined(separator: "/") }
}
