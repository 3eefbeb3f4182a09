import ChatModel

/// A file whose first line is a hub's password, written by a person and closed to others. Reading blocks on the disk.
package enum PasswordFile {
    /// - Throws: ``TrustError`` (`passwordFile`) if there is none, others may read it, or its first line is no password.
    package static func read(_ path: String) throws(TrustError) -> Password {
        guard let text = try PrivateFile(path: path, code: .passwordFile).read() else {
            throw TrustError(.passwordFile, "There is no file \(path); write the password into it, or check the path.")
        }
        do { return try Password(String(text.prefix { !$0.isNewline })) } catch {
            throw TrustError(.passwordFile, "\(path), line 1: \(error.message)", cause: error)
        }
    }
}
