import ChatModel
import Testing

@testable import FileTransfer

/// What is in a folder that a hub's owner shares, page by page.
@Suite struct SharedWalkTests {
    private func line(_ name: String, _ size: UInt64? = nil) throws -> SharedLine {
        SharedLine(name: try FileName(name), isFolder: size == nil, size: size ?? 0, time: HubTime(milliseconds: 7))
    }

    private func list(_ lines: [SharedLine], next: UInt64? = nil) -> FileList { FileList(shared: lines, next: next) }

    @Test func foldersAreLookedThroughOneAfterTheOther() throws {
        let top = try FilePath("docs")
        var walk = SharedWalk(top)
        #expect(walk.next == SharedWalk.Question(folder: top, after: nil))
        try walk.take(list([try line("a"), try line("b.txt", 5)], next: 2))
        #expect(walk.next == SharedWalk.Question(folder: top, after: 2))
        try walk.take(list([try line("c.txt", 6)]))
        let inner = try FilePath("docs/a")
        #expect(walk.next == SharedWalk.Question(folder: inner, after: nil))
        try walk.take(list([try line("deep"), try line("d.txt", 7)]))
        let deep = try FilePath("docs/a/deep")
        #expect(walk.next == SharedWalk.Question(folder: deep, after: nil))
        walk.refuse()
        #expect(walk.next == nil && walk.bytes == 18 && walk.leftOut == ["a/deep"])
        #expect(walk.files.map { walk.text($0.path) } == ["b.txt", "c.txt", "a/d.txt"])
        #expect(walk.folders.map { walk.text($0) } == ["a", "a/deep"])
    }

    /// A hub whose folders hold themselves, or whose pages have no end.
    @Test func itEndsWhateverTheHubSays() throws {
        var walk = SharedWalk(try FilePath("a"))
        var questions = 0
        while walk.next != nil {
            questions += 1
            try walk.take(list([try line("a")]))
        }
        #expect(questions == FilePath.depthLimit && walk.leftOut.count == 1)
        walk = SharedWalk(try FilePath("a"))
        try walk.take(list([], next: 1))
        #expect(walk.next == nil)
        walk = SharedWalk(try FilePath("a"))
        let page = list([try line("x", 1)], next: 1)
        var failure: TransferFailure?
        do throws(TransferFailure) { while walk.next != nil { try walk.take(page) } } catch { failure = error }
        #expect(failure?.code == .local(.tooLarge) && walk.files.count <= SharedWalk.lineLimit)
    }
}
