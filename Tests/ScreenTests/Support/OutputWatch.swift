import Foundation
import Synchronization
import Testing

/// A FIFO that a terminal's output is copied into: tells that something was written, and what it was stays on the screen.
final class OutputWatch: Sendable {
    /// Where the output is to be copied to.
    let path: String
    /// One element or more after each output; those that come together fall into one.
    let changes: AsyncStream<Void>
    private let change: AsyncStream<Void>.Continuation
    private let source: Mutex<any DispatchSourceRead>

    init(at path: String) throws {
        self.path = path
        try #require(mkfifo(path, 0o600) == 0)
        // Open for writing too, so that it never ends while the terminal is not there yet.
        let descriptor = open(path, O_RDWR | O_NONBLOCK | O_CLOEXEC)
        try #require(descriptor >= 0)
        (changes, change) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: .global())
        source.setEventHandler { @Sendable [change] in
            var bytes = [UInt8](repeating: 0, count: 65_536)
            while read(descriptor, &bytes, bytes.count) > 0 {}
            change.yield()
        }
        source.setCancelHandler { @Sendable in close(descriptor) }
        source.resume()
        self.source = Mutex(source)
    }

    deinit { source.withLock { $0.cancel() } }

    /// Waits for the next output, or until `wake` is called.
    func next() async { for await _ in changes { return } }

    /// Lets who waits look again after some seconds.
    func wake(after seconds: Double) {
        DispatchQueue.global().asyncAfter(deadline: .now() + seconds) { @Sendable [change] in change.yield() }
    }
}
