/// What an attacker has done and met.
struct SiegeTally: Sendable {
    /// Connections begun.
    var tried = 0
    /// Connections that ended, or were never made.
    var ended = 0
    /// Sessions that were welcomed.
    var entered = 0
    /// Refusals that came with a sentence.
    var refused = 0
}
