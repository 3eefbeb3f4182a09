import ChatModel

/// Files between this machine and hubs, beyond what one hub decides.
extension Client {
    /// Makes the connections that files need, and begins what waits; keeps what has changed.
    mutating func carryFiles(_ turn: inout Turn) {
        for index in hubs.values.indices {
            let isNeeded = hubs.look(at: index) { $0.needsCourier(at: turn.now.monotonic) }
            if isNeeded { openCourier(hubs.keys[index], &turn) }
            hubs.values[index].carry(&turn)
        }
        guard hubs.firstIndex(where: \.files.isTouched) != nil else { return }
        for key in hubs.keys { hubs[key]?.files.isTouched = false }
        let kept = hubs.values.flatMap { $0.keptTransfers() } + unclaimedTransfers.values.flatMap(\.self)
        turn.effects.append(.save(.transfers(kept)))
    }

    /// The same hub at the same address, with nothing new to be trusted.
    private mutating func openCourier(_ key: HubKey, _ turn: inout Turn) {
        guard case .hub(let id) = key, let address = hubs[key]?.address, let nick else { return }
        let link = nextLink()
        hubs[key]?.files.courier = .connecting(link)
        turn.effects.append(
            .openCourier(
                ConnectPlan(
                    link: link, recalls: false, expected: id, mayBeForgotten: false, isTyped: false,
                    addresses: [address], nick: nick, acceptNew: false)))
    }

    mutating func take(_ event: CourierEvent, of link: Link, _ turn: inout Turn) {
        guard let key = hubs.first(where: { $0.value.files.courier.link == link })?.key else {
            if event == .opened { turn.effects.append(.closeCourier(link)) }
            return
        }
        with(key, &turn) { hub, turn in hub.take(event, of: link, &turn) }
    }

    mutating func take(_ news: CarriageNews, of id: TransferID, _ turn: inout Turn) {
        guard let key = hubs.first(where: { $0.value.files.transfers[id] != nil })?.key else { return }
        with(key, &turn) { hub, turn in hub.take(news, of: id, &turn) }
    }

    /// The person goes to a hub: what earlier runs had begun there goes on.
    mutating func claimTransfers(of id: HubID) {
        guard hubs[.hub(id)] != nil, let kept = unclaimedTransfers.removeValue(forKey: id) else { return }
        for transfer in kept {
            let number = nextTransfer()
            hubs[.hub(id)]?.adopt(transfer, number)
        }
    }

    // MARK: Paths

    mutating func take(_ answers: [PathAnswer], to question: PathQuestion, _ turn: inout Turn) {
        switch question.purpose {
        case .send(let key, let place, let id):
            with(key, &turn) { hub, turn in hub.send(answers, to: place, id, &turn) }
        case .paste(let hub, let conversation, let text, let readings):
            let found = Dictionary(answers.map { ($0.path, $0.found) }) { $1 }
            let files = readings.lazy.compactMap { Self.files(at: $0, in: found) }.first
            guard let files else { return }
            pasted = PastedFiles(hub: hub, conversation: conversation, text: text, files: files)
        }
    }

    /// The files at all of these paths; nil if one of them is none.
    private static func files(at paths: [String], in found: [String: PathAnswer.Found]) -> [LocalFile]? {
        let files = paths.compactMap { path -> LocalFile? in
            guard case .fit(let path, let offer)? = found[path] else { return nil }
            return LocalFile(path: path, offer: offer)
        }
        return files.count == paths.count ? files : nil
    }

    /// A text was pasted into the shown composer and is all that stands there: it may be paths.
    mutating func consider(_ text: String, _ turn: inout Turn) {
        pasted = nil
        guard case .hub(let key) = screen, let hub = hubs[key], let active = hub.active,
            hub.connection.session?.hasFiles != false
        else { return }
        let readings = PastedPaths.readings(of: text)
        guard !readings.isEmpty else { return }
        let purpose = PathQuestion.Purpose.paste(key, active, text: text, readings: readings)
        turn.effects.append(.lookAt(PathQuestion(paths: Array(Set(readings.joined())).sorted(), purpose: purpose)))
    }

    /// The person has the pasted paths sent as files, or keeps the text.
    mutating func decidePasted(sends: Bool, _ turn: inout Turn) {
        guard let pasted else { return }
        self.pasted = nil
        guard sends else { return }
        turn.effects.append(.clearComposer)
        with(pasted.hub, &turn) { hub, turn in
            if let obstacle = hub.conversations[pasted.conversation]?.obstacle { return hub.tell(obstacle, &turn) }
            for file in pasted.files { hub.add(file, to: .conversation(pasted.conversation), &turn) }
        }
    }

    /// Tab needs the names of a folder of this machine.
    mutating func want(folder path: String, _ turn: inout Turn) {
        folder = nil
        turn.effects.append(.listFolder(path))
    }
}
