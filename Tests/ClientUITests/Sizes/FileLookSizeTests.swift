import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// A file that is looked at.
@Suite struct FileLookSizeTests {
    @Test func itsText() throws {
        var scene = try Scene.given(80, 24)
        scene.submit("/view release-notes.pdf")
        scene.openCourier()
        let text = (1...30).map { "line \($0) of the notes: 更新日志 e\u{301}" }.joined(separator: "\n")
        scene.carry(.seen(Array(text.utf8), isWhole: false))
        expectSizes(
            scene.drawn,
            """
            20×5
            | relea….pdf  1.2 MB
            | line 1 of the
            | notes: 更新日志 é
            | line 2 of the
            | ↑↓ move   Esc back
            40×12
            | release-notes.pdf               1.2 MB
            | line 1 of the notes: 更新日志 é
            | line 2 of the notes: 更新日志 é
            | line 3 of the notes: 更新日志 é
            | line 4 of the notes: 更新日志 é
            | line 5 of the notes: 更新日志 é
            | line 6 of the notes: 更新日志 é
            | line 7 of the notes: 更新日志 é
            | line 8 of the notes: 更新日志 é
            | line 9 of the notes: 更新日志 é
            | line 10 of the notes: 更新日志 é
            | ↑↓ move   PgUp/PgDn turn   Esc back
            80×24
            | release-notes.pdf                                      the beginning of 1.2 MB
            | line 1 of the notes: 更新日志 é
            | line 2 of the notes: 更新日志 é
            | line 3 of the notes: 更新日志 é
            | line 4 of the notes: 更新日志 é
            | line 5 of the notes: 更新日志 é
            | line 6 of the notes: 更新日志 é
            | line 7 of the notes: 更新日志 é
            | line 8 of the notes: 更新日志 é
            | line 9 of the notes: 更新日志 é
            | line 10 of the notes: 更新日志 é
            | line 11 of the notes: 更新日志 é
            | line 12 of the notes: 更新日志 é
            | line 13 of the notes: 更新日志 é
            | line 14 of the notes: 更新日志 é
            | line 15 of the notes: 更新日志 é
            | line 16 of the notes: 更新日志 é
            | line 17 of the notes: 更新日志 é
            | line 18 of the notes: 更新日志 é
            | line 19 of the notes: 更新日志 é
            | line 20 of the notes: 更新日志 é
            | line 21 of the notes: 更新日志 é
            | line 22 of the notes: 更新日志 é
            | ↑↓ move   PgUp/PgDn turn   Esc back
            200×60
            | release-notes.pdf                                                                                                                                                              the beginning of 1.2 MB
            | line 1 of the notes: 更新日志 é
            | line 2 of the notes: 更新日志 é
            | line 3 of the notes: 更新日志 é
            | line 4 of the notes: 更新日志 é
            | line 5 of the notes: 更新日志 é
            | line 6 of the notes: 更新日志 é
            | line 7 of the notes: 更新日志 é
            | line 8 of the notes: 更新日志 é
            | line 9 of the notes: 更新日志 é
            | line 10 of the notes: 更新日志 é
            | line 11 of the notes: 更新日志 é
            | line 12 of the notes: 更新日志 é
            | line 13 of the notes: 更新日志 é
            | line 14 of the notes: 更新日志 é
            | line 15 of the notes: 更新日志 é
            | line 16 of the notes: 更新日志 é
            | line 17 of the notes: 更新日志 é
            | line 18 of the notes: 更新日志 é
            | line 19 of the notes: 更新日志 é
            | line 20 of the notes: 更新日志 é
            | line 21 of the notes: 更新日志 é
            | line 22 of the notes: 更新日志 é
            | line 23 of the notes: 更新日志 é
            | line 24 of the notes: 更新日志 é
            | line 25 of the notes: 更新日志 é
            | line 26 of the notes: 更新日志 é
            | line 27 of the notes: 更新日志 é
            | line 28 of the notes: 更新日志 é
            | line 29 of the notes: 更新日志 é
            | line 30 of the notes: 更新日志 é
            |
            ⋮ 27
            | ↑↓ move   PgUp/PgDn turn   Esc back
            """)
    }
}
