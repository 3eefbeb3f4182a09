import Foundation

/// The first process of a group, which is not reaped yet: its number can't be another's.
struct ProcessLeader {
    private let number: pid_t

    init(_ number: pid_t) { self.number = number }

    /// Whether it has not ended; waitid(2) leaves it to be reaped by whoever started it.
    var isRunning: Bool {
        var information = siginfo_t()
        guard waitid(P_PID, id_t(number), &information, WEXITED | WNOHANG | WNOWAIT) == 0 else { return false }
        return information.si_signo == 0
    }

    /// Ends what is left of its group.
    func killGroup() { kill(-number, SIGKILL) }
}
