import ArgumentParser
import FileTransfer
import HubConnection

extension TransferFailure.Code {
    /// Its name for programs; that of a refusal is the refusal's own.
    var word: String {
        switch self {
        case .local(let code): "\(code)"
        case .refused(let code): "\(code)"
        case .lost: "lost"
        case .cancelled: "cancelled"
        case .wrongPiece: "wrongPiece"
        case .differs: "differs"
        case .damaged: "damaged"
        }
    }
}

extension HubConnectionError.Code {
    /// Its name for programs; that of a refusal is the refusal's own.
    var word: String {
        switch self {
        case .unreachable: "unreachable"
        case .nothingListens: "nothingListens"
        case .timedOut: "timedOut"
        case .notAHub: "notAHub"
        case .plainHub: "plainHub"
        case .tlsHub: "tlsHub"
        case .untrusted: "untrusted"
        case .passwordNeeded: "passwordNeeded"
        case .wrongPassword: "wrongPassword"
        case .refused(let code): "\(code)"
        case .lost: "lost"
        case .unsendable: "unsendable"
        }
    }
}

extension TransferShow {
    /// Runs a command's work; what it throws is said in a sentence, or with `--json` as an event.
    func complaining(_ work: () async throws -> Void) async throws {
        try await hubbub.complaining {
            do { try await work() } catch  where isJSON && Self.isFailure(error) {
                try fail(Complaint(error))
                throw ExitCode.failure
            }
        }
    }

    /// Whether an error is to be told, and was not.
    private static func isFailure(_ error: any Error) -> Bool {
        !(error is Output.Closed || error is ExitCode || error is CleanExit || error is ValidationError)
    }
}
