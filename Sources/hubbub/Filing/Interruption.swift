import Dispatch
import Foundation

/// Ctrl-c while files are carried: the line that shows how it goes is taken away, and the program ends at once. What was
/// carried so far stays on the disk and at the hub, so the same command goes on with it.
struct Interruption {
    /// The status of a program that SIGINT has ended, as shells tell it: 128 and the signal's number.
    static let status = 128 + SIGINT

    private static let goesOn = "Stopped; the same command goes on where this one stopped."
    private static let beginsAnew = "Stopped; what comes from the input can't be gone on with, so send it anew."

    private let source: any DispatchSourceSignal

    /// Begins to listen; until it is let go of.
    /// - Parameter canGoOn: Whether the same command finds again what is carried.
    init(of show: TransferShow, canGoOn: Bool) {
        signal(SIGINT, SIG_IGN)
        source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        source.setEventHandler { @Sendable in
            show.note(canGoOn ? Self.goesOn : Self.beginsAnew)
            // Work on other threads may wait for a slow disk; nobody waits for that.
            _exit(Self.status)
        }
        source.resume()
    }

    /// From now on Ctrl-c ends the program as it does any other.
    func end() {
        source.cancel()
        signal(SIGINT, SIG_DFL)
    }
}
