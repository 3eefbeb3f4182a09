import ChatModel

/// Files that are looked for and read.
extension Hub {
    mutating func list(
        _ place: FilePlace, after: UInt64?, limit: UInt32, _ id: SessionID, _ user: UserNumber, _ tag: Tag, at now: Now
    ) {
        guard mayAsk(id, tag) else { return }
        let limit = min(max(limit, 1), UInt32(FileList.lineLimit))
        switch place {
        case .everywhere:
            let rooms = JournalSearch.Rooms.namedAnd(newestDirects(of: user, limit: limits.searchedDirects))
            let search = FileSearch(rooms: rooms, hidden: hiddenFiles(from: user, at: now), before: after, limit: limit)
            perform(.find(.list(search)), for: .list(id, tag))
        case .room(let room):
            guard let border = fileBorder(of: user, in: room, at: now), border < .end else {
                return refuse(id, tag, .noSuchRoom)
            }
            let search = FileSearch(rooms: .one(room), hidden: [room: border], before: after, limit: limit)
            perform(.find(.list(search)), for: .list(id, tag))
        case .shared(let path): perform(.list(path, after: after ?? 0, limit: Int(limit)), for: .listShared(id, tag))
        }
    }

    mutating func tellList(_ id: SessionID, _ tag: Tag, _ result: Result<FileYield, FileFailure>) {
        switch result {
        case .success(.found(.list(let kept, let next))):
            let lines = kept.compactMap { line($0) }
            let part = lines.first(weighing: limits.fileListBytes)
            let rest = part.count < lines.count ? part.last?.place : next
            tell(id, tag, .listed(FileList(entries: part.map(\.listed), next: rest)))
        case .success: refuse(id, tag, .noSuchFile)
        case .failure(let failure): refuse(id, tag, failure)
        }
    }

    private func line(_ kept: KeptFile) -> FileLine? {
        people[kept.author].map { author in
            FileLine(
                place: kept.place,
                listed: ListedFile(
                    room: kept.room, seq: kept.seq, time: kept.time, author: author.nick, file: kept.file))
        }
    }

    mutating func tellShared(_ id: SessionID, _ tag: Tag, _ result: Result<FileYield, FileFailure>) {
        switch result {
        case .success(.list(let list)): tell(id, tag, .listed(list))
        case .success: refuse(id, tag, .noSuchFile)
        case .failure(let failure): refuse(id, tag, failure)
        }
    }

    mutating func open(_ file: FileRef, _ id: SessionID, _ user: UserNumber, _ tag: Tag, at now: Now) {
        guard files.opened[id, tag] == nil else { return object(id, tag, FileFailure.outOfOrder) }
        if let failure = tooManyOpen(of: id, user) { return object(id, tag, failure) }
        guard mayRead(file, user, at: now) else { return refuse(id, tag, .noSuchFile) }
        switch file {
        case .entry(let room, let seq):
            let open = add(file, id, user, tag)
            perform(.find(.file(room, seq)), for: .seeking(open.number))
        case .shared(let path):
            guard let name = path.names.last else { return refuse(id, tag, .noSuchFile) }
            let open = add(file, id, user, tag)
            files.opened.note(open.number) { $0.name = name }
            perform(.openShared(open.number, path), for: .opening(open.number))
        }
    }

    private mutating func add(_ file: FileRef, _ id: SessionID, _ user: UserNumber, _ tag: Tag) -> OpenFile {
        files.opened.add { OpenFile(number: $0, user: user, session: id, tag: tag, file: file) }
    }

    private func tooManyOpen(of id: SessionID, _ user: UserNumber) -> FileFailure? {
        if files.opened.count(of: id) >= limits.openFilesPerSession {
            return .tooMany(limits.openFilesPerSession, "read")
        }
        if files.opened.count(of: user) >= limits.openFilesPerUser {
            return .tooMany(limits.openFilesPerUser, "read")
        }
        return files.opened.count >= limits.openFiles ? .tooManyOnHub("read") : nil
    }

    /// Whether a user may read what a file's place says; everybody may what the hub's owner shares.
    private func mayRead(_ file: FileRef, _ user: UserNumber, at now: Now) -> Bool {
        guard case .entry(let room, let seq) = file else { return true }
        return fileBorder(of: user, in: room, at: now).map { seq > $0 } ?? false
    }

    mutating func finishSeeking(_ number: FileNumber, _ result: Result<FileYield, FileFailure>, at now: Now) {
        guard let open = files.opened[number] else { return }
        switch result {
        case .success(.found(.file(let file?))) where mayRead(open.file, open.user, at: now):
            files.opened.note(number) { ($0.name, $0.id) = (file.name, file.id) }
            perform(.open(number, file.id), for: .opening(number))
        case .success: giveUp(open, files.rules?.expiryMilliseconds.map { .gone(after: $0) } ?? .noSuchFile)
        case .failure(let failure): giveUp(open, failure)
        }
    }

    private mutating func giveUp(_ open: OpenFile, _ failure: FileFailure) {
        files.opened.remove(open.number)
        refuse(open.session, open.tag, failure)
    }

    mutating func finishOpening(_ number: FileNumber, _ result: Result<FileYield, FileFailure>, at now: Now) {
        guard let open = files.opened[number], let name = open.name else {
            // Whoever opened it is gone.
            if case .success = result { effects.append(.letGo(.close(number))) }
            return
        }
        switch result {
        case .success(.opened(let size)):
            files.opened.note(number) { $0.isOpen = true }
            tell(open.session, open.tag, .opened(OpenedFile(name: name, size: size, id: open.id)))
        case .success: giveUp(open, .noSuchFile)
        case .failure(let failure): giveUp(open, failure)
        }
    }

    mutating func read(_ file: Tag, _ offset: UInt64, _ count: UInt32, _ id: SessionID, _ tag: Tag, at now: Now) {
        guard let open = opened(file, id, tag, at: now) else { return }
        guard count > 0, count <= FilePieces.sliceDown else { return object(id, tag, FileFailure.outOfOrder) }
        let weight = max(Int(count), limits.readWeight)
        guard open.asked + weight <= limits.readsUnderWay else { return object(id, tag, FileFailure.tooManyUnderWay) }
        files.opened.note(open.number) { $0.asked += weight }
        perform(
            .read(open.number, offset: offset, count: Int(count)),
            for: .read(open.number, tag, offset: offset, weight: weight))
    }

    /// A file that may still be read; tells the session if it may not.
    private mutating func opened(_ file: Tag, _ id: SessionID, _ tag: Tag, at now: Now) -> OpenFile? {
        guard let open = files.opened[id, file], open.isOpen else {
            // What was on its way when it was closed is borne.
            let isStray = sessions[id]?.takeStray(of: file) == true
            if isStray { refuse(id, tag, .noSuchFile) } else { object(id, tag, FileFailure.noSuchFile) }
            return nil
        }
        guard mayRead(open.file, open.user, at: now) else {
            close(open)
            refuse(id, tag, .noSuchFile)
            return nil
        }
        return open
    }

    mutating func finishRead(
        _ number: FileNumber, _ tag: Tag, _ offset: UInt64, _ weight: Int, _ result: Result<FileYield, FileFailure>
    ) {
        guard let open = files.opened[number] else { return }
        files.opened.note(number) { $0.asked -= weight }
        switch result {
        case .success(.bytes(let bytes)): tell(open.session, tag, .bytes(offset: offset, bytes))
        case .success: refuse(open.session, tag, .noSuchFile)
        case .failure(let failure): refuse(open.session, tag, failure)
        }
    }

    mutating func readDigests(
        _ file: Tag, _ first: UInt64, _ count: UInt32, _ id: SessionID, _ tag: Tag, at now: Now
    ) {
        guard let open = opened(file, id, tag, at: now) else { return }
        guard open.digesting < limits.digestsUnderWay else { return object(id, tag, FileFailure.tooManyUnderWay) }
        let count = min(max(count, 1), FilePieces.digestsPerAnswer)
        files.opened.note(open.number) { $0.digesting += 1 }
        perform(
            .digests(open.number, first: first, count: Int(count)), for: .digests(open.number, tag, first: first))
    }

    mutating func finishDigests(
        _ number: FileNumber, _ tag: Tag, _ first: UInt64, _ result: Result<FileYield, FileFailure>
    ) {
        guard let open = files.opened[number] else { return }
        files.opened.note(number) { $0.digesting -= 1 }
        switch result {
        case .success(.digests(let digests)): tell(open.session, tag, .digests(first: first, digests))
        case .success: refuse(open.session, tag, .noSuchFile)
        case .failure(let failure): refuse(open.session, tag, failure)
        }
    }

    /// A file is read no more; one that is only being opened is closed once it is.
    mutating func close(_ open: OpenFile) {
        sessions[open.session]?.noteStray(open.tag, upTo: limits.openFilesPerSession)
        files.opened.remove(open.number)
        if open.isOpen { effects.append(.letGo(.close(open.number))) }
    }
}

/// A line of a list of files, with its place among all.
private struct FileLine: Weighed {
    let place: UInt64
    let listed: ListedFile

    var weight: Int {
        2 + 8 + 8 + 8 + 1 + listed.author.text.utf8.count + 2 + listed.file.name.text.utf8.count + 8 + 6 + 1
            + Digest.byteCount
    }
}
