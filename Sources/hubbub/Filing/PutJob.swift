import ChatModel
import FileStore
import FileTransfer
import Foundation
import HubConnection
import Profile

/// All of one `put`: its files go one after the other, over any number of sessions.
actor PutJob {
    /// How long it waits before it asks again what the hub can't do now.
    private static let pause = Duration.seconds(1)
    private let items: [PutItem]
    private let destination: Destination
    private let book: UnfinishedPuts
    private let show: TransferShow
    /// The item that is put.
    private var index = 0
    /// Whether its nonce was looked up.
    private var isKnown = false
    /// Whether the room was opened before.
    private var isEntered = false
    /// Whether something could not be put.
    private(set) var hasFailed = false

    init(_ items: [PutItem], to destination: Destination, book: UnfinishedPuts, show: TransferShow) {
        (self.items, self.destination, self.book, self.show) = (items, destination, book, show)
    }

    /// Runs until each file is in the room, or can't be.
    /// - Throws: ``TransferFailure`` if the session is lost; ``Output/Closed``.
    func run(_ courier: Courier) async throws {
        let joined = try await destination.open(courier)
        sayWhatWasMade(joined)
        let room = joined.room
        while index < items.count {
            let item = items[index]
            do {
                try await lookUp(item, courier)
                try await put(item, into: room, courier)
                (index, isKnown) = (index + 1, false)
            } catch let failure as TransferFailure {
                try await take(failure, of: item)
            }
        }
    }

    private func sayWhatWasMade(_ joined: Joined) {
        defer { isEntered = true }
        if !isEntered, let words = destination.made(by: joined) { show.note(words) }
    }

    private func put(_ item: PutItem, into room: RoomNumber, _ courier: Courier) async throws {
        let order = PutOrder(item.source, into: room, nonce: item.currentNonce)
        let (show, book, hub, place) = (show, book, courier.session.hub, destination.written)
        let end = try await courier.carry(.put(order)) { news in
            if case .renewed(let nonce) = news {
                item.renew(nonce)
                if let kept = item.kept(on: hub, in: place) { try? book.remember(kept) }
            }
            show.tell(news, of: item.name)
        }
        try? book.forget(item.currentNonce)
        if case .put(let seq) = end { try say(item, seq) }
    }

    private func say(_ item: PutItem, _ seq: Seq) throws {
        try show.result("\(PlainText.printable(item.name)) is in \(destination.written).", "done") {
            $0.add("name", item.name)
            $0.add("path", item.written)
            $0.add("room", destination.written)
            $0.add("seq", seq.value)
            $0.add("id", orNull: item.source.sentID?.hex)
        }
    }

    /// What an earlier run began goes on, if it is still the same file.
    private func lookUp(_ item: PutItem, _ courier: Courier) async throws {
        guard !isKnown, let kept = item.kept(on: courier.session.hub, in: destination.written) else { return }
        isKnown = true
        let known = try book.read().last { $0.isSame(as: kept) }
        if let known, known.mark == kept.mark { return item.renew(known.nonce) }
        // Its bytes are others now: the hub need not keep the old ones.
        if let known { try? await courier.drop(known.nonce) }
        try book.remember(kept)
    }

    private func take(_ failure: TransferFailure, of item: PutItem) async throws {
        guard failure.code != .lost, failure.code != .cancelled else { throw failure }
        if failure.isPassing { return try await Task.sleep(for: Self.pause) }
        if !failure.canResume { try? book.forget(item.currentNonce) }
        hasFailed = true
        try show.fail(failure, item.name)
        (index, isKnown) = (index + 1, false)
    }
}
