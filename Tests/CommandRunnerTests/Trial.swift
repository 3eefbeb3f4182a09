import ChatModel
import CommandRunner
import Foundation

/// Runs a program to its end, and keeps what it was told.
struct Trial {
    let end: RunEnd
    let output: [UInt8]
    let errors: [UInt8]
    /// How often something was passed on.
    let pieces: Int

    var text: String { String(decoding: output, as: UTF8.self) }
    var complaint: String { String(decoding: errors, as: UTF8.self) }

    static func run(
        _ program: String, _ arguments: String..., milliseconds: UInt64 = 30_000, bytes: Int = 65_536,
        folder: String = "/", environment: [String] = [], runner: CommandRunner = CommandRunner { _ in },
        number: UInt64 = 1, _ onWrite: @escaping @Sendable ([UInt8]) -> Void = { _ in }
    ) async -> Trial {
        let order = RunOrder(
            program: program, arguments: arguments, folder: folder, environment: environment,
            milliseconds: milliseconds, outputBytes: bytes)
        let (news, source) = AsyncStream.makeStream(of: RunNews.self)
        runner.start(RunNumber(number), order) { source.yield($0) }
        var (output, errors, pieces) = ([UInt8](), [UInt8](), 0)
        for await piece in news {
            switch piece {
            case .wrote(let bytes, .output): output += bytes
            case .wrote(let bytes, .errors): errors += bytes
            case .ended(let end): return Trial(end: end, output: output, errors: errors, pieces: pieces)
            }
            pieces += 1
            onWrite(output)
        }
        preconditionFailure("a run that never ended")
    }

    /// Runs a script of the shell, which is a program like others.
    static func script(_ script: String, milliseconds: UInt64 = 30_000, bytes: Int = 65_536) async -> Trial {
        await run("/bin/sh", "-c", script, milliseconds: milliseconds, bytes: bytes)
    }
}
