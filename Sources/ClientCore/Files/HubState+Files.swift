import ChatModel

/// What a person asks of a hub's files.
extension HubState {
    mutating func runOnFiles(_ command: Command, _ turn: inout Turn) {
        switch command {
        case .send(let paths, let target): send(paths, to: target, &turn)
        case .cancel(let choice): cancel(choice, &turn)
        case .files(let scope): list(scope, &turn)
        case .get(let choice, let destination): use(choice, for: .get(destination: destination), &turn)
        case .view(let choice): use(choice, for: .look, &turn)
        default: break
        }
    }

    // MARK: To the hub

    private mutating func send(_ paths: [String], to target: MessageTarget?, _ turn: inout Turn) {
        guard let place = place(target, &turn) else { return }
        let id = turn.transfer()
        files.counting[id] = Counting(paths: paths, since: turn.now.monotonic)
        turn.effects.append(.lookAt(PathQuestion(paths: paths, purpose: .send(key, place, id))))
    }

    /// Where files go; nil if that was told to be nowhere.
    private mutating func place(_ target: MessageTarget?, _ turn: inout Turn) -> Upload.Place? {
        if connection.session?.hasFiles == false {
            tell(.noFiles, &turn)
            return nil
        }
        let conversation: ConversationKey
        switch target {
        case nil:
            guard let active else {
                tell(.noRoom, &turn)
                return nil
            }
            conversation = active
        case .room(let name): conversation = .room(name)
        case .nick(let nick):
            guard let key = direct(with: nick) else { return .nick(nick) }
            conversation = key
        }
        guard let found = conversations[conversation] else {
            if case .room(let name) = target { tell(.notOpen(name), &turn) }
            return nil
        }
        if let obstacle = found.obstacle {
            tell(obstacle, &turn)
            return nil
        }
        return .conversation(conversation)
    }

    /// The disk has said what there is to be sent.
    mutating func send(_ answers: [PathAnswer], to place: Upload.Place, _ id: TransferID, _ turn: inout Turn) {
        guard files.counting.removeValue(forKey: id) != nil else { return }
        let missing = answers.filter { $0.found == .nothing }.map(\.path)
        // Several are most likely the words of one path.
        if missing.count > 1 { tell(.noPaths(missing), &turn) }
        var fit: [LocalFile] = []
        for answer in answers {
            switch answer.found {
            case .nothing where missing.count > 1: break
            case .nothing: tell(.noPath(answer.path), &turn)
            case .unfit(let sentence): tell(.unfitPath(sentence), &turn)
            case .fit(let path, let offer): fit.append(LocalFile(path: path, offer: offer))
            }
        }
        // A line with a mistake in it may be meant for another room: nothing of it is sent.
        guard fit.count == answers.count else { return }
        for file in fit { add(file, to: place, &turn) }
        for answer in answers where answer.leftOut != Omission() { tell(.leftOut(answer.path, answer.leftOut), &turn) }
    }

    mutating func add(_ file: LocalFile, to place: Upload.Place, _ turn: inout Turn) {
        guard !files.isFull else { return tell(.tooManyTransfers(limit: ClientLimits.transfers), &turn) }
        if case .nick(let nick) = place, !isOpening(nick) { open(Opening(nick: nick, isShown: false), &turn) }
        let upload = Upload(path: file.path, offer: file.offer, nonce: turn.nonce(), place: place)
        let shown: ConversationKey? = if case .conversation(let key) = place { key } else { nil }
        files.add(.put(upload), turn.transfer(), in: shown)
        if let shown, shown == active { conversations[shown]?.scroll(to: .newest) }
        sayThatItWaits(&turn)
    }

    // MARK: From the hub

    /// Finds out which file is meant, and does something with it.
    private mutating func use(_ choice: FileChoice, for use: FileUse, _ turn: inout Turn) {
        guard hasFiles(use.command, &turn) else { return }
        switch choice {
        case .chosen:
            guard let entry = chosenFile(turn), let wanted = wanted(entry) else { return tell(.noFileHere, &turn) }
            fetch(wanted, for: use, &turn)
        case .number(let number):
            guard files.listed.indices.contains(number - 1) else { return tell(.noSuchNumber(number), &turn) }
            fetch(files.listed[number - 1], for: use, &turn)
        case .shared(let path):
            guard !path.names.isEmpty else { return tell(.isFolder(path), &turn) }
            fetch(WantedFile(source: .shared(path)), for: use, &turn)
        case .name(let name): find(name, for: use, &turn)
        }
    }

    /// Whether there is a hub that keeps files; says so if not.
    private mutating func hasFiles(_ command: CommandName, _ turn: inout Turn) -> Bool {
        guard let session = connection.session else {
            tell(.notConnected(command), &turn)
            return false
        }
        if !session.hasFiles { tell(.noFiles, &turn) }
        return session.hasFiles
    }

    /// The chosen message if it is a file; without a choice, the newest file of the room.
    private func chosenFile(_ turn: Turn) -> Entry? {
        guard let shown else { return nil }
        if let seq = shown.selection { return shown.timeline.entry(at: seq).flatMap { $0.file == nil ? nil : $0 } }
        return shown.newestMessage { $0.file != nil && !isIgnored($0, turn) }
    }

    /// A file that stands in the shown conversation; nil while the hub has not let the user into it.
    private func wanted(_ entry: Entry) -> WantedFile? {
        guard let shown, let number = shown.number, let file = entry.file else { return nil }
        return WantedFile(
            source: .entry(number, entry.seq), file: file, spot: FileSpot(shown.key, entry.seq))
    }

    private mutating func fetch(_ line: FileLine, for use: FileUse, _ turn: inout Turn) {
        switch line {
        case .entry(let listed, _, _): fetch(wanted(listed), for: use, &turn)
        case .shared(let line, let path):
            if line.isFolder, use == .look { return tell(.isFolder(path), &turn) }
            let size = line.isFolder ? nil : line.size
            fetch(WantedFile(source: .shared(path), listedSize: size), for: use, &turn)
        }
    }

    private func wanted(_ listed: ListedFile) -> WantedFile {
        let spot = numbers[listed.room].map { FileSpot($0, listed.seq) }
        return WantedFile(source: .entry(listed.room, listed.seq), file: listed.file, spot: spot)
    }

    /// Looks for a name: in the room, in what was listed, at the hub.
    private mutating func find(_ name: String, for use: FileUse, _ turn: inout Turn) {
        let entry = shown?.newestMessage { $0.file?.name.isMeant(by: name) == true && !isIgnored($0, turn) }
        if let wanted = entry.flatMap(wanted) { return fetch(wanted, for: use, &turn) }
        if let line = files.listed.first(where: { $0.name.isMeant(by: name) }) { return fetch(line, for: use, &turn) }
        guard let number = shown?.number else { return tell(.noRoom, &turn) }
        ask(FileAsk(purpose: .find(name, use), place: .room(number)), &turn)
    }

    private mutating func fetch(_ wanted: WantedFile, for use: FileUse, _ turn: inout Turn) {
        switch use {
        case .look: look(at: wanted, &turn)
        case .get(let destination): get(wanted, destination, &turn)
        }
    }

    private mutating func get(_ wanted: WantedFile, _ destination: String?, _ turn: inout Turn) {
        let job = Transfer.Job.get(wanted.download(to: destination))
        if let known = files.transfers.values.first(where: { $0.job.source == wanted.source && $0.isGet }) {
            guard !known.isOpen else { return tell(.alreadyFetching(known.job.name), &turn) }
            files.remove(known.id)
        }
        guard !files.isFull else { return tell(.tooManyTransfers(limit: ClientLimits.transfers), &turn) }
        files.add(job, turn.transfer(), in: wanted.spot?.conversation ?? active)
    }

    private mutating func look(at wanted: WantedFile, _ turn: inout Turn) {
        closeFile(&turn)
        guard !files.isFull else { return tell(.tooManyTransfers(limit: ClientLimits.transfers), &turn) }
        let (id, download) = (turn.transfer(), wanted.download(to: nil))
        files.viewed = ViewedFile(
            name: download.name, size: wanted.file?.size ?? wanted.listedSize, transfer: id)
        if case .folder? = wanted.file?.shape {
            files.viewed?.content = .binary
        } else {
            files.add(.look(download), id, in: active)
        }
    }

    /// The person has seen enough of a file.
    mutating func closeFile(_ turn: inout Turn) {
        guard let viewed = files.viewed else { return }
        files.viewed = nil
        if files.transfers[viewed.transfer] != nil { end(viewed.transfer, &turn) }
    }
}

extension WantedFile {
    fileprivate func download(to destination: String?) -> Download {
        Download(source, file: file, spot: spot, destination: destination, listedSize: listedSize)
    }
}

extension Transfer {
    fileprivate var isGet: Bool { if case .get = job { true } else { false } }
}

extension Transfer.Job {
    /// The file of the hub that is fetched.
    var source: FileRef? {
        switch self {
        case .put: nil
        case .get(let download), .look(let download): download.source
        }
    }
}

extension FileLine {
    /// What stands there is called so.
    package var name: FileName {
        switch self {
        case .entry(let listed, _, _): listed.file.name
        case .shared(let line, _): line.name
        }
    }
}

extension Entry {
    /// The file that it is.
    package var file: SharedFile? { if case .file(let file) = body { file } else { nil } }
}
