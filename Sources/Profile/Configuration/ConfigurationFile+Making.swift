import Assets
import ChatModel
import Foundation

extension ConfigurationFile {
    /// Writes the file with every setting explained and commented out; what is there already stays.
    /// - Throws: ``ProfileError`` (`exists`, or `unwritable`).
    package func make() throws(ProfileError) {
        try PrivateFolder(path: PathParts.folder(of: path)).make()
        let file = Descriptor(open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600))
        guard file.isOpen else {
            guard errno == EEXIST else { throw .unwritable(path) }
            throw ProfileError(
                .exists, "There is a settings file already: \(path). Change it with an editor; it stays as it is.")
        }
        guard file.write(Data(Assets.configuration)), file.synchronize() else { throw .unwritable(path) }
    }
}
