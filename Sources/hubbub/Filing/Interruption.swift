import Dispatch
import Foundation

/// Ctrl-c while files are carried: the line that shows how it goes is taken away, and the program ends at once. What was
/// carried so far stays on the disk and at the hub, so the same command goes on with it.
struct Interruption {
    /// The status of a program that SIGINT has ended, as shells tell it: 128 and the signal's number.
    static let status = 128 + SIGINT

    private let source: any DispatchSourceSignal

    /// Begins to listen; until it is let go of.
    init(of show: TransferShow) {
        signal(SIGINT, SIG_IGN)
        source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        source.setEventHandler { @Sendable in
            show.clear()
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
