import ChatModel
import FileTransfer
import Foundation
import Synchronization

/// Shows how a transfer goes: a bar on a terminal, or JSON events.
final class TransferShow: Sendable {
    let isJSON: Bool
    private let rate = Mutex(TransferRate())
    private let bar: Mutex<ProgressShow>
    private let total = Mutex<UInt64?>(nil)
    private let steps = Atomic<Int>(0)

    init(isJSON: Bool) {
        self.isJSON = isJSON
        bar = Mutex(ProgressShow(isOutputElsewhere: !isJSON, counting: .bytes))
    }

    /// Another number after each piece of news.
    var progress: Int { steps.load(ordering: .relaxed) }

    /// Says what is heard of something.
    func tell(_ news: TransferNews, of name: String) {
        steps.wrappingAdd(1, ordering: .relaxed)
        count(news)
        if isJSON { return event(news, name) }
        switch news {
        case .began(let offset, _):
            bar.withLock { $0.begin(at: offset) }
        case .moved(let bytes):
            let total = total.withLock { $0 }
            bar.withLock { $0.show(bytes, of: total) }
        case .wrongPiece(let piece): note("Piece \(piece + 1) of \(name) came damaged and is fetched again.")
        case .renewed: note("What the hub had of \(name) is not how it begins now, so it is sent from the beginning.")
        }
    }

    private func count(_ news: TransferNews) {
        switch news {
        case .began(let offset, let size):
            total.withLock { $0 = size }
            rate.withLock { rate in
                rate = TransferRate()
                rate.note(offset, at: .now)
            }
        case .moved(let bytes): rate.withLock { $0.note(bytes, at: .now) }
        case .wrongPiece, .renewed: break
        }
    }

    /// Says something beside the results, on a line of its own.
    func note(_ words: String) {
        clear()
        FileHandle.standardError.write(Data((PlainText.printable(words) + "\n").utf8))
    }

    /// Says that a folder is looked through before it is carried.
    func counting(_ path: String) { bar.withLock { $0.say("Counting \(PlainText.printable(path)) …") } }

    /// Takes the bar away.
    func clear() { bar.withLock { $0.end(nil) } }

    /// Writes a result: a line, or an event.
    /// - Throws: as ``Output/write(_:)``.
    func result(_ line: String, _ event: String, _ fill: (inout JSONLine) -> Void) throws {
        clear()
        guard isJSON else { return try Output.write([line]) }
        var object = JSONLine()
        object.add("event", event)
        fill(&object)
        try Output.write([object.text])
    }

    /// Says what could not be carried, and why: as an event, or where errors go.
    /// - Throws: as ``Output/write(_:)``.
    func fail(_ failure: TransferFailure, _ name: String) throws {
        guard isJSON else { return note(failure.message) }
        try fail(Complaint(failure), name, canResume: failure.canResume)
    }

    /// Says as an event why nothing more is done.
    /// - Parameter name: What could not be carried; nil if it did not come to that.
    /// - Throws: as ``Output/write(_:)``.
    func fail(_ complaint: Complaint, _ name: String? = nil, canResume: Bool = false) throws {
        try result("", "failed") {
            $0.add("name", orNull: name)
            $0.add("code", complaint.code)
            $0.add("message", complaint.message)
            $0.add("resumable", canResume)
        }
    }

    private func event(_ news: TransferNews, _ name: String) {
        var object = JSONLine()
        switch news {
        case .began(let offset, let size):
            object.add("event", "begin")
            object.add("name", name)
            object.add("bytes", offset)
            if let size { object.add("size", size) } else { object.addNull("size") }
        case .moved(let bytes):
            object.add("event", "progress")
            object.add("name", name)
            object.add("bytes", bytes)
            let total = total.withLock { $0 }
            let (speed, left) = rate.withLock { ($0.perSecond, $0.secondsLeft(to: total)) }
            object.add("bytesPerSecond", orNull: speed)
            object.add("secondsLeft", orNull: left)
        case .wrongPiece(let piece):
            object.add("event", "damaged")
            object.add("name", name)
            object.add("piece", piece + 1)
        case .renewed:
            object.add("event", "renewed")
            object.add("name", name)
        }
        // Whoever does not read the events wants the file nevertheless.
        try? Output.write([object.text])
    }
}
