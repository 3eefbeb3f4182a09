import ChatModel
import Trust

/// What `discover` prints of hubs: a table for people, a JSON object a line for programs.
enum HubReport {
    private static let head = ["NAME", "ADDRESS", "PEOPLE", "ROUND TRIP", "KEY"]

    /// A table with a line for each hub under its head.
    static func table(_ hubs: [FoundHub]) -> [String] { TextTable.lines([head] + hubs.map(fields)) }

    private static func fields(_ hub: FoundHub) -> [String] {
        [
            name(hub), hub.addresses.first?.display ?? "", String(hub.beacon.people),
            hub.roundTrip.map { "\($0.written(digits: 1)) ms" } ?? "", hub.id.shortFingerprint,
        ]
    }

    private static func name(_ hub: FoundHub) -> String { PlainText.printable(hub.name.text, as: .line) }

    /// One line of `--watch`.
    static func line(_ change: HubWatch.Change) -> String {
        let hub = change.hub
        let people = hub.beacon.people == 1 ? "1 person" : "\(hub.beacon.people) people"
        let place = "\(name(hub))  \(hub.addresses.first?.display ?? "")  \(hub.id.shortFingerprint)"
        return switch change {
        case .appeared: "+ \(place)  \(people)"
        case .changed: "* \(place)  \(people)"
        case .gone: "- \(place)"
        }
    }

    /// A hub as a JSON object: id, name, address, port, people, roundTrip (ms), flags, fingerprint, clock.
    /// - Parameter event: first member of the object, for `--watch`.
    static func json(_ hub: FoundHub, event: String? = nil) -> String {
        var object = JSONLine()
        if let event { object.add("event", event) }
        object.add("id", hub.id.digest.hex)
        object.add("name", hub.name.text)
        object.add("address", hub.addresses.first?.url ?? "")
        object.add("port", hub.beacon.port)
        object.add("people", hub.beacon.people)
        if let roundTrip = hub.roundTrip {
            object.add("roundTrip", milliseconds: roundTrip)
        } else {
            object.addNull("roundTrip")
        }
        object.add("flags", hub.beacon.flags.names)
        object.add("fingerprint", hub.id.fingerprint)
        object.add("clock", hub.beacon.clock.stamp)
        return object.text
    }
}

extension Beacon.Flags {
    /// The flags' names in the documentation of `discover --json`.
    fileprivate var names: [String] {
        [(Beacon.Flags.password, "password"), (.plain, "plain")].filter { contains($0.0) }.map(\.1)
    }
}
