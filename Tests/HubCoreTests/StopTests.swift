import ChatModel
import Testing

@testable import HubCore

struct StopTests {
    @Test func anIdleHubStopsAtOnce() throws {
        var bench = Bench()
        let ann = try bench.member("ann")
        let greeting = bench.connect().id
        let effects = bench.run(.stop)
        #expect(effects.prefix(2) == [.answer(ann, .goodbye(.stopping)), .close(ann)])
        #expect(effects.refusals(to: greeting) == [.stopping])
        #expect(effects.last == .stopped)
        #expect(bench.run(.stop) == [])
        #expect(bench.receive(.rooms(Tag(1), after: nil), from: ann) == [])
        #expect(bench.pass(seconds: 60) == [])
    }

    @Test func whatWaitsIsStoredAndPublishedFirst() throws {
        var bench = Bench()
        let ann = try bench.member("ann")
        let room = try bench.join(ann)
        _ = bench.apply(.received(ann, .post(try bench.post("1", in: room))))
        let flight = bench.apply(.turnEnded)
        _ = bench.apply(.received(ann, .post(try bench.post("2", in: room))))
        #expect(bench.apply(.stop) == [])
        let late = bench.apply(.received(ann, .post(try bench.post("3", in: room))))
        #expect(late.refusals(to: ann) == [.stopping])
        let effects = bench.settle(flight)
        #expect(effects.texts == ["1", "2"])
        #expect(effects.suffix(3) == [.answer(ann, .goodbye(.stopping)), .close(ann), .stopped])
    }

    @Test func whatWaitsForTheTurnIsStoredToo() throws {
        var bench = Bench()
        let ann = try bench.member("ann")
        let room = try bench.join(ann)
        _ = bench.apply(.received(ann, .post(try bench.post("1", in: room))))
        let effects = bench.settle(bench.apply(.stop))
        #expect(effects.texts == ["1"])
        #expect(effects.last == .stopped)
    }

    @Test func aJournalThatFailsDoesNotKeepTheHubFromStopping() throws {
        var bench = Bench()
        let ann = try bench.member("ann")
        let room = try bench.join(ann)
        bench.failure = .full
        _ = bench.apply(.received(ann, .post(try bench.post("1", in: room))))
        _ = bench.apply(.received(ann, .nick(Tag(1), try Nick("new"))))
        let effects = bench.settle(bench.apply(.stop))
        #expect(effects.refusals(to: ann) == [.storageFull])
        #expect(effects.last == .stopped)
    }

    @Test func nobodyComesInWhileItStops() throws {
        var bench = Bench()
        let ann = try bench.member("ann")
        let room = try bench.join(ann)
        _ = bench.apply(.received(ann, .post(try bench.post("1", in: room))))
        _ = bench.apply(.stop)
        let (id, effects) = bench.connect()
        #expect(effects.refusals(to: id) == [.stopping])
        #expect(effects.contains(.close(id)))
    }
}
