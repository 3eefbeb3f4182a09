import Foundation
import Subprocess

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

/// A program of this machine that is asked something and changes nothing.
struct Tool: Sendable {
    /// What came of asking it.
    enum Answer: Hashable, Sendable {
        /// It is not installed.
        case missing
        case said(String)
        /// It ended with another code than 0, was silent for too long, or said too much.
        case refused
    }

    /// Bytes that are read of what it says.
    private static let limit = 8 << 20
    private static let patience = Duration.seconds(4)
    /// Where programs for administrators are, which a person's PATH may leave out.
    private static let folders = ["/usr/sbin", "/sbin", "/usr/local/sbin", "/usr/bin", "/bin"]

    let name: String

    /// Whether it is installed.
    var isThere: Bool { path != nil }

    private var path: String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
        return (folders + Self.folders).map { "\($0)/\(name)" }.first(where: FileManager.default.isExecutableFile)
    }

    func ask(_ arguments: String...) async -> Answer {
        guard let path else { return .missing }
        return await withTaskGroup(of: Answer.self) { group in
            group.addTask { await Self.run(path, arguments) }
            group.addTask {
                // The deadline of a program that hangs; cancelled when it answers.
                try? await Task.sleep(for: Self.patience)
                return .refused
            }
            defer { group.cancelAll() }
            return await group.next() ?? .refused
        }
    }

    private static func run(_ path: String, _ arguments: [String]) async -> Answer {
        do {
            // In English, whatever the person's language is: the words are read by a program.
            let result = try await Subprocess.run(
                .path(FilePath(path)), arguments: Arguments(arguments),
                environment: .inherit.updating(["LC_ALL": "C", "LANGUAGE": "C"]), output: .string(limit: limit),
                error: .discarded)
            guard result.terminationStatus.isSuccess else { return .refused }
            return .said(result.standardOutput)
        } catch {
            return .refused
        }
    }
}
