import Foundation
import HistoryStore

/// Ends the hub that uses a data folder.
enum HubStopper {
    private static let patience = Duration.seconds(30)

    /// Asks the hub of a folder to stop, and waits until it has.
    /// - Throws: ``Complaint`` if none runs, or it does not stop.
    static func stop(_ folder: String) async throws {
        guard let process = DataFolderLock.holder(folder: folder) else {
            throw Complaint("No hub runs on \(folder).")
        }
        guard kill(process, SIGTERM) == 0 else {
            throw Complaint("The hub (process \(process)) can't be stopped: \(String(cString: strerror(errno))).")
        }
        let start = ContinuousClock.now
        while DataFolderLock.holder(folder: folder) == process {
            guard start.duration(to: .now) < patience else {
                throw Complaint(
                    "The hub (process \(process)) was asked to stop \(patience.written) ago and still runs.")
            }
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}
