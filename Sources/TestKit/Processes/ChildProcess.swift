import Foundation

/// A program that a test starts, and waits for by the system's own word.
///
/// Foundation's `Process` learns of an end by a socket that children started at the same time inherit, so one that
/// lives on hides the end of another. Here nothing is inherited but the three standard streams.
package final class ChildProcess: Sendable {
    package let pid: pid_t
    private let end: Task<Int32, Never>

    /// Starts a program: its path and arguments, its whole environment, and its standard streams.
    /// - Throws: ``ProcessError`` if it can't be started.
    package init(
        _ words: [String], environment: [String: String], input: FileHandle = .nullDevice,
        output: FileHandle = .nullDevice, errors: FileHandle = .nullDevice
    ) throws {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #else
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #endif
        // Threads of a pool block all signals, and a child would begin so.
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        #if canImport(Darwin)
            posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_CLOEXEC_DEFAULT))
        #else
            posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (stream, number) in [(input, CInt(0)), (output, 1), (errors, 2)] {
            posix_spawn_file_actions_adddup2(&actions, stream.fileDescriptor, number)
        }
        #if !canImport(Darwin)
            // NIO's sockets would be inherited, and stay open when this side closes them. Other threads may open more
            // while we look, so a stretch beyond the highest is closed too.
            for descriptor in 3..<Self.highestDescriptor + 64 {
                posix_spawn_file_actions_addclose(&actions, descriptor)
            }
        #endif
        var arguments = words.map { strdup($0) } + [nil]
        var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in arguments + variables { free(text) } }
        var pid = pid_t()
        let failure = posix_spawnp(&pid, words[0], &actions, &attributes, &arguments, &variables)
        guard failure == 0 else { throw ProcessError(what: "\(words[0]): \(String(cString: strerror(failure)))") }
        self.pid = pid
        end = Task { [pid] in await Self.wait(for: pid) }
    }

    /// Its exit status once it has ended; 128 and the signal's number if a signal ended it.
    package var status: Int32 { get async { await end.value } }

    /// Sends it a signal.
    package func signal(_ number: Int32) { kill(pid, number) }

    #if !canImport(Darwin)
        private static var highestDescriptor: CInt {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: "/dev/fd")) ?? []
            return max(names.compactMap { CInt($0) }.max() ?? 3, 3)
        }
    #endif

    private static func wait(for pid: pid_t) async -> Int32 {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { @Sendable in
                var status: Int32 = 0
                while waitpid(pid, &status, 0) < 0, errno == EINTR {}
                let signal = status & 0x7F
                continuation.resume(returning: signal == 0 ? status >> 8 & 0xFF : 128 + signal)
            }
        }
    }
}

/// A program that could not be started.
package struct ProcessError: Error, CustomStringConvertible {
    let what: String

    package var description: String { "Could not be started: \(what)" }
}
