import ChatModel
import NIOCore
import Testing

@testable import MessageCodec

@Suite struct RoundTripTests {
    @Test(arguments: Sample.all.map(\.name)) func everySampleComesBack(_ name: String) throws {
        let sample = try #require(Sample.all.first { $0.name == name })
        let bytes = try Bytes.encode(sample.value)
        #expect(try Bytes.decode(bytes, as: sample.value.direction) == sample.value)
    }

    @Test func everyKindHasASample() throws {
        let kinds = try Set(
            Sample.all.filter { $0.value.direction != "datagram" }.map { try Bytes.encode($0.value)[4] })
        #expect(kinds == Set(RequestKind.allCases.map(\.rawValue) + AnswerKind.allCases.map(\.rawValue)))
    }
}
