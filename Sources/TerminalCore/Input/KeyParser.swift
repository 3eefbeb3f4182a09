/// Turns the bytes of a terminal into keys, however the reads cut them (ECMA-48 sequences as xterm sends them).
///
/// What it does not know it swallows whole. Since a lone ESC is a key as well as the beginning of a sequence, whoever
/// reads the bytes waits a moment while `isWaiting`, then calls `flush()`.
package struct KeyParser: Sendable {
    /// The most bytes of one paste that are kept; more than any composer accepts, so a cut paste is never sent.
    package static let pasteLimit = 1 << 20
    /// The most bytes of one control sequence that are looked at.
    static let sequenceLimit = 64

    private enum State {
        case ground
        case utf8([UInt8], missing: Int, alt: Bool)
        case escape
        case sequence([UInt8])
        case singleShift
        case linuxFunction
    }

    private var state = State.ground
    // Beside the state, not in it, so that its bytes are appended in place.
    private var paste: PasteReader?
    private var keys: [Key] = []

    package init() {}

    /// Whether the bytes so far are a key only if nothing follows soon.
    package var isWaiting: Bool {
        switch state {
        case .escape, .singleShift: true
        case .sequence(let bytes): bytes.isEmpty
        case .ground, .utf8, .linuxFunction: false
        }
    }

    /// The keys that are complete with these bytes.
    package mutating func feed(_ bytes: some Sequence<UInt8>) -> [Key] {
        for byte in bytes { take(byte) }
        return drain()
    }

    /// The keys if nothing follows: a lone ESC, Alt-[ and Alt-O.
    package mutating func flush() -> [Key] {
        guard isWaiting else { return [] }
        switch state {
        case .escape: emit(.escape)
        case .sequence: emit(.alt("["))
        case .singleShift: emit(.alt("O"))
        case .ground, .utf8, .linuxFunction: break
        }
        return drain()
    }

    private mutating func drain() -> [Key] {
        defer { keys.removeAll() }
        return keys
    }

    private mutating func emit(_ key: Key?) {
        state = .ground
        if let key { keys.append(key) }
    }
}

extension KeyParser {
    private mutating func take(_ byte: UInt8) {
        guard paste == nil else { return takePasted(byte) }
        switch state {
        case .ground: takeFirst(byte, alt: false)
        case .utf8(let bytes, let missing, let alt): takeContinuation(byte, after: bytes, missing: missing, alt: alt)
        case .escape: takeAfterEscape(byte)
        case .sequence(let bytes): takeSequence(byte, after: bytes)
        case .singleShift: takeSingleShift(byte)
        case .linuxFunction: emit((0x41...0x45).contains(byte) ? .function(Int(byte) - 0x40) : nil)
        }
    }

    private mutating func takeFirst(_ byte: UInt8, alt: Bool) {
        switch byte {
        case 0x1B: state = .escape
        case 0x00..<0x20, 0x7F: emit(alt ? Self.altControl(byte) : Self.control(byte))
        case 0x20..<0x7F: emit(Self.typed([byte], alt: alt))
        case 0xC2..<0xE0: state = .utf8([byte], missing: 1, alt: alt)
        case 0xE0..<0xF0: state = .utf8([byte], missing: 2, alt: alt)
        case 0xF0..<0xF5: state = .utf8([byte], missing: 3, alt: alt)
        default: emit(.character("\u{FFFD}"))
        }
    }

    private mutating func takeContinuation(_ byte: UInt8, after bytes: [UInt8], missing: Int, alt: Bool) {
        guard (0x80..<0xC0).contains(byte) else {
            emit(.character("\u{FFFD}"))
            return takeFirst(byte, alt: false)
        }
        guard missing == 1 else {
            state = .utf8(bytes + [byte], missing: missing - 1, alt: alt)
            return
        }
        emit(Self.typed(bytes + [byte], alt: alt))
    }

    private mutating func takeAfterEscape(_ byte: UInt8) {
        switch byte {
        case 0x1B:
            emit(.escape)
            state = .escape
        case UInt8(ascii: "["): state = .sequence([])
        case UInt8(ascii: "O"): state = .singleShift
        default: takeFirst(byte, alt: true)
        }
    }

    private mutating func takeSequence(_ byte: UInt8, after bytes: [UInt8]) {
        switch byte {
        case UInt8(ascii: "[") where bytes.isEmpty: state = .linuxFunction
        case 0x40...0x7E: finish(ControlSequence(parameters: bytes, final: byte))
        case 0x20..<0x40:
            state = .sequence(bytes.count < Self.sequenceLimit ? bytes + [byte] : bytes)
        default:
            // A control in the middle means that the rest of the sequence was lost.
            emit(nil)
            takeFirst(byte, alt: false)
        }
    }

    private mutating func finish(_ sequence: ControlSequence) {
        emit(sequence.key)
        if sequence.opensPaste { paste = PasteReader(limit: Self.pasteLimit) }
    }

    private mutating func takeSingleShift(_ byte: UInt8) {
        guard (0x20..<0x7F).contains(byte) else {
            emit(nil)
            return takeFirst(byte, alt: false)
        }
        emit(ControlSequence.singleShiftKey(byte))
    }

    private mutating func takePasted(_ byte: UInt8) {
        guard let text = paste?.take(byte) else { return }
        paste = nil
        emit(.paste(text))
    }
}

extension KeyParser {
    private static func control(_ byte: UInt8) -> Key {
        switch byte {
        case 0x09: .tab
        case 0x0D: .enter
        case 0x08, 0x7F: .backspace
        case 0x01...0x1A: .control(Character(Unicode.Scalar(byte + 0x60)))
        default: .control(Character(Unicode.Scalar(byte + 0x40)))
        }
    }

    private static func altControl(_ byte: UInt8) -> Key? {
        switch byte {
        case 0x0A, 0x0D: .altEnter
        case 0x08, 0x7F: .altBackspace
        default: nil
        }
    }

    private static func typed(_ bytes: [UInt8], alt: Bool) -> Key? {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let scalar = text.unicodeScalars.first else { return nil }
        guard text.unicodeScalars.count == 1 else { return .character("\u{FFFD}") }
        guard SafeText.allows(scalar) else { return nil }
        return alt ? .alt(Character(scalar)) : .character(Character(scalar))
    }
}
