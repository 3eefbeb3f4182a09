import ChatModel

extension TrustError {
    /// Another hub answered than the one that was meant.
    static func wrongHub(expected: HubID, met: HubID) -> TrustError {
        TrustError(
            .wrongHub(expected: expected, met: met),
            "Another hub answers there: it has the key \(met.fingerprint), not \(expected.fingerprint). Nothing was sent. "
                + "Choose the hub again from the list.")
    }
}
