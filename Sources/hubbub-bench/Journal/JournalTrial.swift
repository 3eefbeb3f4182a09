import ChatModel

/// Measures a hub that has a long journal: what people wait for there, one after the other.
struct JournalTrial: Sendable {
    let hub: any HubUnderTest
    let sample: JournalSample
    let transport: Transport
    /// How often each thing is done.
    let tries: Int

    private static let pageEntries: UInt32 = 200

    /// Joins, pages, searches and posts; each result is told as it comes.
    func run(_ tell: (BenchResult) -> Void) async throws {
        let reader = try await Caller.enter(hub.address, as: "reader")
        let writer = try await Caller.enter(hub.address, as: "writer")
        do {
            try await run(reader, writer, tell)
        } catch {
            await reader.leave()
            await writer.leave()
            throw error
        }
        await reader.leave()
        await writer.leave()
    }

    private func run(_ reader: Caller, _ writer: Caller, _ tell: (BenchResult) -> Void) async throws {
        tell(try await joining(reader))
        let rooms = try await joinAll(reader)
        let heads = try await joinAll(writer)
        tell(try await paging(reader, rooms))
        for look in Look.all(in: sample) { tell(try await searching(reader, look)) }
        tell(try await posting(writer, heads[0].room, "post, quiet"))
        tell(
            try await alongside({ _ = try await search(reader, .common) }) {
                try await posting(writer, heads[0].room, "post, while others search")
            })
    }

    private func joining(_ caller: Caller) async throws -> BenchResult {
        try await measure("join") { index in
            let name = try RoomName(JournalSample.room(index % sample.rooms + 1))
            let (joined, took) = try await join(caller, name)
            _ = try await caller.ask(.leave(Tag(1), joined.room)) { if case .done = $0 { true } else { nil } }
            return took
        }
    }

    private func join(_ caller: Caller, _ name: RoomName) async throws -> (value: Joined, nanoseconds: UInt64) {
        try await caller.ask(.join(Tag(1), name, resume: nil)) {
            if case .joined(let joined) = $0 { joined } else { nil }
        }
    }

    private func joinAll(_ caller: Caller) async throws -> [Joined] {
        var rooms: [Joined] = []
        for number in 1...sample.rooms {
            rooms.append(try await join(caller, try RoomName(JournalSample.room(number))).value)
        }
        return rooms
    }

    private func paging(_ caller: Caller, _ rooms: [Joined]) async throws -> BenchResult {
        var random = SeededRandom(2)
        return try await measure("page back") { index in
            let room = rooms[index % rooms.count]
            let place = Seq(UInt64.random(in: 1...max(room.head.value, 1), using: &random) + 1)
            let span = HistorySpan.before(place, limit: Self.pageEntries)
            return try await caller.ask(.history(Tag(1), room.room, span)) { answer in
                if case .history = answer { true } else { nil }
            }.nanoseconds
        }
    }

    private func searching(_ caller: Caller, _ look: Look) async throws -> BenchResult {
        var found = 0
        var result = try await measure("search, \(look.name)") { _ in
            let (page, took) = try await search(caller, look)
            found = page.hits.count
            return took
        }
        result.further.append(.init(what: "hits of a page", value: Double(found)))
        return result
    }

    private func search(_ caller: Caller, _ look: Look) async throws -> (value: SearchPage, nanoseconds: UInt64) {
        try await caller.ask(.search(Tag(1), try look.request())) {
            if case .found(_, let page) = $0 { page } else { nil }
        }
    }

    /// Waits until everything in the journal can be found; the seconds that it took.
    func awaitIndex() async throws -> Double {
        let caller = try await Caller.enter(hub.address, as: "patience")
        let clock = ContinuousClock()
        let start = clock.now
        // Asked rarely, so that the asking does not slow what is measured.
        while try await search(caller, .rare).value.unindexed > 0 { try await Task.sleep(for: .milliseconds(200)) }
        await caller.leave()
        return start.duration(to: clock.now) / .seconds(1)
    }

    private func posting(_ caller: Caller, _ room: RoomNumber, _ name: String) async throws -> BenchResult {
        try await measure(name) { index in
            let nonce = Nonce.random()
            let body = Entry.Body.text(try MessageText("a message to be timed, number \(index)"))
            return try await caller.ask(.post(Post(room: room, nonce: nonce, attempt: 0, body: body))) { answer in
                if case .event(_, .entry(let entry)) = answer, entry.nonce == nonce { true } else { nil }
            }.nanoseconds
        }
    }

    /// Does something again and again while a measurement goes on.
    private func alongside<Value: Sendable>(
        _ noise: @escaping @Sendable () async throws -> Void, _ measurement: () async throws -> Value
    ) async throws -> Value {
        let task = Task { while !Task.isCancelled { try await noise() } }
        do {
            let value = try await measurement()
            task.cancel()
            try await task.value
            return value
        } catch {
            task.cancel()
            throw error
        }
    }

    private func measure(_ name: String, _ body: (Int) async throws -> UInt64) async throws -> BenchResult {
        var times = Histogram()
        for index in 0..<tries { times.record(try await body(index)) }
        return .init(name, times, over: transport)
    }
}

extension BenchResult {
    /// How long something took, each time that it was tried.
    init(_ name: String, _ times: Histogram, over transport: Transport) {
        self.init(scenario: name, transport: transport)
        (p50, p99) = (times.milliseconds(0.5), times.milliseconds(0.99))
        further = [
            .init(what: "ms at most", value: times.milliseconds(1) ?? 0),
            .init(what: "tries", value: Double(times.count)),
        ]
    }
}
