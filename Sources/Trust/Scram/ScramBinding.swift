import ChatModel

extension ChannelBinding {
    /// The first part of a client's first message (RFC 5802, section 7: `gs2-header`): over TLS the certificate is
    /// bound (RFC 5929: `tls-server-end-point`), without TLS there is nothing to bind.
    var scramHeader: String {
        switch self {
        case .plain: "n,,"
        case .tls: "p=tls-server-end-point,,"
        }
    }

    /// What the client repeats behind its proof (RFC 5802, section 7: `cbind-input`), for a header.
    func scramInput(header: String) -> [UInt8] {
        switch self {
        case .plain: Array(header.utf8)
        case .tls(let certificate): Array(header.utf8) + certificate.hash.bytes
        }
    }

    /// Says whether a hub may go on behind a client's header.
    /// - Throws: ``TrustError`` (`wrongBinding`, `malformed`).
    func checkScram(header: String) throws(TrustError) {
        switch (self, header) {
        case (.tls, scramHeader), (.plain, scramHeader), (.plain, "y,,"): return
        // The client could bind and was told that the hub can't: somebody changed what the hub offered.
        case (.tls, "y,,"): throw .wrongBinding
        default: throw .malformedScram
        }
    }
}

extension TrustError {
    /// The client proved the password to another channel than this one.
    static var wrongBinding: TrustError {
        TrustError(
            .wrongBinding,
            "Somebody stands between you and this hub and passes on what you say. Nothing was let through. Compare the "
                + "hub's fingerprint with what its owner sees.")
    }
}
