import ChatModel
import Foundation
import TestKit

extension Guest {
    /// What became of a run.
    struct Outcome: Sendable {
        var output: [UInt8] = []
        var errors: [UInt8] = []
        var end: RunEnd?
        var refusal: Refusal.Code?

        var text: String { String(decoding: output, as: UTF8.self) }
    }

    func ask(_ name: String, _ arguments: [String] = [], in room: RoomNumber, tag: UInt32) async throws {
        guard let call = RunCall(try RunName(name), try arguments.map { try RunArgument($0) }) else {
            throw Unexpected(what: "call")
        }
        try await peer.send(.run(Tag(tag), room, .random(), call))
    }

    /// Runs something to its end, or until it is refused.
    func run(_ name: String, _ arguments: [String] = [], in room: RoomNumber) async throws -> Outcome {
        try await ask(name, arguments, in: room, tag: 9)
        var outcome = Outcome()
        while outcome.end == nil, outcome.refusal == nil {
            switch try await peer.nextAnswer() {
            case .wrote(Tag(9), .output, let bytes): outcome.output += bytes
            case .wrote(Tag(9), .errors, let bytes): outcome.errors += bytes
            case .ran(Tag(9), let end): outcome.end = end
            case .refused(let refusal): outcome.refusal = refusal.code
            default: continue
            }
        }
        return outcome
    }

    /// Asks for so many runs at once; why each was refused, or nil for those that ran to their end.
    func runMany(_ name: String, count: Int, in room: RoomNumber) async throws -> [Refusal.Code?] {
        for tag in 1...count { try await ask(name, in: room, tag: UInt32(100 + tag)) }
        var outcomes: [Refusal.Code?] = []
        while outcomes.count < count {
            switch try await peer.nextAnswer() {
            case .ran: outcomes.append(nil)
            case .refused(let refusal): outcomes.append(refusal.code)
            default: continue
            }
        }
        return outcomes
    }
}
