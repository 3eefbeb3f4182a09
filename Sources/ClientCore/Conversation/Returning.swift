import ChatModel

/// Who was in a room when the connection broke and is not there yet: after a restart of the hub they come back as this client
/// does, which is no news.
struct Returning: Sendable {
    private var people: Set<UserNumber> = []
    private var end = Monotonic(milliseconds: 0)

    /// The room was entered again; who was still expected is so for as long again.
    mutating func expect(_ before: Set<UserNumber>, but present: Set<UserNumber>, at now: Monotonic) {
        people = expected(at: now).union(before).subtracting(present)
        end = now.advanced(by: ClientLimits.returning)
    }

    /// Whether somebody who is here now was expected back.
    mutating func take(_ number: UserNumber, at now: Monotonic) -> Bool {
        people = expected(at: now)
        return people.remove(number) != nil
    }

    private func expected(at now: Monotonic) -> Set<UserNumber> { now < end ? people : [] }
}
