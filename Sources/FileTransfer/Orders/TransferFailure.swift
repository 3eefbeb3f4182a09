import ChatModel
import FileStore
import HubConnection

/// Why an order was not carried out: a code, a sentence for a person, and whether carrying it again goes on.
package struct TransferFailure: Error, Hashable, Sendable {
    /// What kind of failure it is.
    package enum Code: Hashable, Sendable {
        /// Something on this machine.
        case local(FileStoreError.Code)
        /// The hub said no.
        case refused(Refusal.Code)
        /// The session ended.
        case lost
        /// Whoever wanted it wants it no more.
        case cancelled
        /// A piece came wrong again and again.
        case wrongPiece(UInt64)
        /// What came is not what was announced, or was not asked for.
        case differs
        /// What the hub has of a file is not what was put there.
        case damaged
    }

    package let code: Code
    /// One sentence that says what happened and what to do.
    package let message: String
    /// Whether the same order, carried again, goes on from where it was.
    package let canResume: Bool

    package init(_ code: Code, _ message: String, canResume: Bool) {
        (self.code, self.message, self.canResume) = (code, message, canResume)
    }
}

extension TransferFailure {
    /// Whether it may succeed without anybody changing anything, a little later in the same session or another.
    package var isPassing: Bool {
        switch code {
        case .lost: true
        case .refused(let code): Self.passing.contains(code)
        case .local, .cancelled, .wrongPiece, .differs, .damaged: false
        }
    }

    /// Whether another try would fail alike, until something is changed elsewhere.
    package var isFinal: Bool {
        switch code {
        case .damaged: true
        case .refused(let code): [.noSuchFile, .fileTooLarge].contains(code)
        case .local(let code): [.noSuchFile, .unfit, .tooLarge].contains(code)
        case .lost, .cancelled, .wrongPiece, .differs: false
        }
    }

    private static let passing: Set<Refusal.Code> = [
        .storageFull, .storageFailed, .storageReadOnly, .stopping, .tooManyTransfers, .slowMode, .tooFast,
    ]

    package init(_ error: FileStoreError) {
        let isOver = [.changed, .noSuchFile, .unfit, .tooLarge, .wrongPlace].contains(error.code)
        let code: Code = error.code == .closed ? .cancelled : .local(error.code)
        self.init(code, error.message, canResume: !isOver)
    }

    package init(_ refusal: Refusal) {
        let detail = refusal.detail.isEmpty ? "The hub refused it." : refusal.detail
        let isOver = [.noSuchFile, .fileChanged, .fileDiffers, .fileTooLarge].contains(refusal.code)
        self.init(.refused(refusal.code), detail, canResume: !isOver)
    }

    package init(_ error: HubConnectionError) { self.init(.lost, error.message, canResume: true) }

    package static let cancelled = TransferFailure(.cancelled, "It was cancelled.", canResume: true)
    package static let lost = TransferFailure(.lost, "The connection to the hub was lost; try again.", canResume: true)

    /// The hub's disk has lost something of a file. What is here of it is good, and stays.
    static let damaged = TransferFailure(
        .damaged, "The hub's copy of this file is damaged; whoever sent it can put it there again.", canResume: true)

    /// The hub said something that no hub says.
    static func strange(_ what: String) -> TransferFailure {
        TransferFailure(
            .differs, "The hub \(what), so this was given up; update the hub, or try again.", canResume: true)
    }
}
