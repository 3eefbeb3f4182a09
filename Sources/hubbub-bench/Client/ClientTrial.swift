import Foundation

/// What one client costs the person who has it open: how long it takes, what it uses.
struct ClientTrial {
    let stage: any ChatStage
    /// How many messages each room gets.
    let messages: Int

    private static let keys = 40

    func run(_ print: (ClientFigure) -> Void) async throws {
        print(ClientFigure(stage.client, "start to first paint", await start { await $0.moment(of: "") }, "ms"))
        print(ClientFigure(stage.client, "start to the room", await start(until: room), "ms"))
        let program = try TerminalProgram(stage.command, environment: stage.environment)
        do { try await chat(in: program, print) } catch {
            await program.stop()
            throw error
        }
        await program.stop()
    }

    /// Milliseconds from before the process is made: the best of five starts, of which the first makes files.
    private func start(until shown: (TerminalProgram) async -> ContinuousClock.Instant?) async -> Double? {
        var best: Double?
        for _ in 0..<5 {
            guard let program = try? TerminalProgram(stage.command, environment: stage.environment) else { return nil }
            let seen = await shown(program)
            await program.stop()
            guard let seen else { continue }
            let took = program.began.duration(to: seen) / .milliseconds(1)
            best = min(best ?? took, took)
        }
        return best
    }

    /// When the first room is on the screen; nil if it does not come.
    private func room(in program: TerminalProgram) async -> ContinuousClock.Instant? {
        if let cue = stage.cue {
            guard await program.moment(of: cue, seconds: 15) != nil else { return nil }
            program.type(stage.look)
        }
        return await program.moment(of: StageWords.ready(0), seconds: 15)
    }

    private func chat(in program: TerminalProgram, _ print: (ClientFigure) -> Void) async throws {
        guard await room(in: program) != nil else {
            throw BenchError("\(stage.client) does not show the room.")
        }
        print(figure("key to cell, idle", try await keys(in: program)))
        let burst = try await cost(in: program) { try await stage.flood(messages, rate: nil, in: 0) }
        print(ClientFigure(stage.client, "CPU for \(messages) at once", burst, "s"))
        let steady = try await cost(in: program) { try await stage.flood(messages, rate: 1_000, in: 0) }
        print(ClientFigure(stage.client, "CPU for \(messages) at 1,000 a second", steady, "s"))
        async let flood: Void = stage.flood(5_000 * 4, rate: 5_000, in: 0)
        let busy = try await keys(in: program)
        try await flood
        print(figure("key to cell, 5,000 messages a second", busy))
        try await fill(program)
        print(
            ClientFigure(
                stage.client, "memory with \(StageWords.rooms) rooms of \(messages)",
                program.usage().map { Double($0.resident) / 1_048_576 }, "MiB"))
    }

    private func figure(_ what: String, _ times: Histogram) -> ClientFigure {
        ClientFigure(stage.client, what, times.milliseconds(0.5), "ms", p99: times.milliseconds(0.99))
    }

    /// How long keys take to be seen, one after the other; no message holds such a letter.
    private func keys(in program: TerminalProgram) async throws -> Histogram {
        var times = Histogram()
        for number in 0..<Self.keys {
            let (place, pressed) = (program.written, ContinuousClock.now)
            program.type("Z")
            guard let seen = await program.moment(of: "Z", after: place, seconds: 5) else { continue }
            times.record(UInt64(pressed.duration(to: seen) / .nanoseconds(1)))
            if number % 20 == 19 { program.type("\u{15}") }
            // A person's pace.
            try await Task.sleep(for: .milliseconds(60))
        }
        program.type("\u{15}")
        return times
    }

    /// Seconds of processor time until everything that was said is on the screen.
    private func cost(in program: TerminalProgram, _ work: () async throws -> Void) async throws -> Double? {
        guard let before = program.usage() else { return nil }
        try await work()
        try await settle(program, room: 0)
        return program.usage().map { $0.processor - before.processor }
    }

    /// Waits until what is said now is on the screen: all before it has been taken in.
    private func settle(_ program: TerminalProgram, room: Int) async throws {
        let mark = "mark-\(UInt32.random(in: .min ... .max))"
        try await stage.say(mark, in: room)
        guard await program.moment(of: mark, seconds: 120) != nil else {
            throw BenchError("\(stage.client) does not show what was said.")
        }
    }

    /// All other rooms get their messages too, each while it is on the screen.
    private func fill(_ program: TerminalProgram) async throws {
        for room in 1..<StageWords.rooms {
            program.type("/join #r\(room)\r")
            guard await program.moment(of: StageWords.ready(room), seconds: 15) != nil else {
                throw BenchError("\(stage.client) does not show room \(room).")
            }
            try await stage.flood(messages, rate: nil, in: room)
            try await settle(program, room: room)
        }
    }
}

/// One figure of one client.
struct ClientFigure: Codable, Sendable {
    let client: String
    let what: String
    let value: Double?
    let unit: String
    let p99: Double?

    init(_ client: String, _ what: String, _ value: Double?, _ unit: String, p99: Double? = nil) {
        self.client = client
        self.what = what
        self.value = value
        self.unit = unit
        self.p99 = p99
    }

    /// A line of a table.
    var line: String {
        let number = value.map { $0.formatted(.number.precision(.fractionLength(2)).locale(Locale(identifier: "en"))) }
        let high = p99.map {
            ", p99 " + $0.formatted(.number.precision(.fractionLength(2)).locale(Locale(identifier: "en")))
        }
        return client.padding(toLength: 10, withPad: " ", startingAt: 0)
            + what.padding(toLength: 42, withPad: " ", startingAt: 0) + "\(number ?? "-") \(unit)\(high ?? "")"
    }
}
