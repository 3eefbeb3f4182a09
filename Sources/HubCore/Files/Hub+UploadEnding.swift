import ChatModel

/// Files that have come whole: made contents first, then said in the room.
extension Hub {
    mutating func finish(
        _ put: Tag, _ size: UInt64, _ content: FileID, _ id: SessionID, _ tag: Tag, at now: Now
    ) {
        guard let upload = files.uploads[id, put] else {
            return sessions[id]?.isStray(put) == true ? refuse(id, tag, .notPut) : object(id, tag, FileFailure.notPut)
        }
        if life != .running { return refuse(id, tag, .stopping) }
        if let objection = objection(toFilesOf: upload.user, in: upload.room, isTurn: true, at: now) {
            return refuse(id, tag, objection)
        }
        let ending = Upload.Ending(tag: tag, size: size, id: content)
        switch upload.stage {
        case .open:
            guard upload.end == size, upload.offer.size ?? size == size else { return giveBackDiffering(upload, tag) }
            takeTurn(of: upload, at: now)
            settle(upload, ending)
        case .whole(let before):
            guard before.size == size, before.id == content else { return giveBackDiffering(upload, tag) }
            takeTurn(of: upload, at: now)
            write(upload.number, ending)
        case .broken(let failure): refuse(id, tag, failure)
        case .asking, .placing, .settling, .finishing, .journaling: object(id, tag, FileFailure.outOfOrder)
        }
    }

    /// A file is said to its room like a message.
    private mutating func takeTurn(of upload: Upload, at now: Now) {
        lastSpoke[upload.user] = now.monotonic
        rooms[upload.room]?.noteSpeech(by: upload.user, at: now.monotonic, limit: limits.pausing)
    }

    /// What came is not what its sender says: nothing of it is kept.
    private mutating func giveBackDiffering(_ upload: Upload, _ tag: Tag) {
        refuse(
            upload.session, tag,
            FileFailure(.fileDiffers, "What arrived is not the file that was sent; send it again from the beginning."))
        files.uploads.remove(upload.number)
        if upload.isHalf { perform(.drop(upload.name), for: .nothing) }
    }

    /// A content is made once every byte is written.
    private mutating func settle(_ upload: Upload, _ ending: Upload.Ending) {
        files.uploads.note(upload.number) { $0.stage = .settling(ending) }
        if upload.taken == upload.end { makeContent(upload.number, ending) }
    }

    /// Has the store make a content of all bytes; not while it removes that very content.
    mutating func makeContent(_ number: UploadNumber, _ ending: Upload.Ending) {
        files.uploads.note(number) { $0.stage = .finishing(ending) }
        guard let upload = files.uploads[number], !files.upkeep.removing.contains(ending.id) else { return }
        files.upkeep.spare(ending.id)
        perform(.finish(upload.name, size: ending.size, ending.id), for: .finish(number))
    }

    mutating func finishContent(_ number: UploadNumber, _ result: Result<FileYield, FileFailure>, at now: Now) {
        guard let upload = files.uploads[number], case .finishing(let ending) = upload.stage else { return }
        switch result {
        case .success: say(upload, ending, at: now)
        case .failure(let failure) where failure.code == .fileDiffers || upload.session == nil:
            files.uploads.remove(number)
            refuse(upload.session, ending.tag, failure)
            if failure.code != .fileDiffers { effects.append(.letGo(.suspend(upload.name))) }
        // It may be put again: what the disk has of it is looked at then.
        case .failure(let failure):
            files.uploads.note(number) { $0.stage = .broken(failure) }
            refuse(upload.session, ending.tag, failure)
        }
    }

    /// Whoever put it may have lost the right to say it meanwhile.
    private mutating func say(_ upload: Upload, _ ending: Upload.Ending, at now: Now) {
        if let objection = objection(toFilesOf: upload.user, in: upload.room, isTurn: false, at: now) {
            files.uploads.remove(upload.number)
            return refuse(upload.session, ending.tag, objection)
        }
        write(upload.number, ending)
    }

    /// Writes the entry: what is published was stored, and so was its file.
    private mutating func write(_ number: UploadNumber, _ ending: Upload.Ending) {
        guard let upload = files.uploads[number] else { return }
        files.upkeep.spare(ending.id)
        files.uploads.note(number) { $0.stage = .journaling(ending) }
        let submission = Submission(
            room: upload.room, author: upload.user, nonce: upload.name.nonce, body: .file(upload.file(ending)))
        journal.append(
            JournalQueue.Pending(
                submission: submission, session: upload.session ?? SessionID(0), source: .file(number)))
        holdIfFull()
    }

    /// The journal has the entry, or another one under its nonce.
    mutating func settle(_ pending: JournalQueue.Pending, put number: UploadNumber, as outcome: SubmissionOutcome) {
        guard let upload = files.uploads[number], case .journaling(let ending) = upload.stage else { return }
        files.uploads.remove(number)
        let nonce = upload.name.nonce
        switch outcome {
        case .stored(let entry):
            let room = pending.submission.room
            if let pair = rooms.pair(of: room) { gather(pair, in: room) }
            emit(
                entry, in: room, authorStays: upload.session.map { sessions[$0]?.rooms.contains(room) == true } ?? false
            )
            accept(upload, nonce, entry.seq)
        case .duplicate(let seq): accept(upload, nonce, seq)
        case .nonceReused, .refused: refuse(upload.session, ending.tag, .nonceReused)
        }
    }

    private mutating func accept(_ upload: Upload, _ nonce: Nonce, _ seq: Seq) {
        if let id = upload.session, sessions[id] != nil { answer(id, .accepted(nonce, seq)) }
    }

    /// The journal did not take the entry: the content stays for a while, and its sender may ask again.
    mutating func giveBack(put number: UploadNumber, _ code: Refusal.Code, _ detail: String) {
        guard let upload = files.uploads[number], case .journaling(let ending) = upload.stage else { return }
        let now = moment
        files.uploads.note(number) { ($0.stage, $0.wholeSince) = (.whole(ending), now) }
        refuse(upload.session, ending.tag, FileFailure(code, detail))
    }

    /// A content is no longer being removed: what waited for that goes on.
    mutating func finishRemoval() {
        let removed = files.upkeep.removing
        files.upkeep.finishRemoval()
        for upload in files.uploads.all({ $0.held.map(removed.contains) ?? false }) {
            if case .finishing(let ending) = upload.stage { makeContent(upload.number, ending) }
        }
    }
}
