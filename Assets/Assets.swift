/// What comes with the program: texts that people read in the client, from the folder `catalogue`, and tables.
package enum Assets {
    /// The English catalogue: lines of `key = text`, UTF-8.
    package static var english: [UInt8] { PackageResources.english_txt }
    /// Emoji with their short codes, one emoji a line, UTF-8; in the folder `emoji`.
    package static var shortCodes: [UInt8] { PackageResources.short_codes_txt }
}
