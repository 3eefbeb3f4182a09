import TerminalCore
import TestKit
import Testing

/// Expects the text of a screen to be as in a picture with one `|…|` per row; on a difference both pictures are shown.
package func expectScreen(
    _ grid: Grid, _ picture: String, sourceLocation: SourceLocation = #_sourceLocation
) {
    report(ScreenPicture(text: grid), against: ScreenPicture(drawn: picture), sourceLocation)
}

/// Expects the looks of a screen to be as in a picture of one letter per column, where `letters` says which letter stands
/// for which look; a look without a letter is `?`, the plain look without a letter is `.`.
package func expectStyles(
    _ grid: Grid, _ letters: [Style: Character], _ picture: String, sourceLocation: SourceLocation = #_sourceLocation
) {
    report(ScreenPicture(styles: grid, letters), against: ScreenPicture(drawn: picture), sourceLocation)
}

private func report(_ actual: ScreenPicture, against expected: ScreenPicture, _ place: SourceLocation) {
    guard actual != expected else { return }
    Issue.record("The screen is\n\(actual)\nand should be\n\(expected)", sourceLocation: place)
}
