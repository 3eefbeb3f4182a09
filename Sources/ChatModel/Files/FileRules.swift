/// What a hub's owner sets about its files.
package struct FileRules: Hashable, Sendable {
    /// Whether the hub takes and gives files at all.
    package var isOn = true
    /// The most bytes of one file.
    package var largest: UInt64 = 16 << 30
    /// The most bytes of all contents that the entries and halves of one user hold.
    package var perUser: UInt64 = 64 << 30
    /// The most bytes of all contents and halves.
    package var total: UInt64 = 256 << 30
    /// Bytes of the disk that stay free for the journal.
    package var reserve: UInt64 = 512 << 20
    /// Milliseconds for which an upload that is not finished is kept after its last byte.
    package var halfMilliseconds: UInt64 = 86_400_000
    /// Milliseconds after which a file is gone; nil: it stays as long as its entry.
    package var expiryMilliseconds: UInt64?
    /// The folder that the owner shares; nil: none.
    package var shared: String?

    package init() {}

    /// No files at all.
    package static var off: FileRules {
        var rules = FileRules()
        rules.isOn = false
        return rules
    }
}
