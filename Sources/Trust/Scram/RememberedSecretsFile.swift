import ChatModel

/// The file of remembered secrets, mode 0600; several processes may change it at once. Every call blocks on the disk.
package struct RememberedSecretsFile: Sendable {
    private let file: PrivateFile

    package init(path: String) { file = PrivateFile(path: path, code: .passwordFile) }

    /// What is remembered; nothing if there is no file.
    /// - Throws: ``TrustError`` (`passwordFile`) if it can't be read, or others may read it.
    package func read() throws(TrustError) -> RememberedSecrets {
        guard let text = try file.read() else { return RememberedSecrets() }
        guard let secrets = RememberedSecrets(text: text) else {
            throw file.broken("list of remembered passwords", cause: TrustError(.passwordFile, "A line is wrong."))
        }
        return secrets
    }

    /// Remembers a secret that a hub took.
    /// - Throws: ``TrustError``.
    package func remember(_ secret: ScramSecret, for hub: HubID) throws(TrustError) {
        try update { $0.remember(secret, for: hub) }
    }

    /// The hub does not take what is remembered for it.
    /// - Throws: ``TrustError``.
    package func forget(_ hub: HubID) throws(TrustError) { try update { $0.forget(hub) } }

    private func update(_ change: (inout RememberedSecrets) -> Void) throws(TrustError) {
        try file.makeFolder()
        // The file itself is replaced, so the lock needs one that stays.
        let lock = try FileLock(path: file.path + ".lock")
        defer { lock.release() }
        let before = try read()
        var secrets = before
        change(&secrets)
        if secrets != before { try file.replace(with: secrets.text) }
    }
}
