import ChatModel
import Foundation

/// A hub as a process and session of its own, which outlives the terminal that started it.
enum DetachedHub {
    /// What a hub said when it was ready.
    struct Started {
        /// A line for each address.
        let lines: [String]
        /// The line with its key, where it is not in the lines already.
        let note: String?
    }

    /// Starts this very program with the arguments of `hubbub host`, and waits until the hub is ready.
    /// - Parameter log: The file that its log is added to; made with mode 0600.
    /// - Returns: What it said when it was ready.
    /// - Throws: ``Complaint`` with the hub's own words if it did not start.
    static func start(_ arguments: [String], log: String) throws -> Started {
        let logFile = try openLog(log)
        defer { close(logFile) }
        let said = lseek(logFile, 0, SEEK_END)
        let output = Pipe()
        let process = try spawn(
            ["host"] + arguments + ["--detached"], output: output.fileHandleForWriting.fileDescriptor, log: logFile)
        try? output.fileHandleForWriting.close()
        let text = String(decoding: (try? output.fileHandleForReading.readToEnd()) ?? Data(), as: UTF8.self)
        let lines = text.split(separator: "\n").map(String.init)
        guard lines.isEmpty else { return Started(lines: lines, note: note(in: log, from: said)) }
        var status: CInt = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        throw Complaint(newLines(of: log, from: said).last ?? "The hub did not start; its log is in \(log).")
    }

    private static func openLog(_ path: String) throws -> CInt {
        let folder = PathParts.folder(of: path)
        try? FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            throw Complaint("The log \(path) can't be written: \(String(cString: strerror(errno))).")
        }
        return file
    }

    /// The line with the hub's key, which its log has instead of a window of its own.
    private static func note(in log: String, from offset: off_t) -> String? {
        newLines(of: log, from: offset).first { $0.hasPrefix(ReadyLines.noteStart) }
    }

    private static func newLines(of log: String, from offset: off_t) -> [String] {
        guard let file = FileHandle(forReadingAtPath: log) else { return [] }
        try? file.seek(toOffset: UInt64(max(offset, 0)))
        let text = String(decoding: (try? file.readToEnd()) ?? Data(), as: UTF8.self)
        return text.split(separator: "\n").map(String.init)
    }

    private static func spawn(_ arguments: [String], output: CInt, log: CInt) throws -> pid_t {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #else
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, log, STDERR_FILENO)
        // What else is open here would stay open as long as the hub runs.
        for descriptor in Self.openDescriptors where descriptor > STDERR_FILENO {
            posix_spawn_file_actions_addclose(&actions, descriptor)
        }
        // Threads of a pool block all signals, and the hub would begin so.
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        let program = Bundle.main.executablePath ?? CommandLine.arguments[0]
        var words = ([program] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var process = pid_t()
        let failure = posix_spawn(&process, program, &actions, &attributes, &words, environ)
        guard failure == 0 else {
            throw Complaint("The hub could not be started: \(String(cString: strerror(failure))).")
        }
        return process
    }

    private static var openDescriptors: [CInt] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/dev/fd")) ?? []
        return names.compactMap { CInt($0) }
    }
}
