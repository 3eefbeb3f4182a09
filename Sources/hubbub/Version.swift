/// What this program is called, to people and to hubs.
enum Version {
    /// The program's version (SemVer).
    static let number = "0.1.0"
    /// As a client names itself in its hello.
    static let software = "hubbub \(number)"
}
