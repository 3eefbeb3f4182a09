import ChatModel
import NIOCore

/// How a run ended: the first byte of its end.
enum RunEndingKind: UInt8, CaseIterable {
    case exited = 0
    case signalled = 1
    case timeLimit = 2
    case stopped = 3
    case unstartable = 4
}

/// Commands, what they write, and how they end.
extension ByteBuffer {
    mutating func write(_ call: RunCall) throws(WireError) {
        try writeText(call.name.text)
        try writeList(call.arguments) { (buffer, argument) throws(WireError) in try buffer.writeText(argument.text) }
    }

    mutating func write(_ end: RunEnd) throws(WireError) {
        switch end.ending {
        case .exited(let code): write(.exited, code)
        case .signalled(let signal): write(.signalled, signal)
        case .timeLimit: write(.timeLimit, 0)
        case .stopped: write(.stopped, 0)
        case .unstartable: write(.unstartable, 0)
        }
        try writeNumber(end.milliseconds)
        writeFlag(end.isCut)
    }

    private mutating func write(_ kind: RunEndingKind, _ value: UInt8) {
        writeInteger(kind.rawValue)
        writeInteger(value)
    }

    mutating func write(_ report: RunReport) throws(WireError) {
        try write(report.call)
        try write(report.end)
        try writeList(report.lines) { (buffer, line) throws(WireError) in
            buffer.writeInteger(line.stream.rawValue)
            try buffer.writeText(line.text)
        }
    }

    /// What a run wrote, as it wrote it.
    mutating func writeRunBytes(_ bytes: [UInt8]) throws(WireError) {
        try writeNumber(UInt64(bytes.count))
        writeBytes(bytes)
    }

    mutating func writeRecords(_ offers: [RunOffer]) throws(WireError) {
        try writeList(offers) { (buffer, offer) throws(WireError) in
            try buffer.writeRecord { (inner) throws(WireError) in
                try inner.writeText(offer.name.text)
                try inner.writeLine(offer.usage, limit: RunOffer.usageBytes)
                try inner.writeText(offer.about?.text ?? "")
            }
        }
    }
}

extension FieldReader {
    mutating func runCall() throws(WireError) -> RunCall {
        let name = try value(RunName.init)
        let arguments: [RunArgument] = try list(minimum: 1, atMost: RunCall.argumentLimit) {
            (reader) throws(WireError) in try reader.value(RunArgument.init)
        }
        guard let call = RunCall(name, arguments) else {
            throw WireError(.tooLong, "The arguments have more than \(RunCall.byteLimit) bytes together.")
        }
        return call
    }

    mutating func runEnd() throws(WireError) -> RunEnd {
        let kind = try choice(RunEndingKind.self)
        let value = try byte()
        let ending: RunEnd.Ending =
            switch kind {
            case .exited: .exited(value)
            case .signalled: .signalled(value)
            case .timeLimit: .timeLimit
            case .stopped: .stopped
            case .unstartable: .unstartable
            }
        return RunEnd(ending, milliseconds: try number(), isCut: try flag())
    }

    mutating func runReport() throws(WireError) -> RunReport {
        let (call, end) = (try runCall(), try runEnd())
        // Stream, length of the text.
        let lines: [RunLine] = try list(minimum: 1 + 1, atMost: RunReport.lineLimit) { (reader) throws(WireError) in
            guard let line = RunLine(try reader.choice(RunStream.self), try reader.text()) else {
                throw WireError(.text, "A line of output holds what no line may.")
            }
            return line
        }
        guard let report = RunReport(call: call, end: end, lines: lines) else {
            throw WireError(.tooLong, "The output of a run has more than \(RunReport.byteLimit) bytes.")
        }
        return report
    }

    mutating func runBytes() throws(WireError) -> [UInt8] {
        guard let count = Int(exactly: try number()), count <= bytes.readableBytes else { throw Self.truncated }
        return try raw(count)
    }

    mutating func runOffers() throws(WireError) -> [RunOffer] {
        // Record length, name of one letter, usage.
        try list(minimum: 1 + 2 + 1, atMost: HubCommand.countLimit) { (reader) throws(WireError) in
            try reader.record { (inner) throws(WireError) in
                RunOffer(
                    name: try inner.value(RunName.init), usage: try inner.line(limit: RunOffer.usageBytes),
                    about: try inner.optionalValue(RunAbout.init))
            }
        }
    }
}
