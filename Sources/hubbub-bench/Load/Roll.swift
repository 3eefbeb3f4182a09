import NIOCore

/// Everybody whom the load plays, and what they measured together.
///
/// A class, because all connections share it; it never leaves the load's event loop.
final class Roll {
    private let loop: any EventLoop
    private(set) var members: [Member] = []
    var listeners = Histogram()
    var talkers = Histogram()
    /// Called once behind everything that was ready to be read.
    var onTurn: (() -> Void)?
    /// Why somebody lost their connection, or what the hub refused.
    private(set) var failure: BenchError?
    private var isTurning = false
    private var beats = 0

    /// Each member's heartbeat comes once in so many beats.
    private static let beatInterval = 8

    init(loop: any EventLoop) { self.loop = loop }

    /// Those who read, and by whom a post is waited for.
    var readers: [Member] { members.filter(\.isReading) }

    func add(_ member: Member) { members.append(member) }

    func fail(_ reason: BenchError) { failure = failure ?? reason }

    /// Forgets the durations measured so far.
    func reset() { (listeners, talkers) = (Histogram(), Histogram()) }

    /// A second went by: some members send their heartbeat.
    func beat() {
        beats += 1
        for index in stride(from: beats % Self.beatInterval, to: members.count, by: Self.beatInterval) {
            members[index].beat()
        }
    }

    /// Something was read.
    func noteRead() {
        guard onTurn != nil, !isTurning else { return }
        isTurning = true
        loop.assumeIsolated().execute {
            self.isTurning = false
            self.onTurn?()
        }
    }
}
