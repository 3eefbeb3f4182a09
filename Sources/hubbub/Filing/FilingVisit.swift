import ChatModel
import FileTransfer
import HubConnection

/// A stay at a hub for files: goes on over any number of sessions, until nothing gets on for too long.
struct FilingVisit: Sendable {
    let door: HubDoor
    let timeout: Duration
    /// Another number after each step forward.
    let progress: @Sendable () -> Int

    /// Gives a courier to the body, again after each loss.
    /// - Throws: ``Complaint``, ``HubConnectionError``; what else the body throws.
    func run<Value: Sendable>(_ body: @escaping @Sendable (Courier) async throws -> Value) async throws -> Value {
        let persistence = Persistence(door, patience: timeout)
        return try await gettingOn(within: timeout, { progress() }) {
            persistence.failure(orElse: "Nothing came from the hub for \(timeout.written); try again, and it goes on.")
        } _: {
            try await persistence.run { session in
                try Self.check(session)
                return try await Courier.serve(session) { courier in try await Self.telling { try await body(courier) }
                }
            }
        }
    }

    private static func check(_ session: HubSession) throws {
        guard !session.features.contains(Feature.files) else { return }
        throw Complaint(
            "\(PlainText.printable(session.hubName.text)) takes and gives no files; its owner can change that.")
    }

    /// A lost session is tried again by who keeps it; all else is said.
    private static func telling<Value>(_ work: () async throws -> Value) async throws -> Value {
        do { return try await work() } catch let failure as TransferFailure {
            if failure.code == .lost { throw HubConnectionError(.lost, failure.message) }
            if failure.code == .cancelled { throw CancellationError() }
            throw Complaint(failure)
        }
    }
}

extension Destination {
    /// Goes into the place, as it is now.
    func open(_ courier: Courier) async throws(TransferFailure) -> Joined {
        let answer = try await courier.ask { self.opening($0, resume: nil) }
        guard case .joined(let joined) = answer else { throw .lost }
        return joined
    }

    /// The number of the place, which is opened for that.
    func number(_ courier: Courier) async throws(TransferFailure) -> RoomNumber { try await open(courier).room }
}
