import Foundation
import Profile
import Testing

/// Where files arrive for which nothing is said.
@Suite struct DownloadFolderTests {
    private let home: TemporaryFolder

    init() throws { home = try TemporaryFolder() }

    private func find(_ configured: String? = nil) -> String? {
        DownloadFolder(environment: [:], home: home.path).find(configured: configured)
    }

    private func make(_ name: String) throws {
        try FileManager.default.createDirectory(atPath: home.path + "/" + name, withIntermediateDirectories: true)
    }

    private func write(_ line: String) throws {
        try make(".config")
        try "# comment\nXDG_DESKTOP_DIR=\"$HOME/Desktop\"\n\(line)\n".write(
            toFile: home.path + "/.config/user-dirs.dirs", atomically: true, encoding: .utf8)
    }

    @Test func whatIsSetComesFirst() throws {
        try make("Downloads")
        #expect(find("~/in") == home.path + "/in" && find("/x/y") == "/x/y")
    }

    @Test func thenTheDesktopsThenTheUsualOneThenNone() throws {
        #expect(find() == nil)
        try make("Downloads")
        #expect(find() == home.path + "/Downloads")
        try write("XDG_DOWNLOAD_DIR=\"$HOME/Geladen\"")
        #expect(find() == home.path + "/Downloads")
        try make("Geladen")
        #expect(find() == home.path + "/Geladen")
    }

    @Test(arguments: ["XDG_DOWNLOAD_DIR=\"$HOME/\"", "XDG_DOWNLOAD_DIR=\"$HOME\"", "XDG_DOWNLOAD_DIR=\"relative\""])
    func whatIsNoFolderOfItsOwnIsNone(_ line: String) throws {
        try write(line)
        #expect(find() == nil)
    }
}
