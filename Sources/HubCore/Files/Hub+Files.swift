import ChatModel

/// Files: who may put and read which is decided here; what is done about them comes back as news.
extension Hub {
    mutating func receive(_ request: FileRequest, _ tag: Tag, from id: SessionID, at now: Now) {
        guard let user = sessions[id]?.user else { return }
        guard files.isOn else { return refuse(id, tag, .off) }
        switch request {
        case .put(let room, let nonce, let offer): put(offer, into: room, nonce, id, user, tag, at: now)
        case .slice(let offset, let bytes): takeSlice(bytes, at: offset, id, tag)
        case .finish(let put, let size, let content): finish(put, size, content, id, tag, at: now)
        case .drop(let nonce): drop(nonce, id, user, tag)
        case .list(let place, let after, let limit): list(place, after: after, limit: limit, id, user, tag, at: now)
        case .open(let file): open(file, id, user, tag, at: now)
        case .read(let file, let offset, let count): read(file, offset, count, id, tag, at: now)
        case .digests(let file, let first, let count): readDigests(file, first, count, id, tag, at: now)
        case .close(let file): closeFile(file, id, tag)
        }
    }

    /// Something about files was done, or failed.
    mutating func take(_ result: Result<FileYield, FileFailure>, of ticket: FileTicket, at now: Now) {
        guard let wait = files.take(ticket) else { return }
        switch wait {
        case .asking(let number): finishAsking(number, result, at: now)
        case .placing(let number): finishPlacing(number, result)
        case .append(let number): finishSlice(number, result)
        case .finish(let number): finishContent(number, result, at: now)
        case .drop(let id, let tag): tellDone(id, tag, result)
        case .list(let id, let tag): tellList(id, tag, result)
        case .listShared(let id, let tag): tellShared(id, tag, result)
        case .seeking(let number): finishSeeking(number, result, at: now)
        case .opening(let number): finishOpening(number, result, at: now)
        case .read(let number, let tag, let offset, let weight): finishRead(number, tag, offset, weight, result)
        case .digests(let number, let tag, let first): finishDigests(number, tag, first, result)
        case .sweep: finishSweep(result, at: now)
        case .removal: finishRemoval()
        case .nothing: break
        }
        endIfStored(at: now)
    }

    /// Has something done about files.
    mutating func perform(_ task: FileTask, for wait: FileDesk.Wait) {
        effects.append(.file(files.add(wait), task))
    }

    /// Whether a session may ask one more question about files; tells it if not.
    mutating func mayAsk(_ id: SessionID, _ tag: Tag) -> Bool {
        guard files.questions(of: id) < limits.fileQuestionsPerSession else {
            object(id, tag, FileFailure.tooManyQuestions)
            return false
        }
        return true
    }

    /// Refuses something about files, unless whoever asked is gone.
    mutating func refuse(_ id: SessionID?, _ tag: Tag, _ failure: FileFailure) {
        guard let id, sessions[id] != nil else { return }
        refuse(id, tag, failure.code, failure.detail)
    }

    /// Refuses something that should not have been asked for.
    mutating func object(_ id: SessionID, _ tag: Tag, _ failure: FileFailure) {
        object(id, tag, failure.code, failure.detail)
    }

    mutating func tell(_ id: SessionID?, _ tag: Tag, _ answer: FileAnswer) {
        if let id, sessions[id] != nil { self.answer(id, .file(tag, answer)) }
    }

    private mutating func tellDone(_ id: SessionID, _ tag: Tag, _ result: Result<FileYield, FileFailure>) {
        switch result {
        case .success: if sessions[id] != nil { answer(id, .done(tag)) }
        case .failure(let failure): refuse(id, tag, failure)
        }
    }

    /// Reads no more of a file, or takes no more of one, by the tag of its open or put.
    private mutating func closeFile(_ file: Tag, _ id: SessionID, _ tag: Tag) {
        if let upload = files.uploads[id, file] { leave(upload) }
        if let open = files.opened[id, file] { close(open) }
        answer(id, .done(tag))
    }

    /// A session is over.
    mutating func endFiles(of id: SessionID) {
        for upload in files.uploads.all({ $0.session == id }) { leave(upload) }
        for file in files.opened.all({ $0.session == id }) { close(file) }
    }

    /// Somebody may no longer be in a room: what they put and read there ends.
    mutating func endFiles(by user: UserNumber, in room: RoomNumber, because failure: FileFailure) {
        endUploads(by: user, in: room, because: failure)
        for file in files.opened.all({ $0.user == user && $0.room == room }) { close(file) }
    }

    /// Somebody may no longer speak in a room: what they put there ends.
    mutating func endUploads(by user: UserNumber, in room: RoomNumber, because failure: FileFailure) {
        let uploads = files.uploads.all { $0.user == user && $0.room == room }
        for upload in uploads where !upload.isJournaling {
            refuse(upload.session, upload.waitingTag, failure)
            end(upload)
        }
    }
}
