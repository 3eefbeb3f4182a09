import ChatModel
import Dispatch
@testable import HistoryStore
import Testing

@Suite(.timeLimit(.minutes(1))) struct ConcurrencyTests {
    private let query = JournalQuery.page(lobby, .before(nil, limit: 5), upTo: Seq(.max))

    @Test func aWriteWaitsForNoRead() async throws {
        let store = try await storeWithRooms()
        let release = DispatchSemaphore(value: 0)
        await withTaskGroup { group in
            for _ in 0..<2 {
                group.addTask { await holdReader(of: store, until: release) }
            }
            await group.waitForAll()
        }
        #expect(try await store.store([try post("a", nonce: 1)])[0].entry?.seq == Seq(1))
        release.signal()
        release.signal()
        store.close()
    }

    /// Returns as soon as a reader of the store is in the hands of a completion that waits.
    private func holdReader(of store: HistoryStore, until release: DispatchSemaphore) async {
        await withCheckedContinuation { continuation in
            store.read(query, bytes: .max) { _ in
                continuation.resume()
                release.wait()
            }
        }
    }

    @Test func aReadWaitsForNoWrite() async throws {
        let store = try await storeWithRooms()
        let release = DispatchSemaphore(value: 0)
        let batch = JournalBatch(people: [], rooms: [], submissions: [try post("a", nonce: 1)])
        await withCheckedContinuation { continuation in
            store.write(batch, at: HubTime(milliseconds: 1)) { _ in
                continuation.resume()
                release.wait()
            }
        }
        #expect(try await store.page(query).places == [1])
        release.signal()
        store.close()
    }

    @Test func closingWaitsForWhatWasAcceptedAndRefusesTheRest() async throws {
        let store = try await storeWithRooms()
        let (answers, continuation) = AsyncStream.makeStream(of: BatchResult.self)
        for number in 1...10 as ClosedRange<UInt64> {
            let batch = JournalBatch(people: [], rooms: [], submissions: [try post("a", nonce: number)])
            store.write(batch, at: HubTime(milliseconds: 1)) { continuation.yield($0) }
        }
        store.close()
        continuation.finish()
        var stored = 0
        for await case .committed(let outcomes) in answers { stored += outcomes.compactMap(\.entry).count }
        #expect(stored == 10)
        #expect(await store.result(of: try twoRooms()) == .failed(.failed))
        let error = await #expect(throws: HistoryError.self) { try await store.page(query) }
        #expect(error?.code == .closed)
        #expect(throws: HistoryError.self) { try store.state() }
        store.close()
    }

    @Test func tooManyReadsAtOnceAreRefusedUntilOneHasLeft() throws {
        let gate = Gate()
        for _ in 0..<Gate.readLimit { try gate.enter(.read) }
        let error = #expect(throws: HistoryError.self) { try gate.enter(.read) }
        #expect(error?.code == .busy)
        try gate.enter(.write)
        gate.leave(.read)
        try gate.enter(.read)
    }

    @Test func manyReadsAtOnceAllEnd() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        try await store.store(try posts(1...9))
        let places = try await withThrowingTaskGroup(of: [UInt64].self) { group in
            for _ in 0..<500 { group.addTask { try await store.page(query).places } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(places == Array(repeating: [5, 6, 7, 8, 9], count: 500))
    }
}
