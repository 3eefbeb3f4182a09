import Foundation
import TestKit

/// How the torture gets a small disk: it starts itself anew in a mount namespace of its own, which is gone with it.
enum SmallDisk {
    /// Bytes of the disk: enough for a world's journal.
    private static let size = "32m"

    /// Becomes the same program with `--disk FOLDER`; returns only if that can't be, with the reason.
    static func enter(_ arguments: [String]) async -> String {
        #if os(Linux)
            for flags in ["-m", "-Urm"] {
                let trial = ["unshare", flags, "mount", "-t", "tmpfs", "torture", "/mnt"]
                let environment = ProcessInfo.processInfo.environment
                guard let process = try? ChildProcess(trial, environment: environment) else {
                    return "there is no program unshare here"
                }
                guard await process.status == 0 else { continue }
                return become(flags, arguments)
            }
            return "this user may not mount one here"
        #else
            return "that needs Linux"
        #endif
    }

    private static func become(_ flags: String, _ arguments: [String]) -> String {
        let folder = NSTemporaryDirectory() + "/hubbub-disk-\(getpid())"
        let script =
            #"mkdir -m 700 "$0" && mount -t tmpfs -o mode=700,size=\#(size) torture "$0" && exec "$@" --disk "$0""#
        let words = ["unshare", flags, "sh", "-c", script, folder] + arguments
        var pointers = words.map { strdup($0) } + [nil]
        execvp("unshare", &pointers)
        return String(cString: strerror(errno))
    }
}
