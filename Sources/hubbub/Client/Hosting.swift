import ChatModel
import ClientCore
import Foundation
import Profile
import Trust

/// "Host here": a hub as a process of its own, on the fixed port, or on a free one if that is taken.
enum Hosting {
    /// Starts the hub and waits until it is ready, or says why it is not.
    static func start(_ name: HubName, profile: ProfilePaths) async -> ClientEvent {
        await withCheckedContinuation { continuation in
            // Waiting for the other process blocks its thread, which must be none of the shared pool.
            DispatchQueue.global().async { @Sendable in continuation.resume(returning: startNow(name, profile)) }
        }
    }

    private static func startNow(_ name: HubName, _ profile: ProfilePaths) -> ClientEvent {
        do {
            let arguments = ["--name", name.text, "--or-another-port", "--json"]
            let lines = try DetachedHub.start(arguments, log: profile.hubLog).lines
            return try hosted(lines.map { try JSONDecoder().decode(Ready.self, from: Data($0.utf8)) })
        } catch {
            return .hostFailed(Complaint(error).message)
        }
    }

    /// A line of what `hubbub host --json` prints.
    private struct Ready: Decodable {
        let address: String
        let fingerprint: String
    }

    /// The hub at its own machine's loopback if it listens there, else at its first address.
    private static func hosted(_ lines: [Ready]) throws -> ClientEvent {
        guard let line = lines.first(where: { $0.address.contains("//127.0.0.1:") }) ?? lines.first,
            case .address(let address)? = HubReference(line.address)?.target
        else { throw Complaint("The hub did not say where it listens.") }
        return .hosted(HubID(fingerprint: line.fingerprint), address)
    }
}
