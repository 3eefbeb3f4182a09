import TerminalCore

/// Which of a terminal's colours stands for a wished one.
struct ColorMap: Hashable, Sendable {
    /// How many colours the terminal has; 0 without any or where the person wants none.
    let count: Int

    /// A terminal's colour, or its default.
    struct Ink: Hashable, Sendable {
        /// The colour's number; -1 is the terminal's own.
        var number: Int
        /// Whether only bold type tells it from its darker twin.
        var needsBold = false

        static let terminal = Ink(number: -1)
    }

    /// The nearest colour that the terminal has.
    func ink(for color: Color) -> Ink {
        guard count >= 8 else { return .terminal }
        switch color {
        case .terminal: return .terminal
        case .palette(let named): return palette(Int(named.rawValue))
        case .indexed(let index) where index < 16: return palette(Int(index))
        case .indexed(let index) where count == 256: return Ink(number: Int(index))
        case .indexed(let index): return nearest(to: RGB.xterm[Int(index)])
        case .rgb(let red, let green, let blue): return nearest(to: RGB(Int(red), Int(green), Int(blue)))
        }
    }

    private var isDirect: Bool { count > 256 }

    private func palette(_ index: Int) -> Ink {
        if index < 8 || (16...256).contains(count) { return Ink(number: index) }
        return isDirect ? nearest(to: RGB.xterm[index]) : Ink(number: index - 8, needsBold: true)
    }

    private func nearest(to color: RGB) -> Ink {
        // The lowest numbers of a terminal with direct colours are the palette.
        if isDirect { return Ink(number: max(8, color.red << 16 | color.green << 8 | color.blue)) }
        // What the first sixteen look like is the person's choice, so a shade is never taken from them if there are more.
        let candidates = count >= 256 ? 16..<256 : 0..<min(count, 16)
        let best = candidates.min { RGB.xterm[$0].distance(to: color) < RGB.xterm[$1].distance(to: color) }
        return palette256(best ?? 0)
    }

    private func palette256(_ index: Int) -> Ink { index < 16 ? palette(index) : Ink(number: index) }
}
