import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// Looking for something in the shown room.
@Suite struct FindSizeTests {
    @Test func someIsFound() throws {
        var scene = try Scene.lines(60, 80, 24)
        scene.press(.function(3))
        scene.type("line 4")
        expectSizes(
            scene.drawn,
            """
            20×5
            | #lobby  lab ● 3 ms
            |▌ ann  line 49
            |  ann  line 50
            | 1 of 11   Esc back
            | find here › ine 4
            40×12
            | #lobby              lab ● 3 ms · 14:07
            |▌       ann  line 49
            |        ann  line 50
            |        ann  line 51
            |        ann  line 52
            |        ann  line 53
            |        ann  line 54
            |        ann  line 55
            |        ann  line 56
            |        ann  line 57
            | 1 of 11   ↑↓ other   Esc back
            | find here › line 4
            80×24
            | #lobby                                                      lab ● 3 ms · 14:07
            | ROOMS           │        ann  line 39
            | 1 #lobby        │        ann  line 40
            |                 │        ann  line 41
            |                 │        ann  line 42
            |                 │        ann  line 43
            |                 │        ann  line 44
            |                 │        ann  line 45
            |                 │        ann  line 46
            |                 │        ann  line 47
            |                 │        ann  line 48
            |                 │▌       ann  line 49
            |                 │        ann  line 50
            |                 │        ann  line 51
            |                 │        ann  line 52
            |                 │        ann  line 53
            |                 │        ann  line 54
            |                 │        ann  line 55
            |                 │        ann  line 56
            |                 │        ann  line 57
            |                 │        ann  line 58
            | /list for more  │        ann  line 59
            | 1 of 11   ↑↓ other   Enter stay there   Ctrl-s look in all of it   Esc back
            | find here › line 4
            200×60
            | #lobby                                                                                                                                                                              lab ● 3 ms · 14:07
            | ROOMS           │        ann  line 3                                                                                                                                                   │ HERE 5
            | 1 #lobby        │        ann  line 4                                                                                                                                                   │ ann
            |                 │        ann  line 5                                                                                                                                                   │ bob
            |                 │        ann  line 6                                                                                                                                                   │ dana
            |                 │        ann  line 7                                                                                                                                                   │ mei away
            |                 │        ann  line 8                                                                                                                                                   │ 李雷
            |                 │        ann  line 9                                                                                                                                                   │
            |                 │        ann  line 10                                                                                                                                                  │
            |                 │        ann  line 11                                                                                                                                                  │
            |                 │        ann  line 12                                                                                                                                                  │
            |                 │        ann  line 13                                                                                                                                                  │
            |                 │        ann  line 14                                                                                                                                                  │
            |                 │        ann  line 15                                                                                                                                                  │
            |                 │        ann  line 16                                                                                                                                                  │
            |                 │        ann  line 17                                                                                                                                                  │
            |                 │        ann  line 18                                                                                                                                                  │
            |                 │        ann  line 19                                                                                                                                                  │
            |                 │        ann  line 20                                                                                                                                                  │
            |                 │        ann  line 21                                                                                                                                                  │
            |                 │        ann  line 22                                                                                                                                                  │
            |                 │        ann  line 23                                                                                                                                                  │
            |                 │        ann  line 24                                                                                                                                                  │
            |                 │        ann  line 25                                                                                                                                                  │
            |                 │        ann  line 26                                                                                                                                                  │
            |                 │        ann  line 27                                                                                                                                                  │
            |                 │        ann  line 28                                                                                                                                                  │
            |                 │        ann  line 29                                                                                                                                                  │
            |                 │        ann  line 30                                                                                                                                                  │
            |                 │        ann  line 31                                                                                                                                                  │
            |                 │        ann  line 32                                                                                                                                                  │
            |                 │        ann  line 33                                                                                                                                                  │
            |                 │        ann  line 34                                                                                                                                                  │
            |                 │        ann  line 35                                                                                                                                                  │
            |                 │        ann  line 36                                                                                                                                                  │
            |                 │        ann  line 37                                                                                                                                                  │
            |                 │        ann  line 38                                                                                                                                                  │
            |                 │        ann  line 39                                                                                                                                                  │
            |                 │        ann  line 40                                                                                                                                                  │
            |                 │        ann  line 41                                                                                                                                                  │
            |                 │        ann  line 42                                                                                                                                                  │
            |                 │        ann  line 43                                                                                                                                                  │
            |                 │        ann  line 44                                                                                                                                                  │
            |                 │        ann  line 45                                                                                                                                                  │
            |                 │        ann  line 46                                                                                                                                                  │
            |                 │        ann  line 47                                                                                                                                                  │
            |                 │        ann  line 48                                                                                                                                                  │
            |                 │▌       ann  line 49                                                                                                                                                  │
            |                 │        ann  line 50                                                                                                                                                  │
            |                 │        ann  line 51                                                                                                                                                  │
            |                 │        ann  line 52                                                                                                                                                  │
            |                 │        ann  line 53                                                                                                                                                  │
            |                 │        ann  line 54                                                                                                                                                  │
            |                 │        ann  line 55                                                                                                                                                  │
            |                 │        ann  line 56                                                                                                                                                  │
            |                 │        ann  line 57                                                                                                                                                  │
            |                 │        ann  line 58                                                                                                                                                  │
            | /list for more  │        ann  line 59                                                                                                                                                  │
            | 1 of 11   ↑↓ other   Enter stay there   Ctrl-s look in all of it   Esc back
            | find here › line 4
            """)
    }
}
