import ChatModel

/// What calls a person back to a window that is not in front.
package enum Summons: Hashable, Sendable {
    /// Somebody spoke to them.
    case call(Call)
    /// More than one line, or what was missed: so many lines in all wait for them.
    case several(Int)

    /// A line that speaks to the person.
    package struct Call: Hashable, Sendable {
        package let nick: Nick
        package let place: ConversationTitle?
        package let text: String
    }
}

/// What the person was not told of yet because they were told of something just before.
struct Summoner: Sendable {
    /// Whether the terminal says that its window is in front; nil if it never said anything.
    var hasFocus: Bool?
    private var last: Monotonic?
    private var calls = 0
    private var call: Summons.Call?

    /// Somebody spoke to the person; nil if it is what was missed.
    mutating func add(_ call: Summons.Call?) {
        calls += call == nil ? 2 : 1
        self.call = call
    }

    /// What the person is to be told now: one thing at a time, with a pause behind it.
    /// - Parameter mentions: how many lines wait for them in all.
    mutating func next(at now: Monotonic, mentions: Int) -> Summons? {
        guard hasFocus != true, mentions > 0 else {
            (calls, call) = (0, nil)
            return nil
        }
        guard calls > 0, last.map({ now.since($0) >= ClientLimits.summonsPause }) ?? true else { return nil }
        defer { (calls, call, last) = (0, nil, now) }
        if calls == 1, let call { return .call(call) }
        return .several(mentions)
    }
}
