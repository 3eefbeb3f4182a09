import Foundation

/// What a process has used since it began.
struct Usage: Codable, Sendable {
    /// Seconds of processor time in the program itself.
    var user: Double
    /// Seconds of processor time in the kernel on its behalf.
    var system: Double
    /// The bytes in memory now.
    var resident: UInt64

    /// Seconds of processor time.
    var processor: Double { user + system }

    /// This process, now.
    static func now() -> Usage {
        var used = rusage()
        _ = getrusage(whoseSelf, &used)
        return Usage(user: seconds(used.ru_utime), system: seconds(used.ru_stime), resident: residentBytes())
    }

    /// Another process, now (proc(5)); nil where the system does not tell.
    init?(of process: pid_t) {
        guard let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
            let statm = try? String(contentsOfFile: "/proc/\(process)/statm", encoding: .utf8),
            let pages = statm.split(separator: " ").dropFirst().first.flatMap({ UInt64($0) })
        else { return nil }
        // The second field is the program's name in parentheses, and may hold anything.
        let fields = stat.split(separator: ")").last?.split(separator: " ") ?? []
        guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else { return nil }
        let ticks = Double(sysconf(Int32(_SC_CLK_TCK)))
        self.init(user: user / ticks, system: system / ticks, resident: pages * UInt64(sysconf(Int32(_SC_PAGESIZE))))
    }

    private init(user: Double, system: Double, resident: UInt64) {
        (self.user, self.system, self.resident) = (user, system, resident)
    }

    private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000 }

    #if canImport(Darwin)
        private static var whoseSelf: Int32 { RUSAGE_SELF }

        private static func residentBytes() -> UInt64 {
            var info = rusage_info_v2()
            let status = withUnsafeMutablePointer(to: &info) { info in
                info.withMemoryRebound(to: rusage_info_t?.self, capacity: 1) {
                    proc_pid_rusage(getpid(), RUSAGE_INFO_V2, $0)
                }
            }
            return status == 0 ? info.ri_resident_size : 0
        }
    #else
        private static var whoseSelf: __rusage_who_t { __rusage_who_t(RUSAGE_SELF.rawValue) }

        /// The second field of `statm`, in pages (proc(5)).
        private static func residentBytes() -> UInt64 {
            let statm = (try? String(contentsOfFile: "/proc/self/statm", encoding: .ascii)) ?? ""
            let fields = statm.split(separator: " ")
            return fields.count > 1 ? (UInt64(fields[1]) ?? 0) * UInt64(sysconf(Int32(_SC_PAGESIZE))) : 0
        }
    #endif
}
