import Foundation

/// A text while another program works on it: a file of mode 0600 in a folder of its own, 0700, where that program's own
/// copies of it stand too. Every call blocks on the disk.
package struct ScratchText: Sendable {
    package let path: String
    private let folder: String

    /// Writes the text into a new file.
    /// - Throws: ``ProfileError`` (`unwritable`, or `open` if others may change what is in the folder).
    package init(_ text: String, in parent: String) throws(ProfileError) {
        folder = "\(parent)/writing-\(UUID().uuidString)"
        path = folder + "/message.md"
        try PrivateFolder(path: folder).make()
        try PrivateText(path: path).write(Data(text.utf8), isSafe: false)
    }

    /// What stands in it now; nil if the program took it away.
    /// - Throws: ``ProfileError`` if it can't be read as a text.
    package func read() throws(ProfileError) -> String? { try PrivateText(path: path).read() }

    /// Takes it away with all that stands beside it.
    package func remove() { try? FileManager.default.removeItem(atPath: folder) }
}
