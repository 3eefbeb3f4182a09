import Testing

@testable import hubbub

@Suite struct LocalPathsTests {
    @Test(arguments: [
        ("/home/ann/Downloads/a.txt", "/home/ann", "~/Downloads/a.txt"),
        ("/home/anna/a.txt", "/home/ann", "/home/anna/a.txt"),
        ("/srv/a.txt", "/home/ann", "/srv/a.txt"), ("/home/ann", "/home/ann", "/home/ann"), ("/a.txt", "/", "/a.txt"),
        ("/a.txt", "", "/a.txt"),
    ])
    func whatIsInTheHomeBeginsWithATilde(path: String, home: String, written: String) {
        #expect(LocalPaths.written(path, home: home) == written)
    }
}
