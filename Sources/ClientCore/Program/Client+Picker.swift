import ChatModel

/// The start, the list of hubs, and the question of trust.
extension Client {
    mutating func start(_ started: Started, _ turn: inout Turn) {
        (nick, ignored, acceptsNew) = (started.nick, started.ignored, started.acceptNew)
        (software, aliases) = (started.software, started.aliases)
        petnames = Array(started.petnames.prefix(ClientLimits.petnames))
        attended = started.attended.suffix(ClientLimits.attended)
        (givenPassword, tellsTyping) = (started.password, started.tellsTyping)
        for hub in started.remembered { directory.remember(hub) }
        for hub in started.pinned { directory.pin(hub) }
        unclaimed = Dictionary(grouping: started.posts, by: \.hub)
        unclaimedTransfers = Dictionary(grouping: started.transfers, by: \.hub)
        picker.settle(in: directory.listed.map(\.id))
        wantedRoom = started.room
        if let target = started.target {
            seek(target, &turn)
        } else if nick != nil {
            arrival = Arrival(started.remembered, at: turn.now.monotonic)
        }
        if nick == nil { screen = .nick(suggestion: started.suggestion) }
    }

    mutating func chooseNick(_ text: String, _ turn: inout Turn) {
        let isFirst = nick == nil
        do {
            let chosen = try Nick(text)
            nick = chosen
            banner = nil
            turn.effects += [.save(.nick(chosen)), .clearComposer]
            for key in Array(hubs.keys) {
                with(key, &turn) { hub, turn in hub.ask(.nick(chosen), &turn) { .nick($0, chosen) } }
            }
        } catch {
            banner = .nothingSent(.invalid(error))
            return
        }
        screen = .picker
        if isFirst, let waiting = hubs.keys.first {
            screen = .hub(waiting)
            connect(waiting, &turn)
        }
    }

    /// Goes to the hub that is meant, or looks for it.
    mutating func seek(_ reference: HubReference, _ turn: inout Turn) {
        if let room = reference.room { wantedRoom = room }
        switch reference.target {
        case .address(let address): go(to: .address(address), room: takeWantedRoom(), &turn)
        case .name(let name):
            if let id = directory.find(name) { return go(to: .hub(id), room: takeWantedRoom(), &turn) }
            search = Search(name: name, until: turn.now.monotonic.advanced(by: ClientLimits.lookFor))
            banner = .lookingFor(name)
            screen = .picker
        }
    }

    private mutating func takeWantedRoom() -> RoomName? {
        defer { wantedRoom = nil }
        return wantedRoom
    }

    mutating func hear(_ sighting: Sighting, _ turn: inout Turn) {
        guard directory.hear(sighting, at: turn.now.monotonic) else { return }
        picker.settle(in: directory.listed.map(\.id))
        if let name = search?.name, nick != nil, directory.find(name) == sighting.hub {
            go(to: .hub(sighting.hub), room: takeWantedRoom(), &turn)
        }
        hurry(.hub(sighting.hub), sighting, &turn)
        arrive(&turn)
    }

    /// Goes straight in, if that is how things stand.
    mutating func arrive(_ turn: inout Turn) {
        guard let arrival else { return }
        let known = directory.heard.filter { $0.acquaintance != .new }.map(\.id)
        switch arrival.step(hearing: known, at: turn.now.monotonic) {
        case .wait: break
        case .stay: self.arrival = nil
        case .go(let hub):
            picker.chosen = hub
            go(to: .hub(hub), room: takeWantedRoom(), &turn)
        }
    }

    /// Asks those of the hubs on the screen who is on them that have not said so of late.
    mutating func askPeople(_ turn: inout Turn) {
        guard screen == .picker else { return }
        let hubs = directory.toAsk(among: picker.seen, at: turn.now.monotonic, using: &turn.random)
        turn.effects += hubs.map(ClientEffect.askPeople)
    }

    /// A hub that is heard again is tried within a second, each client at a moment of its own.
    private mutating func hurry(_ key: HubKey, _ sighting: Sighting, _ turn: inout Turn) {
        guard case .waiting(let retry)? = hubs[key]?.connection, !sighting.beacon.flags.contains(.goodbye) else {
            return
        }
        let soon = turn.now.monotonic.advanced(by: UInt64.random(in: 0...1_000, using: &turn.random))
        if soon < retry.at { hubs[key]?.connection = .waiting(Retry(at: soon, reason: retry.reason)) }
    }

    mutating func act(_ action: PickerAction, _ turn: inout Turn) {
        if case .sees(let hubs) = action { return picker.seen = hubs }
        arrival = nil
        switch action {
        case .open: openPicker()
        case .close: if let lastHub, hubs[lastHub] != nil { screen = .hub(lastHub) }
        case .move(let steps): picker.move(steps, in: directory.listed.map(\.id))
        case .choose: if let chosen = picker.chosen { go(to: .hub(chosen), room: takeWantedRoom(), &turn) }
        case .read: if let chosen = picker.chosen { read(chosen, &turn) }
        case .chooseHub(let id):
            picker.chosen = id
            go(to: .hub(id), room: takeWantedRoom(), &turn)
        case .address(let text): goTo(typed: text, &turn)
        case .host(let name):
            guard !picker.isHosting else { return }
            picker.isHosting = true
            banner = nil
            turn.effects.append(.host(name))
        case .linger, .sees: break
        case .examine: examine(&turn)
        case .closeExamination: picker.examination = nil
        }
    }

    mutating func openPicker() {
        if case .hub(let key) = screen { lastHub = key }
        screen = .picker
        picker.examination = nil
        picker.settle(in: directory.listed.map(\.id))
    }

    private mutating func goTo(typed text: String, _ turn: inout Turn) {
        guard let reference = HubReference(text) else {
            banner = .nothingSent(.notAHub(text))
            return
        }
        turn.effects.append(.clearComposer)
        seek(reference, &turn)
    }

    /// The hub that was started here is the person's own: it is trusted unasked.
    mutating func goToHosted(_ id: HubID?, _ address: HubAddress, _ turn: inout Turn) {
        picker.isHosting = false
        let key = id.map(HubKey.hub) ?? .address(address)
        makeKnown(key)
        hubs[key]?.address = address
        go(to: key, room: takeWantedRoom(), &turn, acceptNew: true)
    }

    mutating func failHosting(_ sentence: String) {
        picker.isHosting = false
        banner = .hostFailed(sentence)
    }

    /// The person answers whether the shown hub's key is to be trusted.
    mutating func decideTrust(_ trusts: Bool, _ turn: inout Turn) {
        guard case .hub(let key) = screen, case .asking(let question)? = hubs[key]?.connection else { return }
        guard trusts else {
            hubs[key]?.connection = .stopped(.notTrusted)
            if hubs[key]?.wasOpen == false { screen = .picker }
            return
        }
        turn.effects.append(.trust(question))
        hubs[key]?.connection = .idle
        hubs[key]?.name = question.name
        hubs[key]?.trusted = question.hub
        connect(key, &turn)
    }
}
