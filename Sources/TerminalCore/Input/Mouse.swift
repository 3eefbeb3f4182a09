/// What a mouse did, and over which cell.
package struct Mouse: Hashable, Sendable {
    /// What it did.
    package enum Act: Hashable, Sendable {
        case press
        case wheelUp, wheelDown
    }

    package let act: Act
    package let place: Point

    package init(_ act: Act, at place: Point) { (self.act, self.place) = (act, place) }

    /// A report of the mouse in xterm's form 1006: `button ; column ; row`, columns and rows from 1; nil for what is of no
    /// use: releases, motions, other buttons.
    init?(report numbers: [Int], isPress: Bool) {
        guard isPress, numbers.count == 3, numbers[1] > 0, numbers[2] > 0 else { return nil }
        // The bits 4, 8 and 16 are the keys held down with it.
        switch numbers[0] & ~0b11100 {
        case 0: act = .press
        case 64: act = .wheelUp
        case 65: act = .wheelDown
        default: return nil
        }
        place = Point(column: numbers[1] - 1, row: numbers[2] - 1)
    }
}
