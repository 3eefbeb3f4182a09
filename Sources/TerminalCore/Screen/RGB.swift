/// A colour in red, green and blue, 0 to 255 each.
package struct RGB: Hashable, Sendable {
    package let red: Int
    package let green: Int
    package let blue: Int

    package init(_ red: Int, _ green: Int, _ blue: Int) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// How unlike another one it is: the square of their distance.
    package func distance(to other: RGB) -> Int {
        let parts = (red - other.red, green - other.green, blue - other.blue)
        return parts.0 * parts.0 + parts.1 * parts.1 + parts.2 * parts.2
    }

    /// xterm's 256 colours: sixteen names, a cube of 6 × 6 × 6, and 24 greys.
    package static let xterm: [RGB] = names + cube + greys

    private static let names = (0..<16).map { index in
        let high = index >= 8 ? 255 : 205
        if index == 7 { return RGB(229, 229, 229) }
        if index == 8 { return RGB(127, 127, 127) }
        return RGB(index & 1 == 0 ? 0 : high, index & 2 == 0 ? 0 : high, index & 4 == 0 ? 0 : high)
    }
    private static let cube = (0..<216).map { index in
        let steps = [0, 95, 135, 175, 215, 255]
        return RGB(steps[index / 36], steps[index / 6 % 6], steps[index % 6])
    }
    private static let greys = (0..<24).map { RGB(8 + 10 * $0, 8 + 10 * $0, 8 + 10 * $0) }
}
