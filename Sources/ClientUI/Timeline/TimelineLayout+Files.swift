import ChatModel
import ClientCore
import TerminalCore

/// Files in a conversation: those that stand there, and those on their way.
extension TimelineLayout {
    /// A file's message, with how far it is on its way to this machine, or where it stands.
    func lines(of file: SharedFile, in item: TimelineItem, by person: Person?, time: LocalTime?) -> [StyledLine] {
        let spot = FileSpot(conversation.key, item.place.seq)
        let transfer = hub.files.transfer(at: spot)
        let row = given(
            around.line(of: file, columns: columns.text), by: person, time: time,
            notes: notes(on: transfer) + notes(on: item))
        let own = append(changes[item.place.seq] ?? [], to: row)
        if let failure = transfer?.failure { return own + lines(of: failure) }
        guard transfer == nil else { return own }
        if let path = hub.files.saved[spot] {
            return own + lines(around.words.text("file.saved", ["path": path]), style: around.theme.notice)
        }
        guard hub.files.isGone(conversation.number, spot.seq) else { return own }
        return own + lines(around.words.text("file.gone"), style: around.theme.error)
    }

    /// What is on its way and stands beside no message.
    func lines(of transfer: Transfer) -> [StyledLine] {
        let failed = transfer.failure.map { lines(of: $0) } ?? []
        switch transfer.job {
        case .put(let upload):
            let line = around.line(of: upload.offer, columns: columns.text)
            return given(line, by: hub.you, time: nil, notes: notes(on: transfer)) + failed
        case .get, .look:
            let name = transfer.job.name.shortenedName(to: columns.text)
            let progress = notes(on: transfer).flatMap { lines($0.text, style: $0.style) }
            return noted(name, style: around.theme.notice) + progress + failed
        }
    }

    /// The block of a transfer.
    func index(of id: TransferID) -> Int? {
        transfers.firstIndex { $0.id == id }.map { items + posts.count + $0 }
    }

    /// The place of what stands so far behind all items, with so many of its lines below the screen.
    func place(behindItems index: Int, hidden: Int) -> Scroll {
        index < posts.count
            ? .post(posts[index].nonce, hidden: hidden) : .transfer(transfers[index - posts.count].id, hidden: hidden)
    }

    private func lines(of failure: CarriageFailure) -> [StyledLine] {
        lines(around.sentence(for: failure), style: around.theme.error)
    }

    private func notes(on transfer: Transfer?) -> [Note] {
        guard let transfer else { return [] }
        // Where there are several, `/cancel` needs to be told which.
        let number = hub.files.transfers.count > 1 ? "[\(transfer.number)] " : ""
        let wordings = around.progress(of: transfer, at: client.now.monotonic).map { number + $0 }
        guard !wordings.isEmpty else { return [] }
        return [Note(text: Fitting.first(of: wordings, columns: columns.text), style: around.theme.dim, gap: 2)]
    }
}
