import Foundation

/// The thread that calls.
enum OwnThread {
    /// Lets it run only when no other thread wants to. Threads that it makes do the same, so it must not wake a task: that
    /// can make a thread for tasks.
    static func giveWay() {
        #if canImport(Darwin)
            pthread_set_qos_class_self_np(QOS_CLASS_BACKGROUND, 0)
        #else
            follow(idle)
        #endif
    }

    /// Lets it run as any other does.
    static func takePart() {
        #if canImport(Darwin)
            pthread_set_qos_class_self_np(QOS_CLASS_DEFAULT, 0)
        #else
            follow(SCHED_OTHER)
        #endif
    }

    #if os(Linux)
        private static func follow(_ policy: CInt) {
            // Zero is the calling thread, not the process: sched(7).
            var parameters = sched_param()
            sched_setscheduler(0, policy, &parameters)
        }

        /// `SCHED_IDLE` of linux/sched.h, which Glibc keeps to itself.
        private static let idle: CInt = 5
    #endif
}
