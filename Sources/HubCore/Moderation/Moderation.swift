import ChatModel

/// Who may do what where: the hub's owners, and the roles, bans and mutes of the hub and its rooms.
struct Moderation: Sendable {
    /// What holds in one realm.
    private struct Rules: Sendable {
        var standings: [UserID: Standing] = [:]
        var sanctions: [Name: Sanction] = [:]

        var isEmpty: Bool { standings.isEmpty && sanctions.isEmpty }
    }

    /// What a sanction goes by; there is one of a kind for each.
    private enum Name: Hashable {
        case user(Sanction.Kind, UserID)
        case address(Sanction.Kind, BannedAddress)

        init(_ kind: Sanction.Kind, _ target: BanTarget) {
            switch target {
            case .user(let subject): self = .user(kind, subject.id)
            case .address(let address): self = .address(kind, address)
            }
        }
    }

    /// Whose hub it is; fixed for as long as it runs.
    private let owners: Set<UserID>
    private var realms: [Realm: Rules] = [:]
    /// How many roles there are.
    private(set) var standingCount = 0
    /// How many bans and mutes there are.
    private(set) var sanctionCount = 0
    /// When the next ban or mute ends, or may have been lifted before it did.
    private var nextEnd: HubTime?
    /// Roles that follow from no entry, on their way into the journal.
    private var unsaved: [RuleChange] = []

    init(owners: Set<UserID>, _ rules: [RuleChange] = []) {
        self.owners = owners
        for rule in rules { apply(rule) }
    }

    /// What somebody is on the whole hub.
    func role(of user: UserID) -> Role {
        owners.contains(user) ? .owner : realms[.hub]?.standings[user]?.role ?? .member
    }

    /// What somebody is in a room, or on the whole hub if that is more.
    func role(of user: UserID, in room: RoomNumber) -> Role {
        max(role(of: user), standing(of: user, in: room)?.role ?? .member)
    }

    /// What somebody is in a room by the room's own rules; nil if they are nothing there.
    func standing(of user: UserID, in room: RoomNumber) -> Standing? { realms[.room(room)]?.standings[user] }

    /// The ban that keeps somebody out; nil if none does.
    func ban(of user: UserID, in realm: Realm, at now: HubTime) -> Sanction? {
        sanction(.user(.ban, user), in: realm, at: now)
    }

    /// The ban of an address; nil if there is none.
    func ban(of address: BannedAddress, at now: HubTime) -> Sanction? {
        sanction(.address(.ban, address), in: .hub, at: now)
    }

    /// The mute that keeps somebody from speaking in a room, or anywhere; nil if none does.
    func mute(of user: UserID, in room: RoomNumber, at now: HubTime) -> Sanction? {
        guard sanctionCount > 0 else { return nil }
        return sanction(.user(.mute, user), in: .hub, at: now) ?? sanction(.user(.mute, user), in: .room(room), at: now)
    }

    /// What holds of a kind about somebody or an address.
    func sanction(_ kind: Sanction.Kind, on target: BanTarget, in realm: Realm, at now: HubTime) -> Sanction? {
        sanction(Name(kind, target), in: realm, at: now)
    }

    private func sanction(_ name: Name, in realm: Realm, at now: HubTime) -> Sanction? {
        realms[realm]?.sanctions[name].flatMap { $0.holds(at: now) ? $0 : nil }
    }

    /// The bans and mutes that hold in a realm, bans first, each in the order in which they end.
    func sanctions(in realm: Realm, at now: HubTime) -> [Sanction] {
        let all = (realms[realm]?.sanctions.values).map(Array.init) ?? []
        return all.filter { $0.holds(at: now) }.sorted { $0.rank < $1.rank }
    }

    /// The rooms from which somebody is banned.
    func roomsBanning(_ user: UserID, at now: HubTime) -> [RoomNumber] {
        guard sanctionCount > 0 else { return [] }
        return realms.keys.compactMap { realm in
            guard case .room(let room) = realm, ban(of: user, in: realm, at: now) != nil else { return nil }
            return room
        }
    }

    /// Every ban and mute of a room, those that have ended too.
    func allSanctions(in room: RoomNumber) -> [Sanction] {
        ((realms[.room(room)]?.sanctions.values).map(Array.init) ?? []).sorted { $0.rank < $1.rank }
    }

    /// Everybody who is something in a room, in order of their keys.
    func standings(in room: RoomNumber) -> [Standing] {
        (realms[.room(room)]?.standings.values).map { $0.sorted { $0.user.digest.hex < $1.user.digest.hex } } ?? []
    }

    /// Takes in what holds from now on.
    mutating func apply(_ rule: RuleChange) {
        switch rule {
        case .standing(let realm, let standing): put(standing, in: realm)
        case .dropStanding(let realm, let user): change(realm) { $0.standings[user] = nil }
        case .sanction(let realm, let sanction):
            nextEnd = [nextEnd, sanction.until].compactMap(\.self).min()
            change(realm) { $0.sanctions[Name(sanction.kind, sanction.target)] = sanction }
        case .lift(let realm, let kind, let target): change(realm) { $0.sanctions[Name(kind, target)] = nil }
        case .mode: break
        }
    }

    private mutating func put(_ standing: Standing, in realm: Realm) {
        change(realm) { $0.standings[standing.user] = standing }
    }

    private mutating func change(_ realm: Realm, _ change: (inout Rules) -> Void) {
        var rules = realms[realm] ?? Rules()
        let (standings, sanctions) = (rules.standings.count, rules.sanctions.count)
        change(&rules)
        standingCount += rules.standings.count - standings
        sanctionCount += rules.sanctions.count - sanctions
        realms[realm] = rules.isEmpty ? nil : rules
    }

    /// Takes away what has ended.
    mutating func expire(at now: HubTime) {
        guard let nextEnd, nextEnd <= now else { return }
        for realm in Array(realms.keys)
        where realms[realm]?.sanctions.values.contains(where: { !$0.holds(at: now) }) == true {
            change(realm) { $0.sanctions = $0.sanctions.filter { $0.value.holds(at: now) } }
        }
        self.nextEnd = realms.values.flatMap(\.sanctions.values).compactMap(\.until).min()
    }

    /// Somebody is something in a room without anybody's order: kept with the next transaction.
    mutating func enroll(_ standing: Standing, in room: RoomNumber) {
        let rule = RuleChange.standing(.room(room), standing)
        apply(rule)
        unsaved.append(rule)
    }

    /// Whether roles wait to be stored.
    var hasUnsaved: Bool { !unsaved.isEmpty }

    /// Takes the roles that are to be written.
    mutating func takeUnsaved() -> [RuleChange] {
        defer { unsaved = [] }
        return unsaved
    }

    /// Puts back roles that could not be written.
    mutating func markUnsaved(_ rules: [RuleChange]) { unsaved = rules + unsaved }
}

extension Sanction {
    /// Its place in a list.
    fileprivate var rank: (UInt8, UInt64, String) {
        let name =
            switch target {
            case .user(let subject): subject.nick.text
            case .address(let address): address.text
            }
        return (kind.rawValue, until?.milliseconds ?? .max, name)
    }
}
