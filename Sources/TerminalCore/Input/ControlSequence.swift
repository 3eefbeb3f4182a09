/// A complete control sequence (CSI, ECMA-48 section 5.4), and the key which terminals mean by it.
struct ControlSequence {
    private let numbers: [Int]
    private let final: UInt8
    private let isPrivate: Bool
    private let isMouse: Bool
    private let isModeReport: Bool

    init(parameters: [UInt8], final: UInt8) {
        isPrivate = parameters.contains { !(0x30...0x3B).contains($0) }
        isMouse = parameters.first == UInt8(ascii: "<")
        isModeReport = parameters.first == UInt8(ascii: "?") && parameters.last == UInt8(ascii: "$")
        let parameters = isMouse || isModeReport ? parameters.filter { (0x30...0x3B).contains($0) } : parameters
        numbers = parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map(Self.number)
        self.final = final
    }

    /// Whether a bracketed paste follows.
    var opensPaste: Bool { !isPrivate && final == UInt8(ascii: "~") && numbers.first == 200 }

    /// The key, if it is a known one.
    var key: Key? {
        if isMouse { return mouseKey }
        if isModeReport, final == UInt8(ascii: "y"), numbers.count == 2 {
            // 0 is a mode that the terminal does not know, 4 one that it never sets.
            return .knowsMode(numbers[0], numbers[1] == 1 || numbers[1] == 2 || numbers[1] == 3)
        }
        guard !isPrivate else { return nil }
        if let cursor { return .cursor(cursor) }
        switch final {
        case UInt8(ascii: "~"): return tildeKey
        case UInt8(ascii: "u"): return Self.coded(numbers.first ?? 0, modifiers)
        case UInt8(ascii: "Z"): return .backTab
        case UInt8(ascii: "I"): return .focus(true)
        case UInt8(ascii: "O"): return .focus(false)
        case UInt8(ascii: "a")...UInt8(ascii: "d"):
            return Self.arrow(final - 0x20).map { .arrow($0, .shift) }
        default: return Self.letterKey(final, modifiers)
        }
    }

    /// Where the terminal says that its cursor is. The same sequence for the first row is F3 with modifiers.
    private var cursor: Point? {
        guard final == UInt8(ascii: "R"), numbers.count == 2, numbers[0] > 1, numbers[1] > 0 else { return nil }
        return Point(column: numbers[1] - 1, row: numbers[0] - 1)
    }

    /// The key of ESC O and one byte.
    static func singleShiftKey(_ byte: UInt8) -> Key? {
        switch byte {
        case UInt8(ascii: "M"): .enter
        case UInt8(ascii: "a")...UInt8(ascii: "d"): arrow(byte - 0x20).map { .arrow($0, .control) }
        default: letterKey(byte, [])
        }
    }

    private var mouseKey: Key? {
        guard final == UInt8(ascii: "M") || final == UInt8(ascii: "m") else { return nil }
        return Mouse(report: numbers, isPress: final == UInt8(ascii: "M")).map(Key.mouse)
    }

    private var modifiers: Modifiers { Self.modifiers(numbers.count > 1 ? numbers[1] : 1) }

    private var tildeKey: Key? {
        let number = numbers.first ?? 0
        switch number {
        case 1, 7: return .home(modifiers)
        case 4, 8: return .end(modifiers)
        case 3: return .delete
        case 5: return .pageUp(modifiers)
        case 6: return .pageDown(modifiers)
        case 27: return numbers.count > 2 ? Self.coded(numbers[2], modifiers) : nil
        default: return Self.functionNumber(number).map { Self.function($0, modifiers) }
        }
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int {
        // A sub-parameter after a colon refines the number before it; no key that is known here needs it.
        let text = digits.prefix { $0 != UInt8(ascii: ":") }
        return Int(String(decoding: text, as: UTF8.self)) ?? 0
    }

    private static func modifiers(_ number: Int) -> Modifiers {
        (2...8).contains(number) ? Modifiers(rawValue: UInt8(number - 1)) : []
    }

    private static func arrow(_ letter: UInt8) -> Direction? {
        switch letter {
        case UInt8(ascii: "A"): .up
        case UInt8(ascii: "B"): .down
        case UInt8(ascii: "C"): .right
        case UInt8(ascii: "D"): .left
        default: nil
        }
    }

    private static func letterKey(_ letter: UInt8, _ modifiers: Modifiers) -> Key? {
        switch letter {
        case UInt8(ascii: "H"): .home(modifiers)
        case UInt8(ascii: "F"): .end(modifiers)
        case UInt8(ascii: "P")...UInt8(ascii: "S"): function(Int(letter) - 0x4F, modifiers)
        default: arrow(letter).map { .arrow($0, modifiers) }
        }
    }

    private static func functionNumber(_ number: Int) -> Int? {
        switch number {
        case 11...15: number - 10
        case 17...21: number - 11
        case 23...26: number - 12
        case 28, 29: number - 13
        case 31...34: number - 14
        default: nil
        }
    }

    private static func function(_ number: Int, _ modifiers: Modifiers) -> Key {
        .function(number + (modifiers.contains(.shift) ? 12 : 0) + (modifiers.contains(.control) ? 24 : 0))
    }

    // A key by its code point, as with xterm's modifyOtherKeys and the CSI u protocol.
    private static func coded(_ code: Int, _ modifiers: Modifiers) -> Key? {
        switch code {
        case 13: return modifiers.isDisjoint(with: [.alt, .shift]) ? .enter : .altEnter
        case 9: return modifiers.contains(.shift) ? .backTab : .tab
        case 27: return .escape
        case 8, 127: return modifiers.contains(.alt) ? .altBackspace : .backspace
        default: break
        }
        guard let scalar = Unicode.Scalar(UInt32(clamping: code)), code >= 0x20, SafeText.allows(scalar) else {
            return nil
        }
        if modifiers.contains(.control) { return .control(Character(String(scalar).lowercased())) }
        return modifiers.contains(.alt) ? .alt(Character(scalar)) : .character(Character(scalar))
    }
}
