import ChatModel
import Testing

@testable import HubCore

/// Files whose sender or hub goes while they are brought to their end.
struct UploadEndTests {
    private let tea: [UInt8] = Array("tea at four".utf8)

    private func id(_ bytes: [UInt8]) -> FileID { SimulatedFiles.id(of: bytes) }

    @Test func aHubThatStopsFinishesWhatIsWhole() throws {
        var bench = try Bench.filing()
        let ann = try bench.member("ann")
        try bench.join(ann)
        try bench.put("a", nonce: bench.freshNonce(), from: ann)
        bench.ask(.slice(offset: 0, tea), from: ann)
        bench.holdsFiles = true
        let asked = bench.ask(.finish(Tag(20), size: 11, id(tea)), tag: 21, from: ann)
        #expect(!bench.run(.stop).contains(.stopped))
        #expect(try bench.put("b", nonce: bench.freshNonce(), tag: 40, from: ann).refusals(to: ann) == [.stopping])
        let done = bench.run(.filed(try unwrap(asked.tickets.first), .success(.done)))
        #expect(done.shared().count == 1 && done.accepted(to: ann) == [Seq(1)] && done.contains(.stopped))
    }

    @Test func whoFinishesAndLeavesIsNotForgotten() throws {
        var bench = try Bench.filing()
        let ann = try bench.visitor("ann")
        let lobby = try bench.lobby()
        let nonce = bench.freshNonce()
        try bench.put("a", into: lobby, nonce: nonce, from: ann)
        bench.ask(.slice(offset: 0, tea), from: ann)
        bench.holdsFiles = true
        let asked = bench.ask(.finish(Tag(20), size: 11, id(tea)), tag: 21, from: ann)
        bench.run(.closed(ann))
        // It comes back before that is done: one answer, one entry.
        let again = try bench.visitor("ann")
        #expect(try bench.put("a", into: lobby, nonce: nonce, tag: 5, from: again).answers(to: again) == [])
        let done = bench.run(.filed(try unwrap(asked.tickets.first), .success(.done)))
        #expect(done.shared(in: lobby).count == 1 && done.accepted(to: again) == [Seq(1)])
    }
}
