import NIOCore

/// The one timer of a plan, on its event loop.
final class PlanTimer {
    private let loop: any EventLoop
    private var scheduled: (at: NIODeadline, timer: Scheduled<Void>)?

    init(_ loop: any EventLoop) { self.loop = loop }

    deinit { scheduled?.timer.cancel() }

    /// Rings once at that moment and at no other; nil for not at all.
    func set(_ moment: NIODeadline?, _ ring: @escaping () -> Void) {
        guard scheduled?.at != moment else { return }
        scheduled?.timer.cancel()
        scheduled = moment.map { moment in
            let timer = loop.assumeIsolated().scheduleTask(deadline: moment) { [weak self] in
                self?.scheduled = nil
                ring()
            }
            return (moment, timer)
        }
    }
}
