#if canImport(Darwin)
    import CoreFoundation
#else
    @_spi(_Unicode) import Swift
#endif

/// Unicode normalisation (UAX #15), which the standard library has but does not yet offer publicly.
enum Normalization {
    /// The text in Normalization Form C.
    static func nfc(_ text: String) -> String {
        #if canImport(Darwin)
            guard let mutable = CFStringCreateMutableCopy(nil, 0, text as CFString) else { return text }
            CFStringNormalize(mutable, .C)
            return mutable as String
        #else
            var result = String.UnicodeScalarView()
            for scalar in text._nfc { result.append(scalar) }
            return String(result)
        #endif
    }
}
