import Testing

@testable import hubbub_bench

@Suite struct HistogramTests {
    private func histogram(_ values: some Sequence<UInt64>) -> Histogram {
        var histogram = Histogram()
        for value in values { histogram.record(value) }
        return histogram
    }

    @Test func withoutValuesThereIsNoPercentile() {
        #expect(Histogram().percentile(0.5) == nil)
        #expect(Histogram().milliseconds(0.99) == nil)
    }

    @Test(arguments: [(0.0, 1), (0.01, 1), (0.5, 50), (0.99, 99), (0.991, 100), (1.0, 100)] as [(Double, UInt64)])
    func smallValuesAreExact(share: Double, expected: UInt64) {
        #expect(histogram(1...100).percentile(share) == expected)
    }

    @Test(arguments: [255, 256, 257, 1_000, 123_456, 987_654_321, 1 << 40, .max / 3, .max] as [UInt64])
    func largeValuesAreRightWithinOnePercent(value: UInt64) throws {
        let found = try #require(histogram([value]).percentile(0.5))
        #expect(found.distance(to: value).magnitude <= value / 100)
    }

    @Test func aFewSlowOnesShowOnlyInTheLastPercent() throws {
        let values = [UInt64](repeating: 1_000_000, count: 99) + [80_000_000]
        let histogram = histogram(values)
        #expect(try #require(histogram.milliseconds(0.99)).rounded() == 1)
        #expect(try #require(histogram.milliseconds(1)) > 79)
        #expect(histogram.count == 100)
    }
}
