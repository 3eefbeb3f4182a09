import Foundation

/// Base64 with padding (RFC 4648, section 4), one spelling for each value.
enum Base64 {
    static func encode(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

    /// The bytes; nil for anything that ``encode(_:)`` would not write.
    static func decode(_ text: String) -> [UInt8]? {
        guard let bytes = Data(base64Encoded: text).map(Array.init), encode(bytes) == text else { return nil }
        return bytes
    }
}
