import ChatModel

extension FilePath {
    /// The path behind `hub:` as people write it: slashes at its ends say nothing.
    /// - Throws: ``Complaint`` that says what is wrong with it.
    static func shared(_ text: Substring) throws(Complaint) -> FilePath {
        var bare = text
        while bare.first == "/" { bare.removeFirst() }
        while bare.last == "/" { bare.removeLast() }
        if bare.split(separator: "/").contains("..") {
            throw Complaint("A path behind hub: may not lead out of the shared folder, so it has no .. in it.")
        }
        do { return try FilePath(String(bare)) } catch { throw Complaint(error) }
    }
}

extension [String] {
    /// The first few, and how many more there are: `a, b, c and 4 more`.
    var firstFew: String {
        let shown = prefix(3).joined(separator: ", ")
        return count > 3 ? "\(shown) and \(count - 3) more" : shown
    }
}
