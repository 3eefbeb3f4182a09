import ChatModel

/// Lists of a hub's files, asked for on the chat's own connection: they are short.
extension HubState {
    mutating func list(_ scope: FileScope, _ turn: inout Turn) {
        guard let session = connection.session else { return tell(.notConnected(.files), &turn) }
        guard session.hasFiles else { return tell(.noFiles, &turn) }
        guard let place = place(of: scope) else { return tell(.noRoom, &turn) }
        ask(FileAsk(purpose: .list(scope), place: place), &turn)
    }

    private func place(of scope: FileScope) -> FilePlace? {
        switch scope {
        case .room: shown?.number.map(FilePlace.room)
        case .everywhere: .everywhere
        case .shared(let path): .shared(path)
        }
    }

    mutating func ask(_ files: FileAsk, after: UInt64? = nil, _ turn: inout Turn) {
        let place = files.place
        let sent = ask(.files(files), &turn) {
            .file($0, .list(place, after: after, limit: UInt32(FileList.lineLimit)))
        }
        if !sent { tell(.tooManyRequests, &turn) }
    }

    /// What the hub says of its files on the chat's connection.
    mutating func take(_ answer: FileAnswer, to tag: Tag, _ turn: inout Turn) {
        guard case .listed(let page) = answer, case .files(var asked)? = requests.removeValue(forKey: tag) else {
            return
        }
        asked.take(page)
        if let next = page.next, asked.wantsMore { return ask(asked, after: next, &turn) }
        switch asked.purpose {
        case .list(let scope): show(asked, scope, more: page.next != nil, &turn)
        case .find(let name, let use): finish(asked, name, use, &turn)
        }
    }

    mutating func take(_ refusal: Refusal, of asked: FileAsk, _ turn: inout Turn) {
        switch refusal.code {
        case .filesOff: tell(.noFiles, &turn)
        default: tell(.refused(asked.command, refusal.code, detail: refusal.detail), &turn)
        }
    }

    private mutating func show(_ asked: FileAsk, _ scope: FileScope, more: Bool, _ turn: inout Turn) {
        let entries = asked.entries.filter { !isIgnored($0, turn) }
            .map { listed in
                let room = numbers[listed.room].flatMap { conversations[$0]?.title(calling: people) }
                return FileLine.entry(listed, room: room, isGone: files.isGone(listed.room, listed.seq))
            }
        files.listed =
            entries
            + asked.shared.compactMap { line in
                guard case .shared(let folder) = scope, let path = folder.appending(line.name) else { return nil }
                return .shared(line, path)
            }
        tell(.files(files.listed, scope, more: more), &turn)
    }

    private func isIgnored(_ listed: ListedFile, _ turn: Turn) -> Bool {
        people.find(listed.author).map { turn.ignored.contains($0.id) } ?? false
    }

    private mutating func finish(_ asked: FileAsk, _ name: String, _ use: FileUse, _ turn: inout Turn) {
        guard let listed = asked.entry(called: name) else { return tell(.noSuchFile(name), &turn) }
        files.listed = [.entry(listed, room: nil, isGone: false)]
        runOnFiles(use.command(on: .number(1)), &turn)
    }
}

extension FileUse {
    /// The command that does it.
    fileprivate func command(on choice: FileChoice) -> Command {
        switch self {
        case .get(let destination): .get(choice, destination: destination)
        case .look: .view(choice)
        }
    }
}

extension FilePath {
    /// The path of what has this name in it; nil if it would be too long.
    func appending(_ name: FileName) -> FilePath? {
        try? FilePath(names.isEmpty ? name.text : text + "/" + name.text)
    }
}
