import ChatModel
import Foundation
import Testing

@testable import Profile

@Suite struct PrivacyTests {
    private func setMode(_ path: String, _ mode: Int) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    private func paths(_ folder: TemporaryFolder, profile: String? = nil) throws -> ProfilePaths {
        try ProfilePaths(profile: profile, environment: [:], home: folder.path)
    }

    @Test(arguments: [0o720, 0o702, 0o777, 0o1777])
    func aFolderThatOthersMayChangeIsRefusedWithTheCure(mode: Int) throws {
        let folder = try TemporaryFolder()
        let paths = try paths(folder)
        try paths.check()
        for path in [paths.data, paths.configuration, paths.state, paths.cache] {
            try PrivateFolder(path: path).make()
            try setMode(path, mode)
            let error = #expect(throws: ProfileError.self) { try paths.check() }
            #expect(error?.code == .open)
            #expect(error?.message.hasSuffix("chmod 700 '\(path)'") == true)
            try setMode(path, 0o755)
            try paths.check()
        }
    }

    @Test func aProfilesFolderIsNoSaferThanThoseItIsIn() throws {
        let folder = try TemporaryFolder()
        let paths = try paths(folder, profile: "work")
        try PrivateFolder(path: paths.data).make()
        for depth in 0..<3 {
            var path = paths.data
            for _ in 0..<depth { path = (path as NSString).deletingLastPathComponent }
            try setMode(path, 0o770)
            #expect(throws: ProfileError.self, "\(path)") { try paths.check() }
            try setMode(path, 0o700)
        }
        try setMode(folder.path + "/.local/share", 0o777)
        try paths.check()
    }

    @Test func foldersAreMadeForTheirOwnerAloneWithAllAboveThem() throws {
        let folder = try TemporaryFolder()
        try PrivateFolder(path: folder.path + "/a/b/c").make()
        for path in ["a", "a/b", "a/b/c"] { #expect(try folder.mode(of: path) == 0o700) }
    }

    @Test func settingsAndStateThatOthersMayChangeAreNotRead() throws {
        let folder = try TemporaryFolder()
        let state = StateFile(path: folder.path + "/state.toml")
        try state.update { $0.nick = try? Nick("ann") }
        try setMode(state.path, 0o620)
        let error = #expect(throws: ProfileError.self) { try state.read() }
        #expect(error?.message.hasSuffix("chmod go-w '\(state.path)'") == true)
        try setMode(state.path, 0o600)
        #expect(try state.read().nick == Nick("ann"))
        let settings = folder.path + "/config.toml"
        try Data("nick = \"ann\"\n".utf8).write(to: URL(fileURLWithPath: settings))
        try setMode(settings, 0o644)
        _ = try ConfigurationFile(path: settings).read()
        try setMode(settings, 0o666)
        #expect(throws: ProfileError.self) { try ConfigurationFile(path: settings).read() }
    }

    @Test func postsThatOthersMayHaveWrittenAreNotSent() throws {
        let folder = try TemporaryFolder()
        let outbox = folder.path + "/outbox"
        let post = try post(1, "hello")
        let log = try OutboxLog(folder: outbox)
        try log.write([.post(post)])
        log.end()
        let name = try #require(try folder.names(in: "outbox").first)
        try setMode("\(outbox)/\(name)", 0o622)
        let next = try OutboxLog(folder: outbox)
        #expect(next.adopted.isEmpty)
        next.end()
        try setMode("\(outbox)/\(name)", 0o600)
        let last = try OutboxLog(folder: outbox)
        #expect(last.adopted == [post])
        last.end()
        try setMode(outbox, 0o777)
        #expect(throws: ProfileError.self) { try OutboxLog(folder: outbox) }
    }
}
