import ChatModel
import NIOCore
import TestKit
import Testing

@testable import MessageCodec

/// Bytes that would be a hostile text are refused with the whole frame, wherever in it they stand.
@Suite struct HostileTextTests {
    /// As UTF-8: an escape, a C1 introducer, an override, a line separator.
    static let patterns: [[UInt8]] = [[0x1B], [0xC2, 0x9B], [0xE2, 0x80, 0xAE], [0xE2, 0x80, 0xA8]]

    @Test(arguments: patterns) func noFrameBringsAHostileTextIn(pattern: [UInt8]) throws {
        var refused = 0
        for sample in Sample.all {
            let bytes = try Bytes.encode(sample.value)
            let start = sample.value.direction == "datagram" ? 0 : 5
            for place in start..<max(start, bytes.count - pattern.count + 1) {
                var changed = bytes
                changed.replaceSubrange(place..<place + pattern.count, with: pattern)
                do throws(WireError) {
                    guard let value = try Bytes.decode(changed, as: sample.value.direction) else { continue }
                    #expect(Self.hostile(in: value).isEmpty, "\(sample.name) at \(place)")
                } catch {
                    if error.code == .text { refused += 1 }
                }
            }
        }
        #expect(refused > 300, "as texts: \(refused)")
    }

    /// Every text that a sample holds, with a hostile scalar in its place: the frame is refused.
    @Test func everyTextOfEveryFrameIsChecked() throws {
        var checked = 0
        for sample in Sample.all {
            let bytes = try Bytes.encode(sample.value)
            for text in Set(Self.strings(in: sample.value)) where text.utf8.count > 1 {
                for place in Self.places(of: Array(text.utf8), in: bytes) {
                    var changed = bytes
                    changed[place] = 0x1B
                    let code = Bytes.code { () throws(WireError) in
                        _ = try Bytes.decode(changed, as: sample.value.direction)
                    }
                    #expect(code == .text, "\(sample.name): \(text)")
                    checked += 1
                }
            }
        }
        #expect(checked > 80, "\(checked)")
    }

    @Test func theNaughtyStringsComeAsTheyAreOrNotAtAll() throws {
        for string in try HostileText.naughty() where string.utf8.count < 1_000 {
            var body = ByteBuffer()
            try body.write(Fixed.room)
            body.write(Fixed.nonce)
            try body.writeNumber(UInt32(0))
            try body.writeNumber(UInt64(string.utf8.count))
            body.writeBytes(string.utf8)
            let frame = Bytes.frame(RequestKind.postText.rawValue, body.readableBytesView)
            guard (try? MessageText(string)) != nil else {
                #expect(
                    Bytes.code { () throws(WireError) in _ = try Bytes.decode(frame, as: "request") } == .text,
                    "\(string.debugDescription)")
                continue
            }
            guard case .request(.post(let post))? = try Bytes.decode(frame, as: "request"),
                case .text(let text) = post.body
            else {
                Issue.record("no post: \(string.debugDescription)")
                continue
            }
            #expect(text.text.utf8.elementsEqual(string.utf8))
        }
    }

    private static func hostile(in value: Any) -> [Unicode.Scalar] {
        strings(in: value).flatMap { HostileText.found(in: $0, allowing: ["\n", "\t"]) }
    }

    /// All texts of a value, however deep they are.
    private static func strings(in value: Any) -> [String] {
        if let text = value as? String { return [text] }
        return Mirror(reflecting: value).children.flatMap { strings(in: $0.value) }
    }

    private static func places(of text: [UInt8], in bytes: [UInt8]) -> [Int] {
        guard text.count <= bytes.count else { return [] }
        return (0...bytes.count - text.count).filter { bytes[$0..<$0 + text.count].elementsEqual(text) }
    }
}
