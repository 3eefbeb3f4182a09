import ChatModel
import Foundation
import Synchronization

/// What a run writes, on the two streams of this program: byte by byte as it was, but as safe text on a terminal; or as
/// JSON objects on the first.
final class RunOutput: Sendable {
    private let isJSON: Bool
    private let isTerminal: [RunStream: Bool]
    private let texts = Mutex<[RunStream: OutputText]>([:])

    init(isJSON: Bool) {
        self.isJSON = isJSON
        isTerminal = [.output: isatty(STDOUT_FILENO) == 1, .errors: isatty(STDERR_FILENO) == 1]
    }

    /// - Throws: ``Output/Closed``; ``Complaint`` if it can't be written.
    func write(_ bytes: [UInt8], _ stream: RunStream) throws {
        if isJSON || isTerminal[stream] == true {
            try show(texts.withLock { $0[stream, default: OutputText()].take(bytes) }, stream)
        } else {
            try Output.write(bytes: bytes, to: stream.descriptor)
        }
    }

    /// Writes what is left, and says how it ended unless its exit code says it all.
    func finish(_ end: RunEnd) throws {
        for stream in RunStream.allCases {
            try show(texts.withLock { $0[stream]?.finish() ?? "" }, stream)
        }
        if isJSON {
            var object = JSONLine()
            RunJSON.add(end, to: &object)
            return try Output.write([object.text])
        }
        for line in end.remarks { FileHandle.standardError.write(Data((line + "\n").utf8)) }
    }

    private func show(_ text: String, _ stream: RunStream) throws {
        guard !text.isEmpty else { return }
        guard isJSON else { return try Output.write(bytes: Array(text.utf8), to: stream.descriptor) }
        var object = JSONLine()
        object.add("stream", stream == .output ? "stdout" : "stderr")
        object.add("text", text)
        try Output.write([object.text])
    }
}

extension RunStream {
    fileprivate var descriptor: CInt { self == .output ? STDOUT_FILENO : STDERR_FILENO }
}

extension RunEnd {
    /// What a person is told of it, a sentence a line.
    fileprivate var remarks: [String] {
        let time = "\((Double(milliseconds) / 1_000).written(digits: 1)) s"
        let end: String? =
            switch ending {
            case .exited: nil
            case .signalled(let signal): "The command was ended by signal \(signal)."
            case .timeLimit: "The command was ended at its time limit of \(time)."
            case .stopped: "The command was stopped after \(time)\(isCut ? ", for it wrote without end" : "")."
            case .unstartable: "The command can't be started; the hub's log says why."
            }
        return (isCut ? ["The output was cut here; the command wrote more than the hub passes on."] : [])
            + [end].compactMap(\.self)
    }
}
