/// The rooms in which is measured.
enum BenchRoom {
    /// A name that no room of the hub has.
    static func fresh() -> String { "bench-" + String(UInt32.random(in: .min ... .max), radix: 36) }
}
