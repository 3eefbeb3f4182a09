/// The texts that people read in the client, as they stand in the folder `catalogue`.
package enum Assets {
    /// The English catalogue: lines of `key = text`, UTF-8.
    package static var english: [UInt8] { PackageResources.english_txt }

    /// The catalogue in simplified Chinese, likewise.
    package static var chinese: [UInt8] { PackageResources.chinese_txt }
}
