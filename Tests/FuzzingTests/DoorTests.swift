import Foundation
import Fuzzing
import Testing

/// Every door with its corpus, and with so many seeded changes of it. `HUBBUB_FUZZ_SEED` in the environment makes the
/// inputs of that seed again.
@Suite struct DoorTests {
    static let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path
    static let seed =
        ProcessInfo.processInfo.environment["HUBBUB_FUZZ_SEED"].flatMap { UInt64($0) } ?? .random(in: 1...999_999)

    @Test(arguments: FuzzBody.all.map(\.name))
    func whateverComesInNothingTraps(door: String) throws {
        let body = try #require(FuzzBody.all.first { $0.name == door })
        let corpus = try Corpus(project: Self.project).inputs(for: body)
        #expect(!corpus.isEmpty, "There is no corpus for \(door).")
        // Said before anything is tried: a trap says no more.
        print("\(door): HUBBUB_FUZZ_SEED=\(Self.seed)")
        var run = try FuzzRun(body, corpus: corpus, seed: Self.seed)
        try run.replay()
        try run.run(20_000)
    }

    @Test func theSameSeedMakesTheSameInputs() {
        let corpus = [Array("one".utf8), Array("another".utf8)]
        var (one, other) = (Mutator(seed: 7), Mutator(seed: 7))
        for _ in 0..<100 { #expect(one.next(from: corpus) == other.next(from: corpus)) }
    }
}
