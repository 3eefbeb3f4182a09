import ChatModel
import Foundation

/// The folder of a hub's files: `ab/` with the contents whose names begin so, each with the list of its pieces beside
/// it, and `halves/` with the uploads that are not finished, likewise.
struct StoreFolder: Sendable {
    static let listSuffix = ".pieces"
    private static let halvesName = "halves"

    let top: LocalFile
    let halves: LocalFile

    /// Opens it; it is made, with the folders above it, where it is not there.
    /// - Throws: ``FileStoreError`` (`folder`).
    init(_ path: String) throws(FileStoreError) {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw FileStoreError(
                .folder, "The folder \(path) for files can't be made; choose another with --data.", cause: error)
        }
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.unusable(path) }
        top = LocalFile(descriptor)
        guard let status = top.status, status.st_mode & 0o022 == 0 else {
            throw FileStoreError(
                .folder, "Others on this machine may change what is in \(path); close it with: chmod 700 '\(path)'")
        }
        guard let halves = top.madeFolder(Self.halvesName) else { throw Self.unusable(path) }
        self.halves = halves
    }

    private static func unusable(_ path: String) -> FileStoreError {
        FileStoreError(
            .folder, "The folder \(path) for files can't be used; check who owns it.",
            cause: POSIXErrorCode(rawValue: errno).map { POSIXError($0) })
    }

    /// What a half is called in `halves/`.
    static func name(of half: HalfName) -> String { "\(half.user.digest.hex)-\(half.nonce.hex)" }

    /// The half of a name in `halves/`; nil if it is none.
    static func half(_ name: some StringProtocol) -> HalfName? {
        let parts = name.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let user = Digest(hex: String(parts[0])), parts[1].utf8.count == 16,
            let nonce = UInt64(parts[1], radix: 16)
        else { return nil }
        let half = HalfName(user: UserID(user), nonce: Nonce(nonce))
        // Written in another way, it is not what we wrote.
        return Self.name(of: half) == name ? half : nil
    }

    /// The content of a name in the folder `ab/`; nil if it is none.
    static func content(_ name: some StringProtocol, in folder: String) -> FileID? {
        guard name.hasPrefix(folder), let digest = Digest(hex: String(name)), digest.hex == name else { return nil }
        return FileID(digest)
    }

    /// The names that folders of contents have.
    static var folderNames: [String] { (UInt8.min ... .max).map { Hex.encode([$0]) } }

    /// The folder in which a content stands; nil if it is not there, with the reason in `errno`.
    func folder(of id: FileID) -> LocalFile? { top.folder(String(id.hex.prefix(2))) }

    /// The bytes that the disk takes; nil if nobody knows.
    var free: UInt64? { top.room }
}
