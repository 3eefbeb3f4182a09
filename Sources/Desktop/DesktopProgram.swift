import Foundation
import Subprocess

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

/// A program of the person's desktop: it is given something, and what it says is of no interest. No shell is involved.
package struct DesktopProgram: Hashable, Sendable {
    /// How long a program may take; what stays behind as the keeper of a clipboard has gone into the background by then.
    package static let patience = Duration.seconds(4)

    /// The program's name, looked for on the PATH.
    package let name: String
    package let arguments: [String]

    package init(_ name: String, _ arguments: [String] = []) { (self.name, self.arguments) = (name, arguments) }

    /// Where it is; nil if it is not installed.
    package func path(_ environment: [String: String]) -> String? {
        (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }
            .first(where: FileManager.default.isExecutableFile)
    }

    /// Runs it with a text as its input.
    /// - Returns: whether it was there and did what it should, in time.
    package func run(
        input: String = "", _ environment: [String: String], patience: Duration = Self.patience
    ) async -> Bool {
        guard let path = path(environment) else { return false }
        let arguments = arguments
        return await withTaskGroup(of: Bool.self) { group in
            group.addTask { await Self.run(path, arguments, input: input) }
            group.addTask {
                // The deadline of a program that hangs; cancelled when it ends.
                try? await Task.sleep(for: patience)
                return false
            }
            defer { group.cancelAll() }
            return await group.next() ?? false
        }
    }

    /// A program that ends without reading its input must not end us (signal(7): SIGPIPE).
    private static let ignoresBrokenPipes: Void = { _ = signal(SIGPIPE, SIG_IGN) }()

    private static func run(_ path: String, _ arguments: [String], input: String) async -> Bool {
        ignoresBrokenPipes
        var options = PlatformOptions()
        // What keeps a clipboard must not stop with us at Ctrl-Z.
        options.createSession = true
        let result = try? await Subprocess.run(
            .path(FilePath(path)), arguments: Arguments(arguments), platformOptions: options, input: .inputWriter,
            output: .discarded, error: .discarded
        ) { execution in
            // Not `.string`: with it, subprocess 1.0.2 ends the whole process when a program does not take its input.
            _ = try? await execution.standardInputWriter.write(input)
        }
        return result?.terminationStatus.isSuccess ?? false
    }
}
