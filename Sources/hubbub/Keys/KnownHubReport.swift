import ChatModel
import Foundation
import Trust

/// What `trust` prints of known hubs: for people, and a JSON object a line for programs.
enum KnownHubReport {
    private static let head = ["KEY", "NAME", "ADDRESSES", "FIRST SEEN", "LAST MET"]

    /// A table with a line for each hub under its head.
    static func table(_ hubs: [KnownHub]) -> [String] { TextTable.lines([head] + hubs.map(fields)) }

    private static func fields(_ hub: KnownHub) -> [String] {
        [
            hub.hub.fingerprint, name(hub) ?? "", addresses(hub), HubTime(hub.firstSeen).local(),
            HubTime(hub.lastMet).local(),
        ]
    }

    /// One hub, a line for each thing that is known of it.
    static func lines(_ hub: KnownHub) -> [String] {
        TextTable.lines([
            ["name", name(hub) ?? "(another known hub has it)"], ["key", hub.hub.fingerprint],
            ["addresses", addresses(hub)],
            ["first seen", HubTime(hub.firstSeen).local()], ["last met", HubTime(hub.lastMet).local()],
        ])
    }

    /// What was done to a hub that was known.
    static func forgotten(_ hub: KnownHub) -> String {
        let places = [name(hub).map { "\"\($0)\"" }, hub.addresses.isEmpty ? nil : addresses(hub)].compactMap(\.self)
        let freed = places.isEmpty ? "" : " Whoever answers as \(places.joined(separator: " or ")) is met as a new hub."
        return "The key \(hub.hub.fingerprint) is forgotten.\(freed)"
    }

    /// A hub as a JSON object: fingerprint, name, addresses, firstSeen, lastMet.
    static func json(_ hub: KnownHub) -> String {
        var object = JSONLine()
        object.add("fingerprint", hub.hub.fingerprint)
        if let name = name(hub) { object.add("name", name) } else { object.addNull("name") }
        object.add("addresses", hub.addresses.map { PlainText.printable($0, as: .line) })
        object.add("firstSeen", hub.firstSeen.formatted(.iso8601))
        object.add("lastMet", hub.lastMet.formatted(.iso8601))
        return object.text
    }

    /// The file is a person's to write in, so its words are checked like all others.
    private static func name(_ hub: KnownHub) -> String? { hub.name.map { PlainText.printable($0, as: .line) } }

    private static func addresses(_ hub: KnownHub) -> String {
        hub.addresses.map { PlainText.printable($0, as: .line) }.joined(separator: ", ")
    }
}
