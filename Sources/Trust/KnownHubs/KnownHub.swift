import ChatModel
import Foundation

/// A hub whose key a person accepted: one line of `known_hubs`.
package struct KnownHub: Hashable, Sendable {
    package let hub: HubID
    /// When its key was accepted.
    package let firstSeen: Date
    /// When it was met last.
    package internal(set) var lastMet: Date
    /// What it called itself when it was accepted; nil if another known hub had that name already.
    package internal(set) var name: String?
    /// Where it was reached by address, in the file's spelling.
    package internal(set) var addresses: [String]
    /// The profile whose file it stands in; nil for the first.
    var profile: String?
    /// Fields of later versions at the end of the line, kept as they are.
    var extra: [String] = []

    /// How the file spells an address: `host:port` in lower case, or `unix:PATH`; with or without TLS is the same place.
    static func spelling(_ address: HubAddress) -> String {
        switch address {
        case .tcp: address.display.lowercased()
        case .unix: address.url
        }
    }

    /// What a person writes behind `hubbub trust forget` to mean this hub: its name, else an address, else its
    /// fingerprint; and whose profile it is, if it is not the first.
    ///
    /// A hub chooses its own name, and people paste what they are told to run: a name or an address that a shell would
    /// take for anything but one word is never used.
    package var handle: String {
        let word = ([name].compactMap(\.self) + addresses).first(where: Self.isOneWord) ?? hub.fingerprint
        return word + (profile.map { " --profile \($0)" } ?? "")
    }

    private static func isOneWord(_ text: String) -> Bool {
        let letters = text.unicodeScalars
        return letters.first.map { $0 != "-" } == true
            && letters.allSatisfy { $0.properties.isAlphabetic || "0123456789-_.:/".unicodeScalars.contains($0) }
    }

    func isCalled(_ name: String) -> Bool { self.name?.lowercased() == name.lowercased() }
}
