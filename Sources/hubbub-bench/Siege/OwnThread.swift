import Foundation

/// The thread that calls.
enum OwnThread {
    /// Lets it run only when no other thread wants to, from now on.
    static func giveWay() {
        #if canImport(Darwin)
            pthread_set_qos_class_self_np(QOS_CLASS_BACKGROUND, 0)
        #else
            // Zero is the calling thread, not the process: sched(7).
            var parameters = sched_param()
            sched_setscheduler(0, idle, &parameters)
        #endif
    }

    #if os(Linux)
        /// `SCHED_IDLE` of linux/sched.h, which Glibc keeps to itself.
        private static let idle: CInt = 5
    #endif
}
