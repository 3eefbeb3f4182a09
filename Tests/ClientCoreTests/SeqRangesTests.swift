import ChatModel
import Testing

@testable import ClientCore

@Suite struct SeqRangesTests {
    @Test(arguments: 0..<20 as Range<UInt64>)
    func behavesLikeASet(seed: UInt64) {
        var (chance, ranges, model) = (Chance(state: seed), SeqRanges(), Set<UInt64>())
        for _ in 0..<300 {
            let low = UInt64.random(in: 0...60, using: &chance)
            let range = low...low + UInt64.random(in: 0...8, using: &chance)
            if Bool.random(using: &chance) {
                ranges.insert(range)
                model.formUnion(range)
            } else {
                ranges.remove(range)
                model.subtract(range)
            }
            #expect((0...70).filter { ranges.contains(Seq($0)) } == model.sorted())
            #expect(ranges.count == UInt64(model.count))
            #expect(zip(ranges.ranges, ranges.ranges.dropFirst()).allSatisfy { $0.upperBound + 1 < $1.lowerBound })
            #expect(ranges.count(above: Seq(30)) == UInt64(model.count { $0 > 30 }))
        }
    }
}
