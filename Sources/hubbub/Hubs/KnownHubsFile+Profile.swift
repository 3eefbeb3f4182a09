import Profile
import Trust

extension KnownHubsFile {
    /// The file of a profile.
    init(_ paths: ProfilePaths) { self.init(path: paths.knownHubs, profile: paths.profile) }
}
