import Foundation
import TestKit

/// One start of a client, from before its process is made to the moment at which it shows the hub.
struct FindStart {
    /// How long a client may look, in seconds.
    private static let patience = 15.0

    private let began: ContinuousClock.Instant
    private let process: ChildProcess
    /// Where it writes.
    private let output: FileHandle

    /// Starts it.
    /// - Parameter command: the program, and what stands in front of it.
    init(_ kind: FindTrial.Client, _ command: [String], _ home: TemporaryHome) throws {
        switch kind {
        case .command:
            let pair = try StreamPair()
            began = .now
            process = try ChildProcess(
                command + ["discover", "--watch"], environment: home.environment, output: pair.writing)
            pair.closeWriting()
            output = pair.reading
        case .screen:
            let pair = try TerminalPair()
            began = .now
            process = try ChildProcess(
                command + ["--nick", "bench"], environment: home.environment, input: pair.program,
                output: pair.program)
            try pair.program.close()
            output = pair.emulator
        }
    }

    /// Waits for the row and ends the client; the nanoseconds that it took, or nil if none came.
    func timeToRow() async -> UInt64? {
        let deadline = DispatchWorkItem { [process] in process.signal(SIGKILL) }
        DispatchQueue.global().asyncAfter(deadline: .now() + Self.patience, execute: deadline)
        let seen = await withCheckedContinuation { continuation in
            Thread.detachNewThread { @Sendable [output, process] in
                let seen = Self.moment(of: FindTrial.name, in: output)
                process.signal(SIGTERM)
                // What it writes when it ends must not hold it up.
                while Self.piece(of: output) != nil {}
                continuation.resume(returning: seen)
            }
        }
        _ = await process.status
        deadline.cancel()
        return seen.map { UInt64(began.duration(to: $0) / .nanoseconds(1)) }
    }

    /// When a text was there; nil if the output ended without.
    private static func moment(of text: String, in output: FileHandle) -> ContinuousClock.Instant? {
        var written = Data()
        while let piece = piece(of: output) {
            written += piece
            if written.range(of: Data(text.utf8)) != nil { return .now }
        }
        return nil
    }

    /// What comes next; nil at the end, which a terminal's is told as an error.
    private static func piece(of output: FileHandle) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = read(output.fileDescriptor, &bytes, bytes.count)
        return count > 0 ? Array(bytes.prefix(count)) : nil
    }
}
