import ChatModel
import Doctor

/// The list of hubs as the person moves in it.
package struct Picker: Hashable, Sendable {
    /// The chosen hub; it stays chosen wherever its row goes.
    package internal(set) var chosen: HubID?
    /// Whether a hub is being started here.
    package internal(set) var isHosting = false
    /// The hubs whose rows are on the screen.
    package internal(set) var seen: [HubID] = []
    /// This machine's interfaces, on which no hub was heard for a while; nil while one is, or it is too early to say so.
    package internal(set) var places: [InterfaceFact]?
    /// Since when no hub is heard, or that was last told; nil while one is heard.
    var quietSince: Monotonic?
    /// What the doctor is asked, while its page is open.
    package internal(set) var examination: Examination?

    /// Moves the choice by so many rows, staying in the list.
    mutating func move(_ steps: Int, in rows: [HubID]) {
        guard !rows.isEmpty else { return chosen = nil }
        guard let index = chosen.flatMap({ rows.firstIndex(of: $0) }) else { return chosen = rows.first }
        chosen = rows[max(0, min(rows.count - 1, index + steps))]
    }

    /// Keeps the choice valid when rows come and go.
    mutating func settle(in rows: [HubID]) {
        if chosen.map({ !rows.contains($0) }) ?? true { chosen = rows.first }
    }
}

/// A hub looked for by name.
struct Search: Hashable, Sendable {
    let name: String
    /// When the name is taken as a host's instead.
    let until: Monotonic
}
