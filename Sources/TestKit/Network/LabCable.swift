/// A cable of a lab.
package struct LabCable: Sendable {
    /// A card that it ends in.
    struct End: Sendable {
        let machine: LabMachine
        let card: String
    }

    /// The machine's first; then that of the switch or the other machine.
    let ends: [End]

    /// Pulls it out of its far end: the near card stays up and has its addresses, but no carrier.
    package func pull() async throws { try await set("down") }

    /// Puts it back.
    package func putBack() async throws { try await set("up") }

    private func set(_ state: String) async throws {
        guard let far = ends.last else { return }
        try await far.machine.ip("link", "set", far.card, state)
    }

    /// Loses a share of the packets, in both directions alike, from now on.
    package func lose(percent: Int) async throws {
        for end in ends { try await end.machine.lose(percent: percent, outOf: end.card) }
    }
}
