import Foundation
import Synchronization

/// A process of ours that inherits nothing but its three streams: what it leaves running in the background, as tmux
/// does, then holds up nobody who waits for another process's output.
final class Child: Sendable {
    /// Where a stream of the child's leads.
    enum Stream {
        case nothing
        case pipe(Pipe)
    }

    private let id: pid_t
    private let isOver = Flag()
    /// Its exit status, or 128 and the signal that ended it, once it has ended.
    let status: Task<Int32, Never>

    /// - Throws: `POSIXError` if it can't be started.
    init(
        _ program: URL, _ arguments: [String], environment: [String: String], input: Stream = .nothing,
        output: Stream = .nothing, errors: Stream = .nothing
    ) throws {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (number, stream) in [input, output, errors].enumerated() {
            switch stream {
            case .nothing: posix_spawn_file_actions_addopen(&actions, CInt(number), "/dev/null", O_RDWR, 0)
            case .pipe(let pipe):
                let end = number == 0 ? pipe.fileHandleForReading : pipe.fileHandleForWriting
                posix_spawn_file_actions_adddup2(&actions, end.fileDescriptor, CInt(number))
            }
        }
        #if !canImport(Darwin)
            for inherited in 3..<CInt(1_024) { posix_spawn_file_actions_addclose(&actions, inherited) }
        #endif
        id = try Self.spawn(program, arguments, environment, &actions)
        for (number, stream) in [input, output, errors].enumerated() {
            guard case .pipe(let pipe) = stream else { continue }
            try? (number == 0 ? pipe.fileHandleForReading : pipe.fileHandleForWriting).close()
        }
        status = Task { [id, isOver] in
            await onThread {
                let status = Self.wait(for: id)
                isOver.raise()
                return status
            }
        }
    }

    deinit { signal(SIGKILL) }

    /// Sends it a signal, if it has not ended.
    func signal(_ number: Int32) {
        if !isOver.isRaised { kill(id, number) }
    }

    #if canImport(Darwin)
        private typealias Actions = posix_spawn_file_actions_t?
        private static let closing = POSIX_SPAWN_CLOEXEC_DEFAULT
    #else
        private typealias Actions = posix_spawn_file_actions_t
        private static let closing: CInt = 0
    #endif

    private static func spawn(
        _ program: URL, _ arguments: [String], _ environment: [String: String], _ actions: inout Actions
    ) throws -> pid_t {
        #if canImport(Darwin)
            var attributes: posix_spawnattr_t?
        #else
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // The threads of a test hold back signals and ignore some, which a person's shell does not.
        var (none, all) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | closing))
        var words = ([program.path] + arguments).map { strdup($0) } + [nil]
        var variables = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { for text in words + variables { free(text) } }
        var id = pid_t()
        let failure = posix_spawn(&id, program.path, &actions, &attributes, &words, &variables)
        guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EIO) }
        return id
    }

    private static func wait(for id: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0, errno == EINTR {}
        return status & 0x7f == 0 ? status >> 8 & 0xff : 128 + status & 0x7f
    }
}

/// Does what blocks on a thread of its own: a pool would be slow to grow for the many that wait here.
func onThread<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
        Thread.detachNewThread { @Sendable in continuation.resume(returning: work()) }
    }
}

/// Something that becomes true once.
private final class Flag: Sendable {
    private let value = Atomic(false)

    var isRaised: Bool { value.load(ordering: .sequentiallyConsistent) }

    func raise() { value.store(true, ordering: .sequentiallyConsistent) }
}
