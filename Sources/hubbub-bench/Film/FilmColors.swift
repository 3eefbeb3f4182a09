import TerminalCore

/// The colours of a film: a dark terminal's, which stand out on light pages and on dark ones.
enum FilmColors {
    static let paper = "#14171c"
    static let frame = "#3b424d"
    static let ink = "#d5dae2"

    private static let palette = [
        "#14171c", "#f07178", "#8ccf7e", "#e5c76b", "#67b0e8", "#c47fd5", "#6cbfbf", "#d5dae2",
        "#6b7480", "#f58a90", "#a5e09a", "#f0d98c", "#8cc5f2", "#d69ae4", "#8ad6d6", "#ffffff",
    ]

    /// The colour of the text; nil for the common one.
    static func text(of style: Style) -> String? {
        guard style.attributes.contains(.reverse) else { return hex(style.foreground) }
        return hex(style.background) ?? paper
    }

    /// The colour behind the text; nil for the common one.
    static func ground(of style: Style) -> String? {
        guard style.attributes.contains(.reverse) else { return hex(style.background) }
        return hex(style.foreground) ?? ink
    }

    private static func hex(_ color: Color) -> String? {
        switch color {
        case .terminal: nil
        case .palette(let name): palette[Int(name.rawValue)]
        case .indexed(let number) where number < 16: palette[Int(number)]
        case .indexed(let number):
            hex(RGB.xterm[Int(number)].red, RGB.xterm[Int(number)].green, RGB.xterm[Int(number)].blue)
        case .rgb(let red, let green, let blue): hex(Int(red), Int(green), Int(blue))
        }
    }

    private static func hex(_ parts: Int...) -> String {
        "#" + parts.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
