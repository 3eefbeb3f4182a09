import ChatModel
import Foundation
import Testing

@testable import hubbub_bench

@Suite(.timeLimit(.minutes(1))) struct JournalTrialTests {
    @Test func aMadeJournalIsMeasuredAndEverythingIsFound() async throws {
        let folder = try SampleFolder(nil)
        defer { folder.end() }
        let sample = JournalSample(messages: 2_000, rooms: 4)
        #expect(try await folder.make(sample) != nil)
        #expect(try await folder.make(sample) == nil)
        let hub = try await BenchHub.start(.plain, folder: folder.url.path)
        var results: [BenchResult] = []
        do {
            let trial = JournalTrial(hub: HubTarget(address: hub.address), sample: sample, transport: .plain, tries: 3)
            _ = try await trial.awaitIndex()
            try await trial.run { results.append($0) }
        } catch {
            await hub.stop()
            throw error
        }
        await hub.stop()
        #expect(results.allSatisfy { $0.p50 != nil && $0.p99 != nil })
        let hits = Dictionary(
            uniqueKeysWithValues: results.compactMap { result in
                result.further.first { $0.what == "hits of a page" }.map { (result.scenario, $0.value) }
            })
        #expect(
            hits == [
                "search, rare word": 1, "search, common word": 50, "search, two common words": 50,
                "search, Chinese": 50, "search, rare word in a busy room": 0,
                "search, common word in a quiet room": 1,
            ])
    }

    @Test func aFolderWithAnotherJournalIsLeftAlone() async throws {
        let folder = try SampleFolder(nil)
        defer { folder.end() }
        _ = try await folder.make(JournalSample(messages: 10, rooms: 1))
        await #expect(throws: BenchError.self) { try await folder.make(JournalSample(messages: 20, rooms: 1)) }
    }

    @Test func messagesAreOfTheLengthThatPeopleWriteAndFewWordsMakeUpMost() {
        let vocabulary = Vocabulary()
        var random = SeededRandom(1)
        let messages = (0..<2_000).map { vocabulary.message($0, using: &random) }
        #expect(messages.allSatisfy { 20...140 ~= $0.utf8.count })
        let withCommon = messages.count { $0.split(separator: " ").contains(Substring(Vocabulary.common)) }
        #expect(800...1_900 ~= withCommon)
        #expect(messages.count { $0.contains(Vocabulary.rare) } == 1)
        #expect(messages.count { $0.contains(Vocabulary.chinese) } == 50)
    }
}
