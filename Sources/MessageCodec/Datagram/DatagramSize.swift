/// The sizes of datagrams, in bytes.
package enum DatagramSize {
    /// The longest beacon.
    package static let beacon = 511
    /// A query, filled up with zeros: longer than any beacon, so that asking is never cheaper than answering.
    package static let query = 512
    /// The question who is on a hub, filled up with zeros: as long as the longest answer.
    package static let who = 1_200
    /// The longest datagram that is looked at: any longer one might be taken apart on its way.
    package static let maximum = 1_200
    /// What every datagram begins with: the letters `HUBB` and the version.
    static let magic: UInt32 = 0x4855_4242
    /// The version of the datagrams' format.
    static let version: UInt8 = 1
    /// The zeros in a ping that stand where its answer has the clock.
    static let clockRoom = 8
    /// A raw ECDSA P-256 signature.
    static let signature = 64
}
