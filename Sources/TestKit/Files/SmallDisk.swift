import Foundation

/// A file system of a few megabytes in a folder, where the system lets a test mount one; gone with the last reference.
package final class SmallDisk: Sendable {
    package let path: String

    /// Whether this system mounts file systems for us.
    package static let isPermitted: Bool = (try? SmallDisk()) != nil

    /// - Throws: if it can't be mounted.
    package init(megabytes: Int = 2) throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("small-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        guard try run("mount", "-t", "tmpfs", "-o", "size=\(megabytes)m,mode=0700", "tmpfs", path) else {
            try? FileManager.default.removeItem(atPath: path)
            throw CocoaError(.fileWriteNoPermission)
        }
    }

    deinit {
        _ = try? run("umount", "-l", path)
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Takes so many bytes of it away, until ``free()``.
    package func fill(_ bytes: Int) throws {
        guard FileManager.default.createFile(atPath: ballast, contents: Data(count: bytes)) else {
            throw CocoaError(.fileWriteOutOfSpace)
        }
    }

    /// Gives back what ``fill(_:)`` took.
    package func free() throws { try FileManager.default.removeItem(atPath: ballast) }

    /// Lets it only be read from now on; false if the system does not.
    package func makeReadOnly() throws -> Bool { try run("mount", "-o", "remount,ro", path) }

    private var ballast: String { path + "/ballast" }
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
