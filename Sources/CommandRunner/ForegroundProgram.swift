import Subprocess

/// A program of the person's own that has this process's terminal until it ends, such as their editor.
package struct ForegroundProgram: Sendable {
    /// How it ended.
    package enum Ending: Hashable, Sendable {
        case well
        /// There is no such program, or it can't be run.
        case unstartable
        case badly
    }

    // What a shell says of a program that it does not find, or may not run.
    private static let unstartable: Set<Int32> = [126, 127]

    private let command: String

    /// - Parameter command: As a person writes it in a variable: it may hold arguments, so a shell reads it, as for git and
    ///   crontab.
    package init(_ command: String) { self.command = command }

    /// Runs it on a file, to its end; ends it if the task is cancelled.
    package func run(on path: String) async -> Ending {
        do {
            let result = try await Subprocess.run(
                .path("/bin/sh"), arguments: ["-c", "\(command) \"$1\"", "sh", path], input: .currentStandardInput,
                output: .currentStandardOutput, error: .currentStandardError)
            switch result.terminationStatus {
            case .exited(0): return .well
            case .exited(let code) where Self.unstartable.contains(code): return .unstartable
            default: return .badly
            }
        } catch {
            return .unstartable
        }
    }
}
