import ChatModel
import ClientCore
import TerminalCore

/// What the screen must know of the world outside: words, time zone, and how keys are written.
package struct Surroundings: Sendable {
    package private(set) var words: Catalogue
    package internal(set) var theme: Theme
    /// What keys do.
    package internal(set) var keys: Keys { didSet { nameKeys() } }
    /// Seconds that this place's clocks are ahead of UTC at a moment.
    package let utcOffset: @Sendable (HubTime) -> Int
    /// A key's fingerprint in full.
    package let fingerprint: @Sendable (Digest) -> String
    /// The user's own fingerprint, short.
    package let ownFingerprint: String
    /// Whether only ASCII can be drawn: the locale is not UTF-8.
    package let isASCII: Bool
    /// How wide the terminal draws ambiguous scalars.
    package private(set) var ambiguous = AmbiguousWidth.one
    /// The words as they are where these are narrow.
    private var narrowWords: Catalogue

    package init(
        words: Catalogue, theme: Theme = .standard, keys: Keys = .standard,
        utcOffset: @escaping @Sendable (HubTime) -> Int,
        fingerprint: @escaping @Sendable (Digest) -> String, ownFingerprint: String, isASCII: Bool = false
    ) {
        self.words = words
        narrowWords = words
        self.theme = theme
        self.keys = keys
        self.utcOffset = utcOffset
        self.fingerprint = fingerprint
        self.ownFingerprint = ownFingerprint
        self.isASCII = isASCII
        nameKeys()
    }

    /// Has sentences name the keys that do now what they speak of.
    private mutating func nameKeys() {
        let names = keys.names
        (words.keyNames, narrowWords.keyNames) = (names, names)
    }

    /// The signs from which the screen is built.
    var signs: Signs { isASCII || ambiguous == .two ? .ascii : .standard }

    /// What stands before code that goes on from the line above.
    var goesOn: Run { Run(signs.goesOn, theme.dim) }

    /// The terminal draws ambiguous scalars that wide.
    package mutating func take(_ width: AmbiguousWidth) {
        guard width != ambiguous else { return }
        ambiguous = width
        words = width == .two ? narrowWords.withStandIns : narrowWords
    }

    /// Lays something out for the widths of the terminal.
    func measured<Value>(_ layOut: () -> Value) -> Value {
        DisplayWidth.$ambiguous.withValue(ambiguous, operation: layOut)
    }

    /// The same for a terminal without colours.
    package var monochrome: Surroundings {
        var around = self
        around.theme = Theme.named("monochrome") ?? theme
        return around
    }

    /// Who says a line: `bob`, or `bοb ≈` where the name looks like another's.
    func speaker(_ person: Person, in hub: HubState) -> String {
        let name = hub.people.name(of: person).text
        return hub.people.isMarked(person) ? "\(name) \(words.text("mark.like"))" : name
    }

    /// A moment as the clocks of this place show it.
    func local(_ time: HubTime) -> LocalTime { LocalTime(time, utcOffset: utcOffset(time)) }

    /// `Friday 20 November`.
    func day(_ day: LocalTime) -> String {
        let weekdays = words.list("date.weekdays")
        let weekday = weekdays.indices.contains(day.weekday) ? weekdays[day.weekday] : ""
        return words.text("date.day", ["weekday": weekday, "day": String(day.day), "month": month(day)])
    }

    /// `3 May`.
    func shortDay(_ day: LocalTime) -> String {
        words.text("date.short", ["day": String(day.day), "month": month(day)])
    }

    private func month(_ day: LocalTime) -> String {
        let months = words.list("date.months")
        return months.indices.contains(day.month - 1) ? months[day.month - 1] : ""
    }
}
