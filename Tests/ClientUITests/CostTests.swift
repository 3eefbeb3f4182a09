import ChatModel
import Synchronization
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// Drawing looks at what is on the screen, however much there is: counted by how often a moment is put on a clock.
@Suite struct CostTests {
    @Test(arguments: [50, 500, 2_000] as [UInt64])
    func aLongTimelineCostsNoMoreThanAShortOne(lines: UInt64) throws {
        let counter = Counter()
        var scene = try Scene.lines(lines, 80, 24)
        scene.around = counter.around
        _ = scene.draw()
        #expect(counter.count < 24 * 8)
        scene.press(.pageUp([]), .pageUp([]))
        counter.reset()
        _ = scene.draw()
        #expect(counter.count < 24 * 8)
    }
}

/// Counts how often the time zone is asked for.
private final class Counter: Sendable {
    private let calls = Mutex(0)

    var count: Int { calls.withLock { $0 } }

    func reset() { calls.withLock { $0 = 0 } }

    var around: Surroundings {
        Surroundings(
            words: Sample.words,
            utcOffset: { [self] _ in
                calls.withLock { $0 += 1 }
                return 0
            }, fingerprint: { $0.hex }, ownFingerprint: "")
    }
}
