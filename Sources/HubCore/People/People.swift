import ChatModel

/// Everybody that the hub knows: number, key, nick; a nick belongs to the key that took it.
struct People: Sendable {
    private var byNumber: [UserNumber: Person] = [:]
    private var byID: [UserID: UserNumber] = [:]
    private var byNick: [Fold: UserNumber] = [:]
    private var next: UInt32 = 1
    /// For nicks that were asked for again, the suffix to try first: lower ones were taken.
    private var suffixes: [Fold: Int] = [:]
    /// Those whose row in the journal is missing or old.
    private var unsaved: Set<UserNumber> = []

    /// When people were here last, by the wall clock.
    private var lastSeen: [UserNumber: HubTime]
    /// Of those, the ones that the journal does not know.
    private var unsavedSeen: [UserNumber: HubTime] = [:]

    init(_ known: [Person], seen: [UserNumber: HubTime] = [:]) {
        lastSeen = seen
        for person in known { insert(person) }
        next = (known.map(\.number.value).max() ?? 0) &+ 1
    }

    var count: Int { byNumber.count }

    subscript(number: UserNumber) -> Person? { byNumber[number] }

    func number(of user: UserID) -> UserNumber? { byID[user] }

    func owner(of nick: Nick) -> UserNumber? { byNick[nick.fold] }

    /// Somebody new, with the nick itself if nobody has it, else with a free one of `nick-2`, `nick-3`, …
    mutating func add(_ user: UserID, asking nick: Nick) -> Person {
        let person = Person(number: UserNumber(next), id: user, nick: variant(of: nick))
        next &+= 1
        insert(person)
        unsaved.insert(person.number)
        return person
    }

    /// Changes a nick; the old one is free again.
    mutating func rename(_ number: UserNumber, to nick: Nick) {
        guard let person = byNumber[number] else { return }
        byNick[person.nick.fold] = nil
        insert(Person(number: number, id: person.id, nick: nick))
        unsaved.insert(number)
    }

    private mutating func insert(_ person: Person) {
        byNumber[person.number] = person
        byID[person.id] = person.number
        byNick[person.nick.fold] = person.number
    }

    /// The nick itself if nobody has it, else a free one of `nick-2`, `nick-3`, …
    mutating func variant(of nick: Nick) -> Nick {
        guard owner(of: nick) != nil else { return nick }
        var candidate = nick
        var suffix = suffixes[nick.fold] ?? 2
        while owner(of: candidate) != nil {
            candidate = Self.variant(of: nick, suffix) ?? candidate
            suffix += 1
        }
        suffixes[nick.fold] = suffix
        return candidate
    }

    private static func variant(of nick: Nick, _ suffix: Int) -> Nick? {
        let ending = "-\(suffix)"
        var base = nick.text
        while base.utf8.count + ending.utf8.count > Nick.byteLimit { base.removeLast() }
        return try? Nick(base + ending)
    }

    /// When somebody was here last; nil if that was never noted.
    func seen(_ number: UserNumber) -> HubTime? { lastSeen[number] }

    /// Notes when somebody was here.
    mutating func note(_ number: UserNumber, seen time: HubTime) {
        (lastSeen[number], unsavedSeen[number]) = (time, time)
    }

    /// Takes what is to be written of when people were here.
    mutating func takeSeen() -> [UserNumber: HubTime] {
        defer { unsavedSeen = [:] }
        return unsavedSeen
    }

    /// Puts back what could not be written.
    mutating func markUnsaved(seen: [UserNumber: HubTime]) { unsavedSeen.merge(seen) { new, _ in new } }

    /// Takes the people whose rows are to be written, in order of number.
    mutating func takeUnsaved() -> [Person] {
        defer { unsaved = [] }
        return unsaved.sorted().compactMap { byNumber[$0] }
    }

    /// Marks people whose rows could not be written.
    mutating func markUnsaved(_ people: [Person]) {
        unsaved.formUnion(people.map(\.number))
    }

    var hasUnsaved: Bool { !unsaved.isEmpty || !unsavedSeen.isEmpty }
}
