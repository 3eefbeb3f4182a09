import ChatModel

/// What a person's programs remember of hubs' passwords, the newest last: never a password itself.
package struct RememberedSecrets: Hashable, Sendable {
    /// The most hubs of which a secret is remembered; the oldest is forgotten for another.
    package static let limit = 256

    private var lines: [Line] = []

    private struct Line: Hashable {
        let hub: HubID
        let secret: ScramSecret
    }

    package init() {}

    /// What is remembered for a hub.
    package subscript(hub: HubID) -> ScramSecret? { lines.first { $0.hub == hub }?.secret }

    /// Remembers a secret that a hub took.
    package mutating func remember(_ secret: ScramSecret, for hub: HubID) {
        guard self[hub] != secret else { return }
        forget(hub)
        lines.append(Line(hub: hub, secret: secret))
        if lines.count > Self.limit { lines.removeFirst() }
    }

    /// The hub does not take it any more.
    package mutating func forget(_ hub: HubID) { lines.removeAll { $0.hub == hub } }

    /// A line for each hub: fingerprint, rounds, salt, secret.
    var text: String {
        lines.map { line in
            let (salt, secret) = (line.secret.salt, line.secret)
            return [
                line.hub.fingerprint, String(salt.iterations), Base64.encode(salt.bytes),
                Base64.encode(secret.saltedPassword),
            ].joined(separator: " ") + "\n"
        }.joined()
    }

    /// Reads what ``text`` writes; nil for anything else.
    init?(text: String) {
        for line in text.split(separator: "\n") {
            let fields = line.split(separator: " ").map(String.init)
            guard fields.count == 4, let hub = HubID(fingerprint: fields[0]),
                let salt = ScramSalt(fields[1], fields[2]), let bytes = Base64.decode(fields[3]),
                bytes.count == Scram.keyBytes, lines.count < Self.limit
            else { return nil }
            lines.append(Line(hub: hub, secret: ScramSecret(salt: salt, saltedPassword: bytes)))
        }
    }
}
