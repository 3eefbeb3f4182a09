import ChatModel
import Testing

@Suite struct PathPartsTests {
    @Test(arguments: [
        ("a/b", "a"), ("a/b/", "a"), ("/a", "/"), ("/a/b", "/a"), ("a", "."), ("ab", "."), ("-", "."), ("é", "."),
        ("", "."), ("/", "/"), ("//", "/"), ("a//b", "a"), ("./a", "."), ("~/a", "~"), ("下午/好", "下午"),
    ])
    func theFolderOfAPath(path: String, folder: String) { #expect(PathParts.folder(of: path) == folder) }
}
