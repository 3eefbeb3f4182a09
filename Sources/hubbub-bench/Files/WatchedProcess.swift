import Foundation
import TestKit

/// A program that runs while its memory is watched.
struct WatchedProcess: Sendable {
    /// How it ended, how long it took in seconds, and the most bytes that it had in memory.
    struct End: Sendable {
        let status: Int32
        let seconds: Double
        let peak: UInt64
    }

    let process: ChildProcess
    private let start = ContinuousClock.now

    init(_ words: [String], environment: [String: String], output: FileHandle = .nullDevice) throws {
        process = try ChildProcess(words, environment: environment, output: output, errors: .standardError)
    }

    /// The most bytes that it had in memory so far (proc(5)); 0 where the system does not say.
    var peak: UInt64 {
        let status = (try? String(contentsOfFile: "/proc/\(process.pid)/status", encoding: .ascii)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return (line?.split(separator: " ").dropFirst().first.flatMap { UInt64($0) } ?? 0) * 1_024
    }

    /// Waits for its end, and looks at its memory until then.
    func end() async -> End {
        let watch = Task {
            var most: UInt64 = 0
            while !Task.isCancelled {
                most = max(most, peak)
                try? await Task.sleep(for: .milliseconds(50))
            }
            return most
        }
        let status = await process.status
        let seconds = start.duration(to: .now) / .seconds(1)
        watch.cancel()
        return End(status: status, seconds: seconds, peak: await watch.value)
    }
}
