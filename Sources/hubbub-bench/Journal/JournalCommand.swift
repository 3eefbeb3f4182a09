import ArgumentParser
import ChatModel
import Foundation

/// `hubbub-bench journal`: what people wait for on a hub whose journal is long.
struct JournalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal", abstract: "Make a long journal and measure a hub on it.")

    @Option(help: "How many messages the journal has.")
    var messages = 1_000_000

    @Option(help: "In how many rooms.")
    var rooms = 50

    @Option(help: "Keep the journal in this folder, and use it if it is there already.")
    var folder: String?

    @Option(help: "How often each thing is done.")
    var tries = 200

    @Option(help: "plain or tls.")
    var transport: Transport = .plain

    @Flag(help: "Print one JSON object for each measurement.")
    var json = false

    func validate() throws {
        guard messages > 0, tries > 0, 1...200 ~= rooms, transport != .both else {
            throw ValidationError("Numbers are whole, from 1 on; there are at most 200 rooms; the transport is one.")
        }
    }

    func run() async throws {
        let table = ResultTable(json: json)
        let folder = try SampleFolder(folder)
        defer { folder.end() }
        let sample = JournalSample(messages: messages, rooms: rooms)
        if let seconds = try await folder.make(sample) {
            FileHandle.standardError.write(Data("Made a journal of \(messages) messages in \(Int(seconds)) s.\n".utf8))
        }
        try await measure(sample, in: folder, table)
    }

    private func measure(_ sample: JournalSample, in folder: SampleFolder, _ table: ResultTable) async throws {
        table.print(try await starting(folder))
        let hub = try await HubProcess.start(transport, folder: folder.url.path)
        do {
            let trial = JournalTrial(hub: hub, sample: sample, transport: transport, tries: tries)
            let before = try await hub.usage()
            let waited = try await trial.awaitIndex()
            try await trial.run(table.print)
            table.print(summary(folder, before: before, after: try await hub.usage(), waited: waited))
        } catch {
            await hub.stop()
            throw error
        }
        await hub.stop()
    }

    /// From the program's start to its word that it listens.
    private func starting(_ folder: SampleFolder) async throws -> BenchResult {
        var times = Histogram()
        for _ in 0..<5 {
            let start = ContinuousClock.now
            let hub = try await HubProcess.start(transport, folder: folder.url.path)
            times.record(UInt64(start.duration(to: .now) / .nanoseconds(1)))
            await hub.stop()
        }
        return BenchResult("start", times, over: transport)
    }

    private func summary(_ folder: SampleFolder, before: Usage?, after: Usage?, waited: Double) -> BenchResult {
        var result = BenchResult(scenario: "\(messages) messages", transport: transport)
        result.residentMiB = after.map { Double($0.resident) / 1_048_576 }
        result.further = [
            .init(what: "MiB resident at the start", value: Double(before?.resident ?? 0) / 1_048_576),
            .init(what: "MiB of journal", value: folder.sizeMiB),
            .init(what: "s until all could be found", value: waited),
        ]
        return result
    }
}
