import ArgumentParser
import ChatModel
import CursesTerminal
import Discovery
import FileStore
import FileTransfer
import Foundation
import HistoryStore
import HubConnection
import HubServer
import Profile
import Trust

/// What a command tells a person when it can't do what was asked: one sentence on stderr, exit code 1.
struct Complaint: Error, Hashable {
    let message: String
    /// What kind of failure it is, for programs: a word of letters and digits.
    let code: String

    init(_ message: String, code: String? = nil) { (self.message, self.code) = (message, code ?? Self.anyCode) }

    private static let anyCode = "failed"

    /// The words for any error that a part of the program throws.
    init(_ error: any Error) {
        message =
            switch error {
            case let error as Complaint: error.message
            case let error as HubConnectionError: error.message
            case let error as TrustError: error.message
            case let error as ProfileError: error.message
            case let error as FileStoreError: error.message
            case let error as TransferFailure: error.message
            case let error as HubServerError: error.message
            case let error as HistoryError: error.message
            case let error as DiscoveryError: error.message
            case let error as InvalidText: error.message
            case let error as TerminalError: error.message
            default: "Something went wrong: \(error)"
            }
        code = Self.code(of: error)
    }

    private static func code(of error: any Error) -> String {
        switch error {
        case let error as Complaint: error.code
        case let error as TransferFailure: error.code.word
        case let error as HubConnectionError: error.code.word
        case let error as FileStoreError: "\(error.code)"
        default: anyCode
        }
    }

    /// Says it, and ends the command.
    func end() throws -> Never {
        // It may repeat what a hub said, or a file's name.
        FileHandle.standardError.write(Data((PlainText.printable(message) + "\n").utf8))
        throw ExitCode.failure
    }
}

/// Runs a command's work; what it throws is said in a sentence. A reader of our output who went away is no failure.
func complaining(_ work: () async throws -> Void) async throws {
    do { try await work() } catch {
        if error is Output.Closed { return }
        if error is ExitCode || error is CleanExit || error is ValidationError { throw error }
        try Complaint(error).end()
    }
}
