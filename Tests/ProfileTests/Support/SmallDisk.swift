import Foundation

/// A file system of 64 KiB in a folder, where the system lets a test mount one.
final class SmallDisk: Sendable {
    let folder: TemporaryFolder

    /// Whether this system mounts file systems for us; why not goes to the test's output.
    static let isPermitted: Bool = (try? SmallDisk()) != nil

    init() throws {
        let folder = try TemporaryFolder()
        guard try run("mount", "-t", "tmpfs", "-o", "size=64k,mode=0700", "tmpfs", folder.path) else {
            throw CocoaError(.fileWriteNoPermission)
        }
        self.folder = folder
    }

    deinit { _ = try? run("umount", "-l", folder.path) }
}

/// Runs a program and says whether it succeeded.
private func run(_ arguments: String...) throws -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus == 0
}
