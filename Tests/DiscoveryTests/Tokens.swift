import Synchronization

/// Counts from 1, for plans that ask for numbers.
final class Tokens: Sendable {
    private let last = Mutex<UInt64>(0)

    func next() -> UInt64 {
        last.withLock {
            $0 += 1
            return $0
        }
    }
}
