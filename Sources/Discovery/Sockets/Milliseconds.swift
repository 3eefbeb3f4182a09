import NIOCore

extension TimeAmount {
    /// The same in milliseconds, with its fraction.
    var milliseconds: Double { Double(nanoseconds) / 1_000_000 }
}
