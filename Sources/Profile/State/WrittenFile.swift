import Foundation

/// The file `written.json`: the lines that a person wrote last, oldest first. Every call blocks on the disk.
///
/// A file that can't be understood counts as missing: there is nothing in it that a person could mend.
package struct WrittenFile: Sendable {
    /// The most lines that are kept.
    package static let limit = 200
    /// The most bytes of those lines: each may take two in the file.
    static let byteLimit = 1 << 18

    package let path: String

    package init(path: String) { self.path = path }

    /// What was kept.
    /// - Throws: ``ProfileError`` if it can't be read, or if others may change it.
    package func read() throws(ProfileError) -> [String] {
        do {
            guard let text = try PrivateText(path: path).read() else { return [] }
            return (try? JSONDecoder().decode([String].self, from: Data(text.utf8))) ?? []
        } catch {
            guard error.code == .malformed else { throw error }
            return []
        }
    }

    /// Keeps further lines behind those that are there, which another client of the same person may have written.
    /// - Throws: ``ProfileError``.
    package func add(_ lines: [String]) throws(ProfileError) {
        let data: Data
        do { data = try JSONEncoder().encode(Self.newest(of: try read() + lines)) } catch {
            throw error as? ProfileError ?? ProfileError(.unwritable, "\(path) can't be written.", cause: error)
        }
        try PrivateText(path: path).write(data, isSafe: false)
    }

    /// As many of the last lines as are kept, none twice in a row.
    private static func newest(of lines: [String]) -> [String] {
        var (kept, bytes) = ([String](), 0)
        for line in lines.reversed() where line != kept.last {
            bytes += line.utf8.count
            guard kept.count < limit, bytes <= byteLimit else { break }
            kept.append(line)
        }
        return kept.reversed()
    }
}
