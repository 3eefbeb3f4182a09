/// The names of optional abilities that both sides may have.
package enum Feature {
    /// A hub asks for its password by SCRAM-SHA-256-PLUS (RFC 7677), a client can answer that.
    package static let scramPlus = "scram-sha-256-plus"
    /// The same without TLS: SCRAM-SHA-256 without a binding.
    package static let scram = "scram-sha-256"
    /// A hub keeps files.
    package static let files = "files"
    /// A hub passes on who writes something.
    package static let typing = "typing"
    /// A hub knows pinned messages.
    package static let pins = "pins"
}
