import ChatModel
import Trust

/// What `discover` prints of hubs: a table for people, a JSON object a line for programs.
struct HubReport {
    /// Whether it says who is on each hub.
    let namesPeople: Bool

    private var head: [String] {
        ["NAME", "ADDRESS", "PEOPLE", "ROUND TRIP", "KEY"] + (namesPeople ? ["WHO"] : [])
    }

    /// A table with a line for each hub under its head.
    func table(_ hubs: [FoundHub]) -> [String] { TextTable.lines([head] + hubs.map(fields)) }

    private func fields(_ hub: FoundHub) -> [String] {
        [
            Self.name(hub), hub.addresses.first?.display ?? "", String(hub.people),
            hub.roundTrip.map { "\($0.written(digits: 1)) ms" } ?? "", hub.id.shortFingerprint,
        ] + (namesPeople ? [Self.who(hub)] : [])
    }

    private static func name(_ hub: FoundHub) -> String { PlainText.printable(hub.name.text, as: .line) }

    /// `ann, bob and 3 more`; nothing where nobody is.
    private static func who(_ hub: FoundHub) -> String {
        guard let nicks = hub.nicks else { return "(it does not say)" }
        let names = nicks.map { PlainText.printable($0.text, as: .line) }.joined(separator: ", ")
        let more = max(0, Int(hub.people) - nicks.count)
        return more > 0 ? "\(names) and \(more) more" : names
    }

    /// One line of `--watch`.
    func line(_ change: HubWatch.Change) -> String {
        let hub = change.hub
        let place = "\(Self.name(hub))  \(hub.addresses.first?.display ?? "")  \(hub.id.shortFingerprint)"
        return switch change {
        case .appeared: "+ \(place)  \(people(on: hub))"
        case .changed: "* \(place)  \(people(on: hub))"
        case .gone: "- \(place)"
        }
    }

    private func people(on hub: FoundHub) -> String {
        let count = hub.people == 1 ? "1 person" : "\(hub.people) people"
        return namesPeople && hub.nicks?.isEmpty == false ? "\(count): \(Self.who(hub))" : count
    }

    /// A hub as a JSON object: id, name, address, port, people, roundTrip (ms), flags, fingerprint, clock, and names if
    /// it is to say who is there.
    /// - Parameter event: first member of the object, for `--watch`.
    func json(_ hub: FoundHub, event: String? = nil) -> String {
        var object = JSONLine()
        if let event { object.add("event", event) }
        object.add("id", hub.id.digest.hex)
        object.add("name", hub.name.text)
        object.add("address", hub.addresses.first?.url ?? "")
        object.add("port", hub.beacon.port)
        object.add("people", hub.people)
        if let roundTrip = hub.roundTrip {
            object.add("roundTrip", milliseconds: roundTrip)
        } else {
            object.addNull("roundTrip")
        }
        object.add("flags", hub.beacon.flags.names)
        object.add("fingerprint", hub.id.fingerprint)
        object.add("clock", hub.beacon.clock.stamp)
        guard namesPeople else { return object.text }
        if let nicks = hub.nicks { object.add("names", nicks.map(\.text)) } else { object.addNull("names") }
        return object.text
    }
}

extension Beacon.Flags {
    /// The flags' names in the documentation of `discover --json`.
    fileprivate var names: [String] {
        [(Beacon.Flags.password, "password"), (.plain, "plain")].filter { contains($0.0) }.map(\.1)
    }
}
