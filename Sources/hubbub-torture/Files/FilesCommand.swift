import ArgumentParser
import Foundation

/// `hubbub-torture files`: one large file each way, cut again and again.
struct FilesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "files", abstract: "Puts a large file, fetches it, and cuts both again and again.",
        discussion: """
            Links are cut, the hub and the client killed, at moments that the seed decides; what arrives is compared, \
            and what was sent twice counted. HUBBUB_TORTURE_SEED in the environment takes the same moments again.
            """)

    @Option(help: "The size of the file, in MiB.")
    var size = 500

    @Option(help: "How often each way is cut.")
    var cuts = 100

    func validate() throws {
        guard size > 0, size <= 100_000, cuts >= 0, cuts <= 100_000 else {
            throw ValidationError("The size is at least 1 MiB; cuts are 0 or more.")
        }
    }

    func run() async throws {
        let given = ProcessInfo.processInfo.environment["HUBBUB_TORTURE_SEED"].flatMap { UInt64($0) }
        let seed = given ?? UInt64.random(in: 1...999_999)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("hubbub-files-\(seed)-\(getpid())")
            .path
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let trial = try FileTrial(
            bytes: size << 20, cuts: cuts, seed: seed, folder: folder, programs: try Programs.find())
        do {
            let legs = try await trial.run()
            for leg in legs { Self.say("seed \(seed): \(leg.line)") }
            guard legs.allSatisfy(\.isSound) else { throw TortureError("More than 5 % was sent twice.") }
        } catch {
            Self.say("HUBBUB_TORTURE_SEED=\(seed): \(error) Everything is left in \(folder).")
            throw ExitCode.failure
        }
        try FileManager.default.removeItem(atPath: folder)
    }

    /// Prints a line at once, also into a file.
    private static func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}
