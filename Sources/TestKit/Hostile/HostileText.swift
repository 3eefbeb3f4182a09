import Foundation

/// Texts that somebody might send to steer another person's terminal, to reorder what stands on it, or to look like
/// something else.
package enum HostileText {
    /// Every C0 and C1 control, DEL among them.
    package static let controls = scalars([0x00...0x1F, 0x7F...0x9F])
    /// Embeddings, overrides and isolates (UAX #9), and what ends them.
    package static let bidi = scalars([0x202A...0x202E, 0x2066...0x2069])
    /// Line and paragraph separator.
    package static let breaks = scalars([0x2028...0x2029])
    /// What is drawn as nothing: soft hyphen, joiners, marks of direction, fillers, variation selectors, tags, and more.
    package static let invisible = scalars([
        0xAD...0xAD, 0x34F...0x34F, 0x61C...0x61C, 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180F, 0x200B...0x200F,
        0x2060...0x2065, 0x206A...0x206F, 0x3164...0x3164, 0xFE00...0xFE0F, 0xFEFF...0xFEFF, 0xFFA0...0xFFA0,
        0xFFF0...0xFFFB, 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE007F, 0xE0100...0xE01EF,
    ])

    /// Sequences that terminals obey: each of them must not get through anywhere.
    package static let sequences = [
        // CSI (ECMA-48): colours, clearing, moving, scrolling, modes, reports, mouse, alternate screen.
        "\u{1B}[31m", "\u{1B}[0;1;5;7;8m", "\u{1B}[2J", "\u{1B}[3J", "\u{1B}[H", "\u{1B}[99;99H", "\u{1B}[A",
        "\u{1B}[K",
        "\u{1B}[5S", "\u{1B}[1;2r", "\u{1B}[6n", "\u{1B}[c", "\u{1B}[>c", "\u{1B}[=c", "\u{1B}[x", "\u{1B}[?25l",
        "\u{1B}[?47h", "\u{1B}[?1000h", "\u{1B}[?1006h", "\u{1B}[?1049h", "\u{1B}[?2004h", "\u{1B}[?2026h", "\u{1B}[4h",
        "\u{1B}[20h", "\u{1B}[!p", "\u{1B}[21t", "\u{1B}[8;1;1t", "\u{1B}[>4;2m", "\u{1B}[>1u", "\u{1B}[5i",
        "\u{1B}[4i",
        // The same with the C1 introducer.
        "\u{9B}31m", "\u{9B}2J", "\u{9B}6n", "\u{9B}21t", "\u{9B}?1049h",
        // OSC: title, colours, links, clipboard, notifications, files, shell marks; ended by BEL, ST, or the C1 ST.
        "\u{1B}]0;owned\u{07}", "\u{1B}]2;owned\u{1B}\\", "\u{1B}]4;0;?\u{07}", "\u{1B}]8;;http://example.org\u{07}x",
        "\u{1B}]10;?\u{07}", "\u{1B}]50;x\u{07}", "\u{1B}]52;c;cm0gLXJm\u{07}", "\u{1B}]52;c;?\u{1B}\\",
        "\u{1B}]7;file:///etc/passwd\u{07}", "\u{1B}]9;hello\u{07}", "\u{1B}]133;A\u{07}",
        "\u{1B}]777;notify;a;b\u{07}",
        "\u{1B}]1337;File=name=eA==:AAAA\u{07}", "\u{9D}0;owned\u{9C}", "\u{9D}52;c;cm0=\u{9C}", "\u{1B}]0;never ended",
        // DCS, SOS, PM, APC: reports, keys, graphics.
        "\u{1B}P$q m\u{1B}\\", "\u{1B}P+q544e\u{1B}\\", "\u{1B}P1;1|17/0a\u{1B}\\", "\u{1B}Pq#0;2;0;0;0\u{1B}\\",
        "\u{90}$q m\u{9C}", "\u{1B}Xsos\u{1B}\\", "\u{1B}^pm\u{1B}\\", "\u{1B}_Ga=T;AAAA\u{1B}\\", "\u{98}x\u{9C}",
        "\u{9E}x\u{9C}", "\u{9F}Ga=T;AAAA\u{9C}",
        // Other escapes: reset, character sets, key pads, index, save and restore, tmux and screen titles.
        "\u{1B}c", "\u{1B}(0", "\u{1B})0", "\u{1B}%G", "\u{1B}=", "\u{1B}>", "\u{1B}D", "\u{1B}M", "\u{1B}E", "\u{1B}7",
        "\u{1B}8", "\u{1B}#8", "\u{1B}Z", "\u{1B}n", "\u{1B}o", "\u{1B}|", "\u{1B}kowned\u{1B}\\", "\u{84}", "\u{85}",
        "\u{88}", "\u{8D}", "\u{8E}", "\u{8F}", "\u{9A}",
        // Controls alone: bell, backspace, carriage return, shifts, flow control, DEL.
        "\u{07}", "safe\u{08}\u{08}\u{08}\u{08}evil", "safe\revil", "\u{0E}", "\u{0F}", "\u{11}", "\u{13}", "\u{18}",
        "\u{1A}", "\u{7F}", "a\u{00}b", "a\u{0B}b", "a\u{0C}b",
        // Text turned around, as in file names and links that are not what they seem.
        "\u{202E}gpj.exe", "\u{202D}abc\u{202C}", "\u{202A}abc", "\u{202B}abc", "\u{2066}abc\u{2069}", "\u{2067}abc",
        "\u{2068}abc", "a\u{2028}b", "a\u{2029}b",
    ]

    /// The Big List of Naughty Strings.
    package static func naughty() throws -> [String] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let file = root.appending(path: "Tests/ChatModelTests/Fixtures/naughty.txt")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
        return lines.compactMap { Data(base64Encoded: String($0)).map { String(decoding: $0, as: UTF8.self) } }
    }

    /// Whether a scalar steers a terminal, breaks a line or turns text around; newline and tab do, too.
    package static func isHostile(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control || bidi.contains(scalar) || breaks.contains(scalar)
    }

    /// The hostile scalars of a text; where it is a person's message or output of lines, newline and tab are none.
    package static func found(in text: String, allowing allowed: [Unicode.Scalar] = []) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { isHostile($0) && !allowed.contains($0) }
    }

    private static func scalars(_ ranges: [ClosedRange<UInt32>]) -> [Unicode.Scalar] {
        ranges.flatMap { $0 }.compactMap(Unicode.Scalar.init)
    }
}
