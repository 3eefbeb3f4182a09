import Foundation

/// A folder of a test's with another inside it, so that what is written beside the inner one is seen.
final class ScratchFolder: Sendable {
    /// Everything the test may write is below it.
    let around: String
    /// Where files arrive.
    let downloads: String

    init() throws {
        around =
            FileManager.default.temporaryDirectory.appendingPathComponent("files-\(UUID().uuidString.prefix(8))")
            .path
        downloads = around + "/downloads"
        try FileManager.default.createDirectory(atPath: downloads, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: around) }

    /// Puts a file there, with the folders above it.
    func write(_ bytes: [UInt8], to path: String) throws {
        let path = around + "/" + path
        try FileManager.default.createDirectory(
            atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    func bytes(_ path: String) -> [UInt8]? { FileManager.default.contents(atPath: around + "/" + path).map(Array.init) }

    /// Everything below a folder, sorted; links with where they lead.
    func tree(_ folder: String = "") -> [String] {
        let top = folder.isEmpty ? around : around + "/" + folder
        let paths = FileManager.default.enumerator(atPath: top)?.compactMap { $0 as? String } ?? []
        return paths.sorted().map { path in
            let target = try? FileManager.default.destinationOfSymbolicLink(atPath: top + "/" + path)
            return target.map { "\(path) -> \($0)" } ?? path
        }
    }

    func link(_ path: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: around + "/" + path, withDestinationPath: target)
    }
}

/// Bytes that differ from place to place.
func pattern(_ count: Int, seed: UInt64 = 1) -> [UInt8] {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
        for index in 0..<count {
            if index % 8 == 0 { state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407 }
            buffer[index] = UInt8(truncatingIfNeeded: state >> UInt64(index % 8 * 8))
        }
        filled = count
    }
}
