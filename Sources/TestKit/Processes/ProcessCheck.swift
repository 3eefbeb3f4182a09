import Foundation

/// Whether a process is there and is no zombie.
package func isAlive(_ process: pid_t) -> Bool {
    guard kill(process, 0) == 0 else { return false }
    guard let state = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else { return true }
    return state.split(separator: ")").last?.split(separator: " ").first != "Z"
}

/// Waits until a process is gone; false if it is still there after ten seconds.
package func isGone(_ process: pid_t) async -> Bool {
    let deadline = ContinuousClock.now + .seconds(10)
    while isAlive(process) {
        guard ContinuousClock.now < deadline else { return false }
        await Task.yield()
    }
    return true
}
