import Foundation
import TestKit
import Testing

@testable import hubbub_fuzz

@Suite(.timeLimit(.minutes(2))) struct HubTrialTests {
    #if os(Linux)
        @Test func whileItIsAttackedAHubLosesNothingOfWhatIsSaid() async throws {
            let output = try StreamPair()
            var environment = ProcessInfo.processInfo.environment
            environment["HUBBUB_FUZZ_SEED"] = nil
            let process = try ChildProcess(
                [Self.program.path, "hub", "--connections", "400", "--project", DoorTests.project],
                environment: environment, output: output.writing)
            output.closeWriting()
            let said = await output.all()
            #expect(await process.status == 0, "\(said)")
            #expect(said.contains("lost 0; twice 0; disorder 0"), "\(said)")
        }

        private static var program: URL {
            let bundle = Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }
            let folder = bundle?.deletingLastPathComponent()
            return (folder ?? URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent())
                .appendingPathComponent("hubbub-fuzz")
        }
    #endif

    @Test func aTestimonyTellsWhatIsMissingAndWhatCameTwice() {
        var testimony = Testimony()
        for text in ["honest 1 1", "honest 1 2", "honest 1 2", "honest 2 2", "hello", "honest x 1"] {
            testimony.take(text)
        }
        #expect(testimony.received == 4)
        #expect(testimony.twice == 1)
        #expect(testimony.disorder == 1)
        #expect(testimony.hasAll(of: [1: 2, 2: 2]))
        #expect(!testimony.hasAll(of: [1: 3]))
        #expect(testimony.lost(of: [1: 2, 2: 2]) == 1)
    }
}
