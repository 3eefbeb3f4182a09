import TestKit

/// Two machines on one cable.
struct NetworkPair: Sendable {
    /// The command that runs a program on the one machine.
    let one: [String]
    /// The command that runs a program on the other machine.
    let other: [String]

    /// Joins two machines for as long as a body runs, by cards that are called `cable`.
    ///
    /// The addresses are in 10.77.0.0/25, whose broadcast address is 10.77.0.127.
    static func joined(_ body: (NetworkPair) async throws -> Void) async throws {
        try await NetworkLab.run { lab in
            let machines = try await lab.machines(2)
            _ = try await lab.cable(machines[0], "cable", machines[1], "cable")
            for (index, machine) in machines.enumerated() {
                try await machine.give("10.77.0.\(index + 1)/25", to: "cable")
            }
            try await body(NetworkPair(one: machines[0].command, other: machines[1].command))
        }
    }

    /// Whether this user may make network namespaces here.
    static func isPermitted() async -> Bool { await NetworkLab.isPermitted() }
}
