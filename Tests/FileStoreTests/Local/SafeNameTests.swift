import ChatModel
import Testing

@testable import FileStore

/// Names from elsewhere, and what files are called that bear them.
@Suite struct SafeNameTests {
    static let hostile: [(String, String)] = [
        ("report.pdf", "report.pdf"), ("../../etc/passwd", "_.._.._etc_passwd"), ("/etc/passwd", "_etc_passwd"),
        ("..", "file"), (".", "file"), ("...", "file"), ("", "file"), (" ", "file"), ("~", "_~"), ("~root", "_~root"),
        (".bashrc", "_.bashrc"), (".ssh/authorized_keys", "_.ssh_authorized_keys"), ("-rf", "_-rf"),
        ("a\u{0}b", "a_b"), ("a\nb\r\tc", "a_b__c"), ("\u{1B}]0;title\u{7}", "_]0;title_"),
        ("CON", "_CON"), ("nul.txt", "_nul.txt"), ("Com1.tar.gz", "_Com1.tar.gz"), ("LPT9", "_LPT9"),
        ("COM¹", "_COM¹"), ("CONsole", "CONsole"), ("con .txt", "_con .txt"), ("aux", "_aux"),
        ("name.", "name"), ("name. . .", "name"), ("  name  ", "name"), ("C:\\Windows\\x.exe", "C__Windows_x.exe"),
        ("a:stream", "a_stream"), ("what?*.txt", "what__.txt"), ("<b>|\"", "_b___"),
        ("photo\u{202E}gpj.exe", "photogpj.exe"), ("a\u{2066}b\u{2069}", "ab"), ("a\u{200F}\u{200E}b", "ab"),
        ("a\u{200B}\u{FEFF}b", "ab"), ("a\u{200D}b", "ab"), ("👩\u{200D}🔧.png", "👩\u{200D}🔧.png"),
        ("photo.jpg                         .exe", "photo.jpg .exe"), ("a\u{A0}\u{3000}b", "a b"),
        ("a\u{2028}b", "a_b"), ("نوشته\u{200C}ها.txt", "نوشته\u{200C}ها.txt"), ("文件.txt", "文件.txt"),
    ]

    @Test(arguments: hostile) func aHostileNameIsMadeHarmless(name: String, safe: String) {
        #expect(SafeName.received(name) == safe)
        // Safe names are left as they are.
        #expect(SafeName.received(SafeName.received(name)) == safe)
    }

    @Test func insideAFolderAHiddenNameStaysAndNothingElse() {
        #expect(SafeName.received(".gitignore", isShown: false) == ".gitignore")
        #expect(SafeName.received("..", isShown: false) == "file")
        #expect(SafeName.received("../x", isShown: false) == ".._x")
        #expect(SafeName.received("-rf", isShown: false) == "_-rf")
        #expect(SafeName.received("NUL", isShown: false) == "_NUL")
    }

    @Test func aLongNameIsCutBetweenCharactersAndKeepsItsEnding() throws {
        for unit in ["a", "é", "文", "👩‍👩‍👧"] {
            for ending in ["", ".txt", ".tar.gz"] {
                let name = String(repeating: unit, count: 300) + ending
                for made in [
                    SafeName.received(name), SafeName.sent(name).text, SafeName.numbered(name, 9_999),
                    SafeName.part(name, token: "0123abcd.folder"),
                ] {
                    #expect(made.utf8.count <= 255 && made.utf8.count > 200, "\(made)")
                    #expect(String(validating: Array(made.utf8), as: UTF8.self) == made)
                    #expect(made.hasSuffix(ending) || made.hasSuffix(".part"), "\(made)")
                }
            }
        }
    }

    @Test func aNumberStandsBeforeTheEnding() {
        #expect(SafeName.numbered("a.txt", 1) == "a (1).txt")
        #expect(SafeName.numbered("a.tar.gz", 2) == "a (2).tar.gz")
        #expect(SafeName.numbered("a", 3) == "a (3)")
        #expect(SafeName.numbered("v1.2 of the great plan for all", 1) == "v1.2 of the great plan for all (1)")
    }

    @Test(arguments: ["a/b", "a\nb", "\u{1B}[2J", "", "x\u{202E}y", "..", String(repeating: "x", count: 999)])
    func whateverAFileIsCalledHereItCanBeSent(name: String) { #expect(!SafeName.sent(name).text.isEmpty) }
}
