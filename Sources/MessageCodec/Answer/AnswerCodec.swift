import ChatModel
import NIOCore

/// Answers and room events to and from the bytes of frames.
package enum AnswerCodec {
    /// Appends an answer as one frame; when it throws, the buffer is as it was.
    /// - Throws: ``WireError`` when a number is 2^62 or more, a key or signature has the wrong count of bytes, or the
    ///   frame would be over ``FrameLimit/answer``.
    package static func encode(_ answer: Answer, into buffer: inout ByteBuffer) throws(WireError) {
        if case .event(let room, let event) = answer { return try encode(event, in: room, into: &buffer) }
        try Frame.write(kind(of: answer).rawValue, into: &buffer, limit: FrameLimit.answer) {
            (buffer) throws(WireError) in try write(answer, into: &buffer)
        }
    }

    /// Appends what a room is shown as one frame, the same bytes for each of its readers; when it throws, the buffer
    /// is as it was.
    /// - Throws: ``WireError``, as ``encode(_:into:)``.
    package static func encode(
        _ event: RoomEvent, in room: RoomNumber, into buffer: inout ByteBuffer
    ) throws(WireError) {
        try Frame.write(AnswerKind(event).rawValue, into: &buffer, limit: FrameLimit.answer) {
            (buffer) throws(WireError) in
            try buffer.write(room)
            try write(event, into: &buffer)
        }
    }

    /// The answer that a frame holds; nil for a kind from a later version, to be skipped.
    /// - Throws: ``WireError``.
    package static func decode(_ frame: Frame) throws(WireError) -> Answer? {
        guard let kind = AnswerKind(rawValue: frame.kind) else { return nil }
        var reader = FieldReader(frame.body)
        return try read(kind, &reader)
    }

    private static func kind(of answer: Answer) -> AnswerKind {
        switch answer {
        case .challenge: .challenge
        case .credentials: .credentials
        case .welcome: .welcome
        case .heartbeat: .heartbeat
        case .refused: .refused
        case .done: .done
        case .joined: .joined
        case .accepted: .accepted
        case .event(_, let event): AnswerKind(event)
        case .gap: .gap
        case .rooms: .rooms
        case .roster: .roster
        case .people: .people
        case .identified: .identified
        case .whois: .whois
        case .history: .history
        case .pong: .pong
        case .goodbye: .goodbye
        case .directs: .directs
        case .found: .found
        case .mark: .mark
        case .storage: .storage
        case .dayMessage: .dayMessage
        case .removed: .removed
        case .sanctions: .sanctions
        case .commands: .commands
        case .wrote: .wrote
        case .ran: .ran
        case .file(_, let answer): AnswerKind(answer)
        }
    }
}
