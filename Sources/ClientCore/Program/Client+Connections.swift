import ChatModel

/// Connections made, lost and tried again.
extension Client {
    /// Connects to a hub unless that is under way.
    mutating func connect(_ key: HubKey, _ turn: inout Turn, acceptNew: Bool = false, password: Password? = nil) {
        guard let nick, let hub = hubs[key], hub.connection.link == nil else { return }
        guard !recallsFirst(key, acceptNew: acceptNew, &turn) else { return }
        let addresses = addresses(of: hub)
        let link = nextLink()
        let (expected, isTyped): (HubID?, Bool) =
            if case .hub(let id) = key { (id, false) } else { (hub.trusted, true) }
        hubs[key]?.connection = .connecting(link)
        turn.effects.append(
            .connect(
                ConnectPlan(
                    link: link, recalls: hub.recollection != .done, expected: expected,
                    mayBeForgotten: mayBeForgotten(hub, acceptNew: acceptNew), isTyped: isTyped, addresses: addresses,
                    nick: nick, acceptNew: acceptNew || acceptsNew || hub.trusted != nil, password: password)))
    }

    /// Whether the hub's key is known from an earlier connection, and not from the person's word of just now.
    private func mayBeForgotten(_ hub: HubState, acceptNew: Bool) -> Bool {
        guard case .hub(let id) = hub.key, hub.trusted == nil || hub.wasOpen, !acceptNew else { return false }
        return directory.memory(of: id) != nil
    }

    /// The addresses to try: those that are heard, then the one that was typed or used last.
    private func addresses(of hub: HubState) -> [HubAddress] {
        switch hub.key {
        case .address(let address): return [address]
        case .hub(let id):
            let known = directory.addresses(of: id)
            guard let used = hub.address, !known.contains(used) else { return known }
            return known + [used]
        }
    }

    /// Ends a connection on purpose.
    mutating func disconnect(_ key: HubKey, because reason: StopReason, _ turn: inout Turn) {
        guard let connection = hubs[key]?.connection else { return }
        with(key, &turn) { hub, turn in hub.flushMarks(&turn) }
        if let session = connection.session { turn.effects.append(.send(session.link, .goodbye)) }
        if let link = connection.link { turn.effects.append(.close(link)) }
        with(key, &turn) { hub, turn in
            hub.connection = .stopped(reason)
            hub.end(&turn)
            hub.closeCourier(&turn)
        }
    }

    /// Shows a hub, made known if it is not, and connects to it.
    mutating func go(to key: HubKey, room: RoomName? = nil, _ turn: inout Turn, acceptNew: Bool = false) {
        makeKnown(key)
        (search, arrival, banner, screen) = (nil, nil, nil, .hub(key))
        if let room {
            hubs[key]?.toShow = room
            with(key, &turn) { hub, turn in hub.enterWanted(&turn) }
        }
        connect(key, &turn, acceptNew: acceptNew)
    }

    /// Begins to know a hub, with what earlier runs left of it.
    mutating func makeKnown(_ key: HubKey) {
        guard hubs[key] == nil else { return }
        hubs[key] = newHub(key)
        guard case .hub(let id) = key else { return }
        claimPosts(of: id)
        claimTransfers(of: id)
    }

    private func newHub(_ key: HubKey) -> HubState {
        var hub = HubState(key)
        hub.people.take(petnames)
        hub.take(attended)
        guard case .hub(let id) = key else { return hub }
        hub.name = directory.row(of: id)?.name
        if let memory = directory.memory(of: id) {
            hub.address = memory.address
            hub.wanted = memory.rooms
        }
        return hub
    }

    mutating func take(_ event: ConnectionEvent, of link: Link, _ turn: inout Turn) {
        guard let key = key(of: link) else {
            if case .opened = event { turn.effects.append(.close(link)) }
            return
        }
        switch event {
        case .opened(let opened): open(opened, key, link, &turn)
        case .untrusted(let question): ask(question, key, &turn)
        case .passwordNeeded(let question): take(question, key, &turn)
        case .keyChanged(let change): stop(key, .keyChanged(change), &turn)
        case .ended(let reason): lose(key, reason, &turn)
        }
    }

    /// The person decides about a key that was never met; it is never taken for that of the hub that was meant.
    private mutating func ask(_ question: TrustQuestion, _ key: HubKey, _ turn: inout Turn) {
        let name = question.name ?? directory.row(of: question.hub)?.name
        var former = name.flatMap { directory.namesake(of: question.hub, called: $0) }
        var asked = key
        if case .hub(let meant) = key, meant != question.hub {
            former = meant
            asked = .hub(question.hub)
            guard replace(key, with: asked, &turn) else { return }
            hubs[asked]?.address = question.address
        }
        hubs[asked]?.connection = .asking(
            TrustQuestion(hub: question.hub, name: name, address: question.address, former: former))
    }

    /// Shows the hub that answers in the place of the one that was meant; false if there is nothing to ask about it.
    private mutating func replace(_ meant: HubKey, with met: HubKey, _ turn: inout Turn) -> Bool {
        let room = hubs[meant]?.toShow
        makeKnown(met)
        hubs[met]?.toShow = room
        if screen == .hub(meant) { screen = .hub(met) }
        with(meant, &turn) { hub, turn in
            hub.connection = .stopped(.asked)
            hub.end(&turn)
        }
        return hubs[met]?.connection.link == nil
    }

    mutating func take(_ answer: Answer, of link: Link, _ turn: inout Turn) {
        guard let key = key(of: link) else { return }
        with(key, &turn) { hub, turn in hub.take(answer, &turn) }
    }

    private func key(of link: Link) -> HubKey? { hubs.firstIndex { $0.connection.link == link }.map { hubs.keys[$0] } }

    private mutating func open(_ opened: Opened, _ key: HubKey, _ link: Link, _ turn: inout Turn) {
        guard let nick, let key = settle(key, as: opened.hub, link, &turn) else { return }
        directory.pin(PinnedHub(id: opened.hub, name: opened.name, since: turn.now.wall), at: opened.address)
        with(key, &turn) { hub, turn in
            hub.open(opened, link: link, asked: nick, &turn)
        }
        remember(key, &turn)
    }

    /// Once the hub's key is met, its state goes by the key; nil when the hub was open already on another connection.
    private mutating func settle(_ key: HubKey, as id: HubID, _ link: Link, _ turn: inout Turn) -> HubKey? {
        let settled = HubKey.hub(id)
        guard key != settled else { return key }
        guard case .address(let address) = key, var hub = hubs.removeValue(forKey: key) else {
            turn.effects.append(.close(link))
            if case .hub(let known) = key {
                stop(key, .keyChanged(KeyChange(known: known, met: id, since: nil)), &turn)
            }
            return nil
        }
        if screen == .hub(key) { screen = .hub(settled) }
        if lastHub == key { lastHub = settled }
        if let known = hubs[settled] {
            guard known.connection.session == nil else {
                turn.effects.append(.close(link))
                hubs[settled]?.toShow = hub.toShow
                with(settled, &turn) { known, turn in known.enterWanted(&turn) }
                return nil
            }
            if let old = known.connection.link { turn.effects.append(.close(old)) }
            hubs[settled]?.toShow = hub.toShow
            hubs[settled]?.connection = .connecting(link)
        } else {
            hub.key = settled
            hub.take(attended)
            hub.address = address
            hub.wanted = directory.memory(of: id)?.rooms ?? []
            hubs[settled] = hub
            claimPosts(of: id)
            claimTransfers(of: id)
            restoreMet(id, turn)
        }
        return settled
    }

    /// Keeps the hub for the next run.
    mutating func remember(_ key: HubKey, _ turn: inout Turn) {
        guard let hub = hubs[key], let session = hub.connection.session,
            let memory = hub.memory(met: session.opened.wall)
        else { return }
        guard directory.memory(of: memory.id) != memory else { return }
        directory.remember(memory)
        turn.effects.append(.save(.hub(memory)))
    }

    private mutating func lose(_ key: HubKey, _ reason: LossReason, _ turn: inout Turn) {
        guard let hub = hubs[key] else { return }
        let lasted = hub.connection.session.map { turn.now.monotonic.since($0.opened.monotonic) } ?? 0
        let reason = hub.farewell ?? reason
        hubs[key]?.farewell = nil
        if case .refused(let refusal) = reason, refusal.isFinal { return stop(key, .refused(refusal), &turn) }
        if !hub.wasOpen, !hub.hasPast { return stop(key, StopReason(reason), &turn) }
        with(key, &turn) { hub, turn in
            hub.end(&turn)
            hub.planRetry(reason, lasted: lasted, &turn)
        }
    }

    /// Makes no further try; a hub that was never open leads back to the list, where the reason stands.
    private mutating func stop(_ key: HubKey, _ reason: StopReason, _ turn: inout Turn) {
        with(key, &turn) { hub, turn in
            hub.end(&turn)
            hub.connection = .stopped(reason)
            if hub.wasOpen, case .refused(let refusal) = reason { hub.tell(.sessionRefused(refusal), &turn) }
        }
        guard hubs[key]?.wasOpen == false else { return explain(reason, about: key, &turn) }
        banner = notice(reason, about: key)
        if screen == .hub(key) { screen = .picker }
    }

    /// A changed key needs more words than a line has, and stands where the person is.
    private mutating func explain(_ reason: StopReason, about key: HubKey, _ turn: inout Turn) {
        guard case .keyChanged = reason, let notice = notice(reason, about: key) else { return }
        with(key, &turn) { hub, turn in hub.tell(notice, &turn) }
    }

    private func notice(_ reason: StopReason, about key: HubKey) -> Notice? {
        let label: String =
            switch key {
            case .hub(let id): hubs[key]?.name?.text ?? directory.row(of: id)?.name.text ?? ""
            case .address(let address): address.display
            }
        return switch reason {
        case .asked, .notTrusted: nil
        case .keyChanged(let change): .keyChanged(label, change)
        case .refused(let refusal): .sessionRefused(refusal)
        case .unreachable(let sentence): .unreachable(label, detail: sentence)
        }
    }

    mutating func tick(_ turn: inout Turn) {
        if directory.expire(at: turn.now.monotonic) { picker.settle(in: directory.listed.map(\.id)) }
        for key in Array(hubs.keys) {
            if case .waiting(let retry)? = hubs[key]?.connection, retry.at <= turn.now.monotonic {
                connect(key, &turn)
            } else {
                with(key, &turn) { hub, turn in hub.measureIfDue(&turn) }
            }
        }
        keepHubs(&turn, force: false)
        arrive(&turn)
        noteSilence(&turn)
        if let search, nick != nil, search.until <= turn.now.monotonic {
            go(to: .address(.tcp(host: search.name, port: HubAddress.defaultPort, plain: false)), &turn)
        }
    }
}

extension Refusal {
    /// Whether a new try can't end otherwise, or is the person's to decide on.
    var isFinal: Bool {
        switch code {
        case .malformed, .unknownKind, .version, .signature, .unexpected, .frameTooLong, .passwordNeeded,
            .wrongPassword,
            .notOnList, .wrongBinding, .tooManyAttempts, .banned, .kicked:
            true
        default: false
        }
    }
}

extension StopReason {
    /// Why a first try was the last.
    init(_ reason: LossReason) {
        self =
            switch reason {
            case .unreachable(let sentence): .unreachable(sentence)
            case .refused(let refusal): .refused(refusal)
            case .hubStopped, .lost: .unreachable(nil)
            }
    }
}
