import NIOCore

/// How long a hub has let us wait: from the moment when we are ready to read until something comes.
///
/// While nobody takes the answers, nothing is read, and the hub is not judged.
struct Silence {
    private var waitingSince: NIODeadline?

    /// We are ready to read.
    mutating func listen(at now: NIODeadline) { waitingSince = waitingSince ?? now }

    /// Something came.
    mutating func hear() { waitingSince = nil }

    /// Whether we have waited that long.
    func lasts(_ limit: TimeAmount, at now: NIODeadline) -> Bool {
        waitingSince.map { now - $0 >= limit } ?? false
    }
}
