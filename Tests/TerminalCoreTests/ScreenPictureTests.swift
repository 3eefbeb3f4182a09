import Expectations
import TerminalCore
import TestKit
import Testing

struct ScreenPictureTests {
    @Test func `a picture differs in one character or one look`() {
        var grid = Grid(Size(columns: 4, rows: 1))
        grid.write("中a", at: Point(column: 0, row: 0), style: Style(attributes: .dim))
        #expect(ScreenPicture(text: grid) == ScreenPicture(drawn: "  |中a |  "))
        #expect(ScreenPicture(text: grid) != ScreenPicture(drawn: "|中b |"))
        #expect(ScreenPicture(text: grid) != ScreenPicture(drawn: "|中a |\n|    |"))
        #expect(ScreenPicture(styles: grid, [Style(attributes: .dim): "d"]).rows == ["ddd."])
        #expect(ScreenPicture(styles: grid, [:]).rows == ["???."])
    }

    @Test func `a wrong picture is reported with both screens`() {
        let grid = Grid(Size(columns: 2, rows: 1))
        withKnownIssue {
            expectScreen(grid, "|x |")
        } matching: {
            $0.comments.contains { $0.rawValue.contains("|  |") && $0.rawValue.contains("|x |") }
        }
    }
}
