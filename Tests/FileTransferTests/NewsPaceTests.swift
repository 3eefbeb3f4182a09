import Testing

@testable import FileTransfer

/// How often news of progress pass.
@Suite struct NewsPaceTests {
    @Test func progressPassesTenTimesASecondAndItsLastInAnyCase() {
        var pace = NewsPace()
        let start = ContinuousClock.now
        let passed = (0..<1_000).flatMap { pace.pass(.moved(UInt64($0)), at: start + .milliseconds($0)) }
        #expect(passed == (0..<10).map { .moved(UInt64($0) * 100) })
        #expect(pace.pass(.wrongPiece(3), at: start + .seconds(1)) == [.moved(999), .wrongPiece(3)])
        #expect(pace.flush().isEmpty)
    }
}
