import ChatModel

@testable import HubCore

extension Walk {
    /// Does what the hub wants, and notes what it may not want.
    mutating func perform(_ effect: HubEffect) {
        if let id = effect.session, !live.contains(id), id != closing {
            complain("\(effect) for a session that is over")
        }
        keepPromises(effect)
        switch effect {
        case .answer(let id, let answer): read(answer, id)
        case .publish(let room, let event): read(event, in: room)
        case .store(let batch): launch(batch)
        case .load(let ticket, let query): loads.append((ticket, query))
        case .reading(let id, let isOn):
            if isOn { delayed.remove(id) } else { delayed.insert(id) }
        case .readingAll(let isOn):
            if isOn != isHeld { complain("reading was switched to what it was") }
            isHeld = !isOn
        case .close(let id), .abort(let id): end(id)
        case .stopped:
            if !running.isEmpty { complain("the hub stopped before what it runs") }
            isStopped = true
        case .run(let number, _): begin(number)
        case .endRun(let number):
            if running[number] == nil { complain("\(number) is to end and does not run") }
            if running.updateValue(true, forKey: number) == true { complain("\(number) is to end twice") }
        case .search(let ticket, let search): searches.append((ticket, search))
        case .survey:
            if isSurveying { complain("two surveys at once") }
            isSurveying = true
        case .expire(let expiry): bench.journal.expire(expiry)
        case .file(let ticket, let task): fileWork.append(.task(ticket, task))
        case .letGo(let release): fileWork.append(.release(release))
        case .heartbeat, .attach, .release, .detach, .forget: break
        }
    }

    mutating func complain(_ text: String) { complaints.append(text) }

    private mutating func end(_ id: SessionID) {
        promises.end(id)
        live.remove(id)
        ending.insert(id)
        greeting.removeAll { $0 == id }
        open[id] = nil
        authors[id] = nil
        delayed.remove(id)
    }

    private mutating func launch(_ batch: JournalBatch) {
        if flight != nil { complain("two transactions at once") }
        flight = batch
    }

    private mutating func read(_ answer: Answer, _ id: SessionID) {
        var complaint: String?
        switch answer {
        case .welcome(let welcome):
            open[id] = welcome.you.number
            authors[id] = Author()
        case .accepted(let nonce, _) where nonce.value > Self.firstFile: break
        case .accepted(let nonce, _): complaint = authors[id]?.acknowledge(nonce, asEntry: false)
        case .refused(let refusal):
            if case .post(let nonce) = refusal.subject { complaint = authors[id]?.refused(nonce, refusal.code) }
        default: break
        }
        if let complaint { complain(complaint) }
    }

    private mutating func read(_ event: RoomEvent, in room: RoomNumber) {
        if let complaint = shadows[room, default: RoomShadow()].read(event) { complain("\(room): \(complaint)") }
        guard case .entry(let entry) = event else { return }
        checkPublished(entry)
        for (id, user) in open where user == entry.author && bench.hub.sessions[id]?.rooms.contains(room) == true {
            guard authors[id]?.sent.contains(where: { $0.nonce == entry.nonce }) == true else { continue }
            if let complaint = authors[id]?.acknowledge(entry.nonce, asEntry: true) { complain(complaint) }
        }
    }

    /// What holds after every event.
    mutating func check() {
        checkNicks()
        checkCounts()
        checkDisk()
        checkFloors()
        checkRules()
        checkAddresses()
        checkFiles()
        for room in (1...12).map({ RoomNumber($0) }) { checkRoster(of: room) }
    }

    private mutating func checkNicks() {
        let folds = (0...10).compactMap { bench.hub.people[UserNumber($0)]?.nick.fold }
        if Set(folds).count != folds.count { complain("two people with one nick") }
        let present = Set(bench.hub.sessions.values.filter { $0.kind == .member }.map(\.user))
        if bench.hub.peopleOnline != present.count { complain("people online are miscounted") }
    }

    private mutating func checkCounts() {
        if !isStopped, Set(bench.hub.sessions.keys) != Set(open.keys) { complain("sessions differ") }
        for (id, author) in authors where bench.hub.sessions[id]?.unacknowledged != author.sent.count {
            complain("\(id) waits for \(author.sent.count) posts")
        }
        if bench.hub.journal.waiting.count > 8 + 14 * 13 { complain("the queue is not bounded") }
    }

    private mutating func checkAddresses() {
        let connections = bench.hub.connections
        if connections.count != live.count + ending.count { complain("connections are miscounted") }
        if connections.addresses.count > 2 + 2 { complain("addresses are not forgotten") }
        if connections.greetingCount > 4 { complain("too many handshakes") }
    }

    private mutating func checkRoster(of number: RoomNumber) {
        guard let room = bench.hub.rooms[number] else { return }
        let users = Array(room.roster.after(nil))
        if users != users.sorted() || Set(users).count != users.count { complain("a roster out of order") }
        let standing = bench.hub.sessions.values.filter { $0.kind == .member && stands($0, in: number, room) }
        for user in users where room.roster.isLingering(user) == standing.contains(where: { $0.user == user }) {
            complain("\(user) stands in \(number) without a session, or lingers with one")
        }
        if !Set(standing.map(\.user)).isSubset(of: users) { complain("somebody is missing in a roster") }
        if bench.hub.journal.isIdle, !bench.hub.rooms.withNews.contains(number) { compare(users, in: number) }
    }

    private func stands(_ session: Session, in number: RoomNumber, _ room: Room) -> Bool {
        guard let pair = bench.hub.rooms.pair(of: number) else { return session.rooms.contains(number) }
        return bench.hub.people[session.user].map { pair.contains($0.id) } == true
    }

    /// Once all is told, a reader knows the roster as it is: who, under which nick, away or not.
    private mutating func compare(_ users: [UserNumber], in number: RoomNumber) {
        let shown = shadows[number]?.members ?? [:]
        let real = users.compactMap { bench.hub.member($0, in: number) }
        if shown.count != real.count || !real.allSatisfy({ isSame(shown[$0.person.number], $0) }) {
            complain("\(number) shows \(shown) instead of \(real)")
        }
    }

    private func isSame(_ one: Member?, _ other: Member) -> Bool {
        one == other && one?.person.nick.text == other.person.nick.text
    }
}
