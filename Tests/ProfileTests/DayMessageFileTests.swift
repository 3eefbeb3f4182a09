import ChatModel
import Foundation
import Profile
import Testing

@Suite struct DayMessageFileTests {
    private func read(_ bytes: [UInt8]) throws -> DayMessage {
        let path = FileManager.default.temporaryDirectory.path + "/motd-\(UUID().uuidString)"
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        do { return try DayMessageFile.read(path) } catch {
            throw Mistake(text: error.message.replacingOccurrences(of: path, with: "F"))
        }
    }

    private struct Mistake: Error, Equatable { let text: String }

    @Test func aTextFileIsRead() throws {
        #expect(try read(Array("\u{FEFF}Welcome.\r\n\r\n欢迎。\r\n".utf8)).text == "Welcome.\n\n欢迎。")
    }

    @Test(
        arguments: [
            ([0xFF, 0xFE, 0x41], "F is not a text in UTF-8; write the message of the day into it."),
            (
                [UInt8](repeating: 0x61, count: 70_000),
                "F is too long; a message of the day has at most 2000 bytes in 20 lines."
            ),
            ([UInt8](repeating: 0x61, count: 2_001), "F: The message of the day has 2001 bytes; at most 2000 fit."),
            ([], "F: The message of the day is empty; it needs at least one visible letter."),
            (
                Array("a\u{1B}[2Jb".utf8),
                "F: The message of the day holds U+001B, which is not allowed in it; leave that character out."
            ),
        ] as [([UInt8], String)])
    func whatIsNoSuchTextIsSaid(bytes: [UInt8], message: String) {
        #expect(throws: Mistake(text: message)) { try read(bytes) }
    }

    @Test(arguments: [
        ("/no/such/motd", "No such file or directory"), ("/", "is not a file"), ("/dev/null", "is not a file"),
    ])
    func whatCanNotBeReadIsSaid(path: String, reason: String) {
        #expect {
            try DayMessageFile.read(path)
        } throws: { ($0 as? ProfileError)?.message.contains(reason) == true }
    }

    @Test func theFlagGoesBeforeTheVariable() {
        let settings = Settings(file: Configuration(), environment: ["HUBBUB_HOST_MOTD": "/v", "HOME": "/h"])
        #expect(settings.hostMotdFile(flag: "/f") == "/f" && settings.hostMotdFile(flag: nil) == "/v")
        #expect(settings.hostMotd == nil)
    }
}
