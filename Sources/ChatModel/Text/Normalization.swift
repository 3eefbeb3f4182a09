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
            normalize(text, .C)
        #else
            gather(text._nfc)
        #endif
    }

    /// The text in Normalization Form D.
    static func nfd(_ text: String) -> String {
        #if canImport(Darwin)
            normalize(text, .D)
        #else
            gather(text._nfd)
        #endif
    }

    #if canImport(Darwin)
        private static func normalize(_ text: String, _ form: CFStringNormalizationForm) -> String {
            guard let mutable = CFStringCreateMutableCopy(nil, 0, text as CFString) else { return text }
            CFStringNormalize(mutable, form)
            return mutable as String
        }
    #else
        private static func gather(_ scalars: some Sequence<Unicode.Scalar>) -> String {
            var result = String.UnicodeScalarView()
            for scalar in scalars { result.append(scalar) }
            return String(result)
        }
    #endif
}
