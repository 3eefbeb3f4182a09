/// What one character counts for in a search: case and accents make no difference.
enum SearchFold: Hashable, Sendable {
    /// It belongs to a word, as these scalars.
    case letter(String)
    /// It is a word of its own: scripts that put no spaces between words.
    case single(String)
    /// It is not seen, and parts nothing.
    case nothing
    /// It parts words.
    case gap

    init(_ character: Character) {
        if let ascii = character.asciiValue {
            self = Self.fold(ascii: ascii)
        } else {
            self = Self.fold(character)
        }
    }

    private static func fold(ascii: UInt8) -> SearchFold {
        switch ascii {
        case 0x30...0x39, 0x61...0x7A: .letter(String(UnicodeScalar(ascii)))
        case 0x41...0x5A: .letter(String(UnicodeScalar(ascii | 0x20)))
        default: .gap
        }
    }

    private static func fold(_ character: Character) -> SearchFold {
        let scalars = character.unicodeScalars
        guard let first = scalars.first else { return .nothing }
        if isHan(first), scalars.count == 1 { return .single(String(character)) }
        if first.properties.isDefaultIgnorableCodePoint, scalars.count == 1 { return .nothing }
        let folded = folded(character)
        guard let base = folded.unicodeScalars.first else { return isMark(first) ? .nothing : .gap }
        return isUnspaced(base) ? .single(folded) : .letter(folded)
    }

    /// Lower case, without accents; nothing is left of what is neither letter, number nor mark.
    private static func folded(_ character: Character) -> String {
        let lower = Normalization.nfd(String(character).lowercased())
        let kept = lower.unicodeScalars.map(narrow).filter { isWord($0) && !isAccent($0) }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: kept)
        return Normalization.nfc(String(view))
    }

    /// The half-width form of a full-width letter or digit, and one form of the small sigma.
    private static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0xFF10...0xFF19, 0xFF41...0xFF5A: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
        case 0x03C2: "σ"
        default: scalar
        }
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.properties.isAlphabetic || scalar.properties.numericType != nil }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber, .nonspacingMark, .spacingMark:
            return !scalar.properties.isDefaultIgnorableCodePoint
        default: return false
        }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }

    /// The marks that are often left out: accents, and the vowel signs of Hebrew and Arabic.
    private static func isAccent(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0300...0x036F, 0x0591...0x05BD, 0x05BF...0x05C7, 0x0610...0x061A, 0x064B...0x065F, 0x0670,
            0x06D6...0x06ED, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F:
            isMark(scalar)
        default: false
        }
    }

    private static func isHan(_ scalar: Unicode.Scalar) -> Bool {
        (0x4E00...0x9FFF).contains(scalar.value) || (0x3400...0x4DBF).contains(scalar.value)
    }

    /// Han, kana, hangul, and the scripts of South-East Asia.
    private static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1100...0x11FF, 0x1780...0x17FF, 0x2E80...0x9FFF, 0xA960...0xA97F,
            0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFF66...0xFFDC, 0x1B000...0x1B16F, 0x20000...0x3FFFF:
            true
        default: false
        }
    }
}
