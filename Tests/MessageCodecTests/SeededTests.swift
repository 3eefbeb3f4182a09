import ChatModel
import NIOCore
import Testing

@testable import MessageCodec

@Suite struct SeededTests {
    @Test(arguments: 1...8 as ClosedRange<UInt64>) func randomValuesComeBackTheSame(_ seed: UInt64) throws {
        var values = RandomValues(seed: seed)
        for _ in 0..<1_000 {
            let value = values.value()
            let bytes = try Bytes.encode(value)
            let back = try #require(try Bytes.decode(bytes, as: value.direction))
            #expect(back == value)
            // Names that fold alike are equal; their bytes must come back too.
            #expect(try Bytes.encode(back) == bytes)
        }
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>) func mutatedFramesEitherDecodeOrThrow(_ seed: UInt64) throws {
        var values = RandomValues(seed: seed)
        let originals = try Sample.all.map { (try Bytes.encode($0.value), $0.value.direction) }
        var decoded = 0
        for _ in 0..<5_000 {
            let (bytes, direction) = originals[values.below(originals.count)]
            let mutated = mutate(bytes, direction, &values)
            do throws(WireError) {
                guard let value = try Bytes.decode(mutated, as: direction) else { continue }
                decoded += 1
                let again = try Bytes.decode(try Bytes.encode(value), as: direction)
                #expect(again == value)
            } catch {
                #expect(!error.message.isEmpty)
            }
        }
        #expect(decoded > 100)
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>) func randomBytesEitherDecodeOrThrow(_ seed: UInt64) throws {
        var values = RandomValues(seed: seed)
        let kinds = RequestKind.allCases.map(\.rawValue) + AnswerKind.allCases.map(\.rawValue)
        var refused = 0
        for _ in 0..<5_000 {
            let body = values.bytes(values.below(200))
            let kind = kinds[values.below(kinds.count)]
            let frame = Bytes.frame(kind, body)
            refused +=
                Bytes.code { () throws(WireError) in
                    _ = try Bytes.decode(frame, as: kind < 0x80 ? "request" : "answer")
                } == nil ? 0 : 1
            refused += Bytes.code { () throws(WireError) in _ = try Bytes.decode(body, as: "datagram") } == nil ? 0 : 1
            refused += Bytes.code { () throws(WireError) in _ = try Bytes.decode(body, as: "answer") } == nil ? 0 : 1
        }
        #expect(refused > 5_000)
    }

    @Test func aClaimedCountReservesNoMoreThanTheBytesCanHold() {
        for kind in [AnswerKind.people, .identified, .rooms] {
            for count in [[0x80, 0xFF, 0xFF, 0xFF], [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], [3]] as [[UInt8]]
            {
                let frame = Bytes.frame(kind.rawValue, [1] + count)
                #expect(
                    Bytes.code { () throws(WireError) in _ = try Bytes.decode(frame, as: "answer") } == .truncated)
            }
        }
    }

    /// Changes, removes, adds or repeats a few bytes behind the length, which is then made to fit.
    private func mutate(_ bytes: [UInt8], _ direction: String, _ values: inout RandomValues) -> [UInt8] {
        let start = direction == "datagram" ? 0 : 5
        var body = Array(bytes.dropFirst(start))
        for _ in 0...values.below(3) {
            let place = values.below(body.count + 1)
            switch values.below(4) {
            case 0 where place < body.count: body[place] = UInt8(values.below(256))
            case 1 where place < body.count: body[place] ^= 1 << UInt8(values.below(8))
            case 2 where place < body.count: body.removeSubrange(place..<min(body.count, place + 1 + values.below(8)))
            default: body.insert(contentsOf: values.bytes(1 + values.below(4)), at: place)
            }
        }
        return start == 0 ? body : Bytes.frame(bytes[4], body)
    }
}
