import Foundation

/// The bound of open files, which every connection counts towards.
enum OpenFiles {
    /// Raises the bound to the most that the system lets this process have, or 65,536.
    static func raiseLimit() {
        #if canImport(Darwin)
            let kind = RLIMIT_NOFILE
        #else
            let kind = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        #endif
        var limit = rlimit()
        guard getrlimit(kind, &limit) == 0 else { return }
        limit.rlim_cur = min(limit.rlim_max, 65_536)
        _ = setrlimit(kind, &limit)
    }
}
