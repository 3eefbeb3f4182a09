import ChatModel
import Foundation

extension ProfilePaths {
    /// Checks that nobody else may change what is in the folders: keys, settings, and what waits to be sent.
    /// - Throws: ``ProfileError`` (`open`) with the folder and how to close it.
    package func check() throws(ProfileError) {
        for folder in [configuration, data, state, cache] {
            let paths = profile == nil ? [folder] : parents(of: folder) + [folder]
            for path in paths { try PrivateFolder(path: path).check() }
        }
    }

    /// The folder of all profiles, and the first profile's own, which it is in.
    private func parents(of folder: String) -> [String] {
        let profiles = PathParts.folder(of: folder)
        return [PathParts.folder(of: profiles), profiles]
    }
}
