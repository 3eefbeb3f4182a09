import ArgumentParser
import HubServer

/// Reads where a hub is to listen: `ADDRESS:PORT`, an IPv6 address in brackets; `:PORT` is everywhere.
enum ListenOption {
    /// - Throws: `ValidationError` with what is wrong.
    static func read(_ text: String) throws -> ListenAddress {
        guard let colon = text.lastIndex(of: ":") else { throw mistake(text, "it needs a port") }
        guard let port = UInt16(text[text.index(after: colon)...]) else {
            throw mistake(text, "its port must be a number from 0 (any free one) to 65535")
        }
        let host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]"), host.count > 2 {
            return .tcp(host: String(host.dropFirst().dropLast()), port: port)
        }
        if host.isEmpty { return .everywhere(port: port, orAnother: false) }
        guard !host.contains(":") else { throw mistake(text, "an IPv6 address stands in brackets") }
        guard !host.contains(where: { "[]/ ".contains($0) }) else {
            throw mistake(text, "it needs an address")
        }
        return .tcp(host: String(host), port: port)
    }

    private static func mistake(_ text: String, _ what: String) -> ValidationError {
        ValidationError("A hub can't listen on \"\(text)\": \(what), as in 0.0.0.0:24822 or [::1]:24822.")
    }
}
