import Foundation
import TestKit
import Testing

@Suite struct TortureTests {
    @Test func nothingIsLostOrComesTwiceWhateverIsKilledOrCut() async throws {
        let output = try StreamPair()
        var environment = ProcessInfo.processInfo.environment
        environment["HUBBUB_TORTURE_SEED"] = environment["HUBBUB_TORTURE_SEED"] ?? "\(Int.random(in: 1...999_999))"
        let process = try ChildProcess(
            [Program.beside("hubbub-torture").path, "--rounds", "8"], environment: environment,
            output: output.writing)
        output.closeWriting()
        let said = await output.all()
        #expect(await process.status == 0, "\(said)")
        #expect(said.hasSuffix("lost 0, twice 0, disorder 0, differs 0\n"), "\(said)")
    }
}
