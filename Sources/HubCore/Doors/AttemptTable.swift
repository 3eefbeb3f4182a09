import ChatModel

/// How many wrong passwords and unknown keys came from which address of late.
struct AttemptTable: Sendable {
    /// When each address may make all its attempts at once again.
    private var restored: [PeerAddress: Monotonic] = [:]
    private let atOnce: UInt64
    private let pause: UInt64
    private let capacity: Int

    init(limits: Limits) {
        (atOnce, pause, capacity) = (limits.attempts, limits.attemptMilliseconds, limits.attemptAddresses)
    }

    /// How many addresses are counted.
    var count: Int { restored.count }

    /// Whether an attempt from there is looked at.
    func allows(_ address: PeerAddress, at now: Monotonic) -> Bool {
        guard let time = restored[address] else { return true }
        return time.since(now) + pause <= atOnce * pause
    }

    /// An attempt from there failed.
    mutating func fail(_ address: PeerAddress, at now: Monotonic) {
        if restored[address] == nil, restored.count >= capacity { makeRoom(at: now) }
        restored[address] = max(restored[address] ?? now, now).advanced(by: pause)
    }

    /// Forgets those that have nothing on their account any more, or else the one that has least.
    private mutating func makeRoom(at now: Monotonic) {
        restored = restored.filter { $0.value > now }
        guard restored.count >= capacity, let least = restored.min(by: { $0.value < $1.value }) else { return }
        restored[least.key] = nil
    }
}
