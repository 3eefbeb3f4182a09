import ChatModel

/// What one ping over UDP tells.
package struct ClockReading: Hashable, Sendable {
    /// What came back.
    package let payload: PingPayload
    /// Milliseconds from sending to receiving.
    package let roundTrip: Double
    /// The hub's clock when it answered.
    package let hubTime: HubTime
    /// Milliseconds by which the hub's clock is ahead of this machine's; negative if it is behind.
    package let skew: Int64

    /// Takes the hub's clock as read halfway between sending and receiving (Cristian's algorithm).
    /// - Parameter sent: this machine's clock when the ping was sent.
    init(payload: PingPayload, sent: HubTime, roundTrip: Double, hubTime: HubTime) {
        self.payload = payload
        self.roundTrip = roundTrip
        self.hubTime = hubTime
        let halfway = Double(sent.milliseconds) + roundTrip / 2
        skew = Int64((Double(hubTime.milliseconds) - halfway).rounded())
    }
}
