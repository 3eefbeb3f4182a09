import ChatModel

/// Files on their way: begun over the hub's connection for files, taken up again after a cut, ended.
extension HubState {
    /// Whether a connection for files is to be made now.
    func needsCourier(at now: Monotonic) -> Bool {
        guard let session = connection.session, session.hasFiles, files.open.contains(where: { isReady($0, at: now) })
        else { return false }
        switch files.courier {
        case .none: return true
        case .waiting(let retry): return retry.at <= now
        case .connecting, .open: return false
        }
    }

    /// Begins what waits, as far as there is room, and forgets what is over; closes a connection that nothing needs.
    mutating func carry(_ turn: inout Turn) {
        guard !files.transfers.isEmpty || files.courier != .none else { return }
        settleTransfers(&turn)
        guard case .open(let link, _) = files.courier else { return }
        start(over: link, &turn)
        rest(link, turn.now.monotonic, &turn)
    }

    private mutating func start(over link: Link, _ turn: inout Turn) {
        for (id, transfer) in files.transfers where isReady(transfer, at: turn.now.monotonic) {
            guard files.transfers.values.count(where: { $0.state == .running }) < ClientLimits.transfersAtOnce else {
                return
            }
            guard let task = task(of: transfer) else { continue }
            sayThatItGoesOn(id, &turn)
            files.transfers[id]?.state = .running
            turn.effects.append(.carry(link, Carriage(transfer: id, task: task)))
        }
    }

    /// Says once, in one line, what an earlier run had begun.
    private mutating func sayThatItGoesOn(_ id: TransferID, _ turn: inout Turn) {
        guard files.adopted.contains(id) else { return }
        let count = files.open.count { files.adopted.contains($0.id) }
        files.adopted = []
        tell(.transfersGoOn(count), &turn)
    }

    private mutating func rest(_ link: Link, _ now: Monotonic, _ turn: inout Turn) {
        guard files.transfers.values.allSatisfy({ $0.state != .running }) else { return files.idleSince = nil }
        let since = files.idleSince ?? now
        files.idleSince = since
        guard now.since(since) >= ClientLimits.courierIdle else { return }
        turn.effects.append(.closeCourier(link))
        (files.courier, files.idleSince) = (.none, nil)
    }

    private func isReady(_ transfer: Transfer, at now: Monotonic) -> Bool {
        transfer.state == .waiting && transfer.heldUntil.map { $0 <= now } ?? true && task(of: transfer) != nil
    }

    /// What is to be done for a transfer; nil while its room is not known or not entered.
    private func task(of transfer: Transfer) -> Carriage.Task? {
        switch transfer.job {
        case .put(let upload):
            guard case .conversation(let key) = upload.place, let number = conversations[key]?.number else {
                return nil
            }
            return .put(path: upload.path, number, upload.nonce, upload.offer)
        case .get(let download):
            return .get(download.source, file: download.file, destination: download.destination)
        case .look(let download):
            return .look(download.source, file: download.file, limit: ClientLimits.viewedBytes)
        }
    }

    /// What has become pointless ends: its conversation was closed, its message was taken back or has come.
    private mutating func settleTransfers(_ turn: inout Turn) {
        for (id, transfer) in files.transfers {
            switch (transfer.job, transfer.state) {
            case (.put(let upload), let state):
                guard case .conversation(let key) = upload.place else { continue }
                guard let conversation = conversations[key] else {
                    end(id, &turn)
                    continue
                }
                if case .stored(let seq) = state, !conversation.awaits(seq) { files.remove(id) }
            case (.get(let download), _), (.look(let download), _):
                guard let spot = download.spot,
                    conversations[spot.conversation]?.timeline.item(at: spot.seq)?.isDeleted == true
                else { continue }
                end(id, &turn)
                if let file = download.file, !transfer.isLook {
                    turn.effects.append(.discardPart(file, destination: download.destination))
                }
                if files.viewed?.transfer == id { files.viewed = nil }
                tell(.fileTakenBack(download.name), in: spot.conversation, &turn)
            }
        }
    }

    /// Carries something no further, and forgets it.
    mutating func end(_ id: TransferID, _ turn: inout Turn) {
        guard let transfer = files.transfers[id] else { return }
        if transfer.state == .running, let link = files.courier.link { turn.effects.append(.drop(link, id)) }
        if case .put(let upload) = transfer.job, connection.session?.hasFiles == true {
            ask(.droppedFile, &turn) { .file($0, .drop(upload.nonce)) }
        }
        files.remove(id)
    }

    // MARK: What becomes of it

    mutating func take(_ news: CarriageNews, of id: TransferID, _ turn: inout Turn) {
        guard let transfer = files.transfers[id], transfer.state == .running else { return }
        let now = turn.now.monotonic
        switch news {
        case .began(let moved, let total):
            files.transfers[id]?.total = total ?? transfer.total
            files.transfers[id]?.move(to: moved, at: now)
        case .moved(let bytes): files.transfers[id]?.move(to: bytes, at: now)
        case .renewed(let nonce):
            guard case .put(let upload) = transfer.job else { return }
            files.transfers[id]?.job = .put(upload.renamed(nonce))
            files.isTouched = true
        case .put(let seq):
            files.transfers[id]?.state = .stored(seq)
            files.isTouched = true
        case .leftOut(let paths): tell(.notGiven(transfer.job.name, paths), in: transfer.place, &turn)
        case .got(let path): finish(transfer, at: path, &turn)
        case .seen(let bytes, let isWhole):
            files.remove(id)
            guard files.viewed?.transfer == id else { return }
            let lines = TextPage.lines(of: bytes, isWhole: isWhole)
            files.viewed?.content = lines.map { .text($0, isWhole: isWhole) } ?? .binary
        case .failed(let failure): fail(transfer, failure, &turn)
        }
    }

    private mutating func finish(_ transfer: Transfer, at path: String, _ turn: inout Turn) {
        files.remove(transfer.id)
        if let source = transfer.job.source { files.gone.remove(source) }
        if let spot = transfer.job.spot, conversations[spot.conversation]?.timeline.entry(at: spot.seq) != nil {
            files.note(path, of: spot)
            if isInSight(spot) { return }
        }
        tell(.saved(transfer.job.name, path: path), in: transfer.place, &turn)
    }

    /// Whether a file's message is on the screen, however small that is, and says itself what became of it.
    private func isInSight(_ spot: FileSpot) -> Bool {
        guard active == spot.conversation, !isCovered, let shown = conversations[spot.conversation] else {
            return false
        }
        switch shown.view {
        case .newest: return shown.timeline.items.suffix(ClientLimits.inSight).contains { $0.entry?.seq == spot.seq }
        case .older(let top, let bottom): return (top...max(top, bottom)).contains(spot.seq)
        }
    }

    private mutating func fail(_ transfer: Transfer, _ failure: CarriageFailure, _ turn: inout Turn) {
        if files.viewed?.transfer == transfer.id { files.viewed?.content = .failed(failure) }
        if isGone(transfer, failure) { return lose(transfer, failure, &turn) }
        if case .look = transfer.job { return files.remove(transfer.id) }
        switch failure.code {
        case .tooManyTransfers, .tooFast, .stopping, .slowMode:
            files.transfers[transfer.id]?.wait(until: turn.now.monotonic.advanced(by: ClientLimits.transferPause))
        default:
            files.fail(transfer.id, failure)
            guard let spot = transfer.job.spot, !transfer.isUpload, !isInSight(spot) else { return }
            tell(.notFetched(transfer.job.name, failure), in: transfer.place, &turn)
        }
    }

    /// Whether the hub says that there is nothing to be fetched: nothing comes of another try.
    private func isGone(_ transfer: Transfer, _ failure: CarriageFailure) -> Bool {
        transfer.job.source != nil && failure.code == .noSuchFile
    }

    /// The hub does not keep a file any more: that is said, and nothing is left to be tried again.
    private mutating func lose(_ transfer: Transfer, _ failure: CarriageFailure, _ turn: inout Turn) {
        files.remove(transfer.id)
        guard case .entry? = transfer.job.source else {
            if !transfer.isLook { tell(.notFetched(transfer.job.name, failure), in: transfer.place, &turn) }
            return
        }
        if let source = transfer.job.source { files.note(gone: source) }
        if transfer.isLook || transfer.job.spot.map(isInSight) == true { return }
        tell(.fileGone(transfer.job.name), in: transfer.place, &turn)
    }

    /// The connection for files is open, or over: what was under way goes on with the next one.
    mutating func take(_ event: CourierEvent, of link: Link, _ turn: inout Turn) {
        let now = turn.now.monotonic
        switch event {
        case .opened:
            files.courier = .open(link, since: now)
            files.idleSince = nil
        case .ended(let reason): loseCourier(reason, now, &turn)
        }
    }

    private mutating func loseCourier(_ reason: LossReason, _ now: Monotonic, _ turn: inout Turn) {
        if case .open(_, let since) = files.courier, now.since(since) >= ClientLimits.stableConnection {
            files.tries = 0
        }
        files.courier = .none
        for (id, transfer) in files.transfers where transfer.state == .running { files.transfers[id]?.wait() }
        if case .refused(let refusal) = reason, refusal.isFinal {
            let failure = CarriageFailure(code: refusal.code, detail: refusal.detail)
            for transfer in files.open { files.fail(transfer.id, failure) }
        }
        guard !files.open.isEmpty else { return }
        let pause = Backoff.milliseconds(attempt: files.tries, using: &turn.random)
        files.tries += 1
        files.courier = .waiting(Retry(at: now.advanced(by: pause), reason: reason))
    }

    /// The person goes: nothing is carried any more, until they are back.
    mutating func closeCourier(_ turn: inout Turn) {
        if let link = files.courier.link { turn.effects.append(.closeCourier(link)) }
        files.courier = .none
        for (id, transfer) in files.transfers where transfer.state == .running { files.transfers[id]?.wait() }
    }
}

extension Conversation {
    /// Whether the entry of a place will come and is not there yet.
    fileprivate func awaits(_ seq: Seq) -> Bool {
        number != nil && seq >= timeline.lowest && !timeline.covers(seq)
    }
}
