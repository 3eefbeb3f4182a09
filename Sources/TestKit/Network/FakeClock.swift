import Foundation

/// Another clock of the day for a program, by libfaketime.
///
/// The library itself, as the program `faketime` passes no signal on to what it runs. It can't let time pass faster:
/// Swift's timers, which are set in the kernel, then never ring.
package enum FakeClock {
    /// The file of the library; nil if it is not installed. Debian has a folder for each kind of processor.
    private static let library: String? = {
        let kinds = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib")) ?? []
        return kinds.map { "/usr/lib/\($0)/faketime/libfaketime.so.1" }
            .first { FileManager.default.fileExists(atPath: $0) }
    }()

    /// Whether there is such a library.
    package static var isInstalled: Bool { library != nil }

    /// The words in front of a program whose clock of the day is shifted, as by `+1d`; its monotonic clock is not.
    ///
    /// The library begins in the second `env`, not in the program: it adds to its process's environment, which moves
    /// that, and Swift looks for a program's arguments beside the environment.
    package static func shifted(by shift: String) -> [String] {
        [
            "/usr/bin/env", "LD_PRELOAD=\(library ?? "")", "FAKETIME=\(shift)", "FAKETIME_DONT_FAKE_MONOTONIC=1",
            "/usr/bin/env",
        ]
    }

    /// Removes the shared memory that the library leaves behind of each process that is gone.
    static func tidy() {
        let folder = "/dev/shm"
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
            guard name.hasPrefix("faketime_shm_") || name.hasPrefix("sem.faketime_sem_"),
                let pid = name.split(separator: "_").last.flatMap({ pid_t($0) }), kill(pid, 0) != 0, errno == ESRCH
            else { continue }
            try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
        }
    }
}
