/// How a content is cut: into pieces that are checked, and into slices that travel.
package enum FilePieces {
    /// The bytes of a piece; the last one of a content is shorter.
    package static let bytes: UInt64 = 1 << 20
    /// The most bytes of a slice from a client to a hub: one frame.
    package static let sliceUp = 32 << 10
    /// The most bytes of a slice from a hub to a client: one frame.
    package static let sliceDown = 64 << 10
    /// The most bytes of one transfer that are on their way; also the most that a cut makes anybody send again.
    package static let underWay = 256 << 10
    /// After so many bytes at the latest, or when nothing more is on its way, a hub tells what it has taken.
    package static let takenStep = UInt64(underWay / 2)
    /// The most digests of one answer.
    package static let digestsPerAnswer: UInt32 = 1_024

    /// How many pieces a content of so many bytes has.
    package static func count(ofBytes size: UInt64) -> UInt64 { size / bytes + (size % bytes == 0 ? 0 : 1) }

    /// The bytes of a piece of a content of so many bytes; empty beyond its end.
    package static func range(of piece: UInt64, inBytes size: UInt64) -> Range<UInt64> {
        let (start, isTooFar) = piece.multipliedReportingOverflow(by: bytes)
        guard !isTooFar, start < size else { return size..<size }
        return start..<min(size, start &+ min(bytes, size - start))
    }
}
