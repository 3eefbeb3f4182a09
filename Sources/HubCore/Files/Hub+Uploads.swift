import ChatModel

/// Files on their way into a room: asked for, placed, taken slice by slice.
extension Hub {
    mutating func put(
        _ offer: FileOffer, into room: RoomNumber, _ nonce: Nonce, _ id: SessionID, _ user: UserNumber, _ tag: Tag,
        at now: Now
    ) {
        guard let person = people[user] else { return }
        if life != .running { return refuse(id, tag, .stopping) }
        let name = HalfName(user: person.id, nonce: nonce)
        if let earlier = files.uploads[name], earlier.isEnding { return wait(for: earlier, id, tag) }
        if let objection = objection(toFilesOf: user, in: room, isTurn: false, at: now) {
            return refuse(id, tag, objection)
        }
        if let earlier = files.uploads[name] {
            if case .whole(let ending) = earlier.stage, earlier.room == room { return goOn(earlier, ending, id, tag) }
            if earlier.session != id { refuse(earlier.session, earlier.waitingTag, .replaced) }
            end(earlier)
        }
        guard files.uploads[id, tag] == nil else { return object(id, tag, FileFailure.outOfOrder) }
        if let failure = tooManyUploads(of: id, user) { return object(id, tag, failure) }
        let upload = files.uploads.add { number in
            Upload(number: number, user: user, name: name, room: room, offer: offer, session: id, tag: tag)
        }
        perform(.find(.upload(by: user, under: nonce)), for: .asking(upload.number))
    }

    /// The same file is being finished for another connection of its sender: the answer goes to this one.
    private mutating func wait(for upload: Upload, _ id: SessionID, _ tag: Tag) {
        guard files.uploads[id, tag] == nil || upload.session == id else {
            return object(id, tag, FileFailure.outOfOrder)
        }
        if upload.session != id { refuse(upload.session, upload.waitingTag, .replaced) }
        files.uploads.hand(upload.number, to: id, tag)
        files.uploads.note(upload.number) { $0.answerEnding(to: tag) }
    }

    /// All of a file is there, only its entry could not be stored: nothing is sent again.
    private mutating func goOn(_ upload: Upload, _ ending: Upload.Ending, _ id: SessionID, _ tag: Tag) {
        guard files.uploads[id, tag].map({ $0.number == upload.number }) ?? true else {
            return object(id, tag, FileFailure.outOfOrder)
        }
        if upload.session != id { refuse(upload.session, upload.tag, .replaced) }
        files.uploads.hand(upload.number, to: id, tag)
        tell(id, tag, .placed(offset: ending.size, ending.id))
    }

    private func tooManyUploads(of id: SessionID, _ user: UserNumber) -> FileFailure? {
        if files.uploads.count(of: id) >= limits.uploadsPerSession {
            return .tooMany(limits.uploadsPerSession, "put")
        }
        if files.uploads.count(of: user) >= limits.uploadsPerUser { return .tooMany(limits.uploadsPerUser, "put") }
        return files.uploads.count >= limits.uploads ? .tooManyOnHub("put") : nil
    }

    /// The journal says whether the file is there already.
    mutating func finishAsking(_ number: UploadNumber, _ result: Result<FileYield, FileFailure>, at now: Now) {
        guard let upload = files.uploads[number], upload.stage == .asking else { return }
        switch result {
        case .success(.found(.upload(let earlier?, _))):
            files.uploads.remove(number)
            guard earlier.isFile, earlier.room == upload.room else {
                return refuse(upload.session, upload.tag, .nonceReused)
            }
            if let id = upload.session { answer(id, .accepted(upload.name.nonce, earlier.seq)) }
        case .success(.found(.upload(nil, let used))):
            files.uploads.note(number) { $0.stage = .placing }
            perform(.place(upload.name, size: upload.offer.size, used: used), for: .placing(number))
        case .success:
            giveUp(number, FileFailure(.storageFailed, "The hub can't read its journal."))
        case .failure(let failure): giveUp(number, failure)
        }
    }

    private mutating func giveUp(_ number: UploadNumber, _ failure: FileFailure) {
        guard let upload = files.uploads[number] else { return }
        files.uploads.remove(number)
        refuse(upload.session, upload.tag, failure)
    }

    mutating func finishPlacing(_ number: UploadNumber, _ result: Result<FileYield, FileFailure>) {
        guard let upload = files.uploads[number], upload.stage == .placing else { return }
        switch result {
        case .success(.placed(let half)):
            files.uploads.note(number) { upload in
                (upload.stage, upload.end) = (.open, half.offset)
                (upload.taken, upload.told) = (half.offset, half.offset)
            }
            tell(upload.session, upload.tag, .placed(offset: half.offset, half.id))
        case .success: giveUp(number, .noSuchFile)
        case .failure(let failure): giveUp(number, failure)
        }
    }

    mutating func takeSlice(_ bytes: [UInt8], at offset: UInt64, _ id: SessionID, _ tag: Tag) {
        guard let upload = files.uploads[id, tag] else { return refuseStray(id, tag, .notPut) }
        if case .broken(let failure) = upload.stage { return refuseStray(id, tag, failure) }
        let (end, isOver) = offset.addingReportingOverflow(UInt64(bytes.count))
        guard upload.stage == .open, offset == upload.end, !bytes.isEmpty, !isOver, end <= upload.offer.size ?? .max
        else { return object(id, tag, FileFailure.outOfOrder) }
        guard end - upload.taken <= UInt64(FilePieces.underWay) else {
            return object(id, tag, FileFailure.tooManyUnderWay)
        }
        files.uploads.note(upload.number) { $0.end = end }
        perform(.append(upload.name, offset: offset, bytes), for: .append(upload.number))
    }

    /// Bytes of a file that is not put, or not any more: what was on its way when it ended is borne.
    private mutating func refuseStray(_ id: SessionID, _ tag: Tag, _ failure: FileFailure) {
        if sessions[id]?.takeStray(of: tag) == true { return refuse(id, tag, failure) }
        object(id, tag, failure)
    }

    mutating func finishSlice(_ number: UploadNumber, _ result: Result<FileYield, FileFailure>) {
        guard let upload = files.uploads[number] else { return }
        switch result {
        case .success(.taken(let offset)):
            files.uploads.note(number) { $0.taken = max($0.taken, offset) }
            tellTaken(of: number)
            if case .settling(let ending) = upload.stage, offset >= upload.end { makeContent(number, ending) }
        case .success: break
        // What follows a slice that was not written is not written either.
        case .failure(let failure): breakOff(upload, failure)
        }
    }

    /// Tells how far an upload has come, once its sender can go on by the handful, or has nothing else to wait for.
    private mutating func tellTaken(of number: UploadNumber) {
        guard let upload = files.uploads[number] else { return }
        let isWorthTelling = upload.taken - upload.told >= FilePieces.takenStep
        guard upload.taken > upload.told, isWorthTelling || upload.taken >= upload.end else { return }
        files.uploads.note(number) { $0.told = upload.taken }
        tell(upload.session, upload.tag, .taken(offset: upload.taken))
    }

    /// Nothing more of an upload is taken until it is put again.
    private mutating func breakOff(_ upload: Upload, _ failure: FileFailure) {
        refuse(upload.session, upload.tag, failure)
        if case .settling(let ending) = upload.stage { refuse(upload.session, ending.tag, failure) }
        if case .broken = upload.stage { return }
        files.uploads.note(upload.number) { $0.stage = .broken(failure) }
        // What nobody can send from here on, as out of a pipe, would take its user's room until it expires.
        if failure.code == .fileTooLarge, upload.offer.size == nil { perform(.drop(upload.name), for: .nothing) }
        if let id = upload.session { sessions[id]?.noteStray(upload.tag, upTo: limits.uploadsPerSession) }
    }

    mutating func drop(_ nonce: Nonce, _ id: SessionID, _ user: UserNumber, _ tag: Tag) {
        guard let person = people[user], mayAsk(id, tag) else { return }
        let name = HalfName(user: person.id, nonce: nonce)
        if let upload = files.uploads[name] {
            guard !upload.isEnding else { return refuse(id, tag, .isFinishing) }
            if upload.session != id { refuse(upload.session, upload.waitingTag, .replaced) }
            end(upload)
        }
        perform(.drop(name), for: .drop(id, tag))
    }

    /// Nobody sends more of an upload: what is there of it is kept for later, and what is whole is finished.
    mutating func leave(_ upload: Upload) {
        if upload.isEnding || upload.isWhole { return files.uploads.hand(upload.number, to: nil, upload.tag) }
        end(upload)
    }

    /// An upload ends where it is; what the store has of it is kept for later.
    mutating func end(_ upload: Upload) {
        if let id = upload.session { sessions[id]?.noteStray(upload.tag, upTo: limits.uploadsPerSession) }
        files.uploads.remove(upload.number)
        if upload.isHalf { effects.append(.letGo(.suspend(upload.name))) }
    }
}

extension Upload {
    /// Whoever waits for the end of it is answered under this tag.
    mutating func answerEnding(to tag: Tag) {
        switch stage {
        case .finishing(let ending): stage = .finishing(Ending(tag: tag, size: ending.size, id: ending.id))
        case .journaling(let ending): stage = .journaling(Ending(tag: tag, size: ending.size, id: ending.id))
        case .asking, .placing, .open, .broken, .settling, .whole: break
        }
    }
}
