import ChatModel

/// Transfers as the person sees and ends them.
extension HubState {
    /// Those that stand below everything in a conversation, oldest first: uploads that go there, and what is fetched
    /// and stands beside no message that is loaded.
    package func transfers(below key: ConversationKey) -> [Transfer] {
        files.transfers.values.filter { $0.isShown(in: key) && !standsBesideMessage($0) }
    }

    /// Whether its message is loaded, beside which it is shown.
    private func standsBesideMessage(_ transfer: Transfer) -> Bool {
        guard let spot = transfer.job.spot else { return false }
        return conversations[spot.conversation]?.timeline.entry(at: spot.seq) != nil
    }

    /// Ends transfers.
    mutating func cancel(_ choice: TransferChoice, _ turn: inout Turn) {
        switch choice {
        case .only:
            if let id = files.counting.keys.last { return stopCounting(id, &turn) }
            let all = files.transfers.values.filter(\.isShownAtAll)
            if all.count > 1 { return tell(.transfers(Array(all)), &turn) }
            guard let only = all.first else { return tell(.nothingCarried, &turn) }
            cancel(only, &turn)
        case .number(let number):
            let found = files.transfers.values.first { $0.isShownAtAll && $0.number == number }
            guard let found else { return tell(.noSuchTransfer(number), &turn) }
            cancel(found, &turn)
        case .all: cancelAll(&turn)
        }
    }

    /// Ends all that is counted or carried, and takes away what has failed.
    private mutating func cancelAll(_ turn: inout Turn) {
        let all = files.transfers.values.filter(\.isShownAtAll)
        let count = files.counting.count + all.count
        guard count > 0 else { return tell(.nothingCarried, &turn) }
        for id in files.counting.keys {
            files.counting[id] = nil
            turn.effects.append(.stopLooking(id))
        }
        for transfer in all { end(transfer.id, &turn) }
        tell(.allCancelled(count), &turn)
    }

    private mutating func stopCounting(_ id: TransferID, _ turn: inout Turn) {
        guard let counting = files.counting.removeValue(forKey: id) else { return }
        turn.effects.append(.stopLooking(id))
        tell(.cancelled(counting.paths.joined(separator: ", ")), &turn)
    }

    private mutating func cancel(_ transfer: Transfer, _ turn: inout Turn) {
        end(transfer.id, &turn)
        let leavesPart = !transfer.isUpload && transfer.moved > 0
        tell(leavesPart ? .fetchCancelled(transfer.job.name) : .cancelled(transfer.job.name), &turn)
    }

    /// Tries again what has failed in a conversation; how many there were.
    mutating func retryTransfers(in key: ConversationKey, _ turn: inout Turn) -> Int {
        let failed = files.transfers.values.filter { $0.failure != nil && $0.isShown(in: key) }
        for transfer in failed {
            if case .put(let upload) = transfer.job, transfer.failure?.isOfContent == true {
                files.transfers[transfer.id]?.job = .put(upload.renamed(turn.nonce()))
                files.isTouched = true
            }
            files.transfers[transfer.id]?.wait()
        }
        return failed.count
    }

    /// Forgets the failed ones of a conversation.
    mutating func dropFailedTransfers(in key: ConversationKey, _ turn: inout Turn) {
        for transfer in files.transfers.values where transfer.failure != nil && transfer.isShown(in: key) {
            end(transfer.id, &turn)
        }
    }

    /// Takes in what an earlier run had not brought to its end.
    mutating func adopt(_ kept: KeptTransfer, _ id: TransferID) {
        guard !files.isFull else { return }
        switch kept.job {
        case .get(let source, let file, let destination):
            files.add(.get(Download(source, file: file, destination: destination)), id, in: nil)
        case .put(let path, let target, let nonce, let offer):
            let place = place(target)
            let shown: ConversationKey? = if case .conversation(let key) = place { key } else { nil }
            files.add(.put(Upload(path: path, offer: offer, nonce: nonce, place: place)), id, in: shown)
        }
        files.adopted.insert(id)
    }

    private mutating func place(_ target: KeptPost.Target) -> Upload.Place {
        switch target {
        case .room(let name): return .conversation(make(Conversation(room: name)))
        case .direct(let partner): return .conversation(make(Conversation(with: partner)))
        case .nick(let nick):
            if let key = direct(with: nick) { return .conversation(key) }
            if !isOpening(nick) { openings.append(Opening(nick: nick, isShown: false)) }
            return .nick(nick)
        }
    }

    private mutating func make(_ conversation: Conversation) -> ConversationKey {
        if conversations[conversation.key] == nil { conversations[conversation.key] = conversation }
        if active == nil { active = conversation.key }
        return conversation.key
    }

    /// What the disk must have of this hub's transfers.
    func keptTransfers() -> [KeptTransfer] {
        guard case .hub(let id) = key else { return [] }
        return files.transfers.values.compactMap { transfer in
            if case .stored = transfer.state { return nil }
            return transfer.kept(of: id) { conversations[$0]?.keptTarget }
        }
    }
}

extension Transfer {
    /// Why it does not go on.
    package var failure: CarriageFailure? { if case .failed(let failure) = state { failure } else { nil } }

    /// Whether people know of it as something that is carried: looking at a file is none of that.
    package var isShownAtAll: Bool { !isLook }

    /// Whether it brings only the beginning of a file, to be looked at.
    var isLook: Bool { if case .look = job { true } else { false } }

    /// Whether it brings what is looked at.
    package func isOf(_ viewed: ViewedFile) -> Bool { id == viewed.transfer }

    fileprivate func isShown(in key: ConversationKey) -> Bool { isShownAtAll && (place == nil || place == key) }
}

extension CarriageFailure {
    /// Whether the hub has something else than what is sent: it can't go on with that.
    fileprivate var isOfContent: Bool { code == .fileDiffers || code == .fileChanged }
}

extension Upload {
    /// The same as another upload.
    func renamed(_ nonce: Nonce) -> Upload {
        Upload(path: path, offer: offer, nonce: nonce, place: place)
    }
}
