import ChatModel

/// Names from elsewhere, made so that they harm nobody's folder, shell, eye or other system.
package enum SafeName {
    /// What a file is called whose name has nothing left.
    private static let nameless = "file"

    /// A name to write a received file under, which differs from the sender's only where that could do harm.
    /// - Parameter isShown: Whether it will stand in the download folder itself, where a file that a leading dot hides
    ///   would arrive unseen; inside a folder that was sent, such names are part of it.
    package static func received(_ text: String, isShown: Bool = true) -> String {
        var name = trimmed(clean(text))
        if name.isEmpty { name = nameless }
        let first = name.unicodeScalars.first
        if first == "-" || first == "~" || (isShown && first == ".") || isReserved(name) { name = "_" + name }
        return fitting(name, bytes: FileName.byteLimit)
    }

    /// A name of this machine's as others may see it: the wire's rules and nothing more.
    package static func sent(_ text: String) -> FileName {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            scalars.append(TextRule.line.allows(scalar) && scalar != "/" ? scalar : "_")
        }
        let name = fitting(String(scalars), bytes: FileName.byteLimit)
        return (try? FileName(name)) ?? .nameless
    }

    /// The same name with a number: `name (1).ext`.
    package static func numbered(_ name: String, _ number: Int) -> String {
        let (stem, ending) = split(name)
        let tail = " (\(number))" + ending
        return prefix(stem, bytes: FileName.byteLimit - tail.utf8.count) + tail
    }

    /// The name under which something is while it is not whole.
    package static func part(_ name: String, token: String) -> String {
        let tail = ".\(token).part"
        return prefix(name, bytes: FileName.byteLimit - tail.utf8.count) + tail
    }

    /// The name cut to so many bytes between two characters, its ending kept.
    private static func fitting(_ name: String, bytes: Int) -> String {
        guard name.utf8.count > bytes else { return name }
        let (stem, ending) = split(name)
        return prefix(stem, bytes: bytes - ending.utf8.count) + ending
    }

    private static func prefix(_ text: String, bytes: Int) -> String {
        var text = text
        // By scalars: one character may have any number of marks.
        while text.utf8.count > bytes, !text.isEmpty { text.unicodeScalars.removeLast() }
        return text
    }

    /// The part before the ending, and the ending with its dot: `.tar.gz` is one.
    private static func split(_ name: String) -> (stem: String, ending: String) {
        func ending(of text: String) -> Int? {
            guard let dot = text.utf8.lastIndex(of: UInt8(ascii: ".")), dot != text.utf8.startIndex else { return nil }
            let count = text.utf8.distance(from: dot, to: text.utf8.endIndex)
            return count <= 16 ? count : nil
        }
        guard let last = ending(of: name) else { return (name, "") }
        var stem = String(decoding: name.utf8.dropLast(last), as: UTF8.self)
        if stem.hasSuffix(".tar"), stem.utf8.count > 4 { stem = String(stem.dropLast(4)) }
        return (stem, String(decoding: name.utf8.dropFirst(stem.utf8.count), as: UTF8.self))
    }
}

extension SafeName {
    /// Replaces what parts paths anywhere or drives terminals, drops what is drawn as nothing, and makes one space of
    /// many: they would push an ending out of sight.
    private static func clean(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if !TextRule.line.allows(scalar), scalar.properties.generalCategory != .format {
                scalars.append("_")
            } else if "/\\:*?\"<>|".unicodeScalars.contains(scalar) {
                scalars.append("_")
            } else if scalar.properties.isWhitespace {
                if scalars.last != " " { scalars.append(" ") }
            } else if !isUnseen(scalar, behind: scalars.last) {
                scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    /// Whether it would be drawn as nothing: directions, spaces without width, and joiners that join nothing.
    private static func isUnseen(_ scalar: Unicode.Scalar, behind previous: Unicode.Scalar?) -> Bool {
        switch scalar.value {
        case 0x200C, 0x200D, 0xFE00...0xFE0F, 0xE0020...0xE007F: previous?.isASCII ?? true
        default:
            scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.isNoncharacterCodePoint
                || scalar.properties.generalCategory == .format
        }
    }

    /// Without the dots and spaces at the end, which some systems forget, and spaces at the beginning.
    private static func trimmed(_ text: String) -> String {
        var scalars = text.unicodeScalars[...]
        while let last = scalars.last, last == "." || last == " " { scalars.removeLast() }
        while scalars.first == " " { scalars.removeFirst() }
        return String(String.UnicodeScalarView(scalars))
    }

    /// Whether some systems take it for a device, whatever its ending (Microsoft, *Naming Files, Paths, and Namespaces*).
    private static func isReserved(_ name: String) -> Bool {
        let stem = trimmed(String(name.prefix { $0 != "." })).uppercased()
        if ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"].contains(stem) { return true }
        guard stem.hasPrefix("COM") || stem.hasPrefix("LPT"), stem.count == 4, let last = stem.last else {
            return false
        }
        return "0123456789¹²³".contains(last)
    }
}

extension FileName {
    /// What something is called that has no name that could be sent.
    fileprivate static var nameless: FileName {
        do { return try FileName("file") } catch { preconditionFailure("\"file\" is a file's name") }
    }
}
