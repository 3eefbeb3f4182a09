import ChatModel
import Foundation
import Profile
import Testing

/// `[files]` and `[share]`: everything is understood, or it is said where it is not.
@Suite struct FileConfigurationTests {
    private func read(_ text: String) throws -> FileRules {
        let path = FileManager.default.temporaryDirectory.path + "/config-\(UUID().uuidString).toml"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        do { return try ConfigurationFile(path: path).read().files } catch {
            throw Mistake(text: error.message.replacingOccurrences(of: path, with: "F"))
        }
    }

    private struct Mistake: Error, Equatable { let text: String }

    @Test func filesAreOnByDefault() throws {
        #expect(try read("nick = \"ann\"") == FileRules())
        #expect(try read("[files]\n[share]") == FileRules())
    }

    @Test func everySettingIsRead() throws {
        let rules = try read(
            """
            [files]
            on = false
            largest = "500 MB"
            per-user = "20GB"
            total = "1 tb"
            reserve = "0 B"
            expiry = "30d"
            half-expiry = "12 h"

            [share]
            folder = "/srv/handbook"
            """)
        var expected = FileRules.off
        (expected.largest, expected.perUser) = (500_000_000, 20_000_000_000)
        (expected.total, expected.reserve) = (1_000_000_000_000, 0)
        (expected.expiryMilliseconds, expected.halfMilliseconds) = (30 * 86_400_000, 12 * 3_600_000)
        expected.shared = "/srv/handbook"
        #expect(rules == expected)
    }

    @Test(arguments: [
        ("[files]\nlargest = 5", "F, line 2, column 11: largest is a size: \"500 MB\", \"20 GB\" or \"1 TB\"."),
        ("[files]\ntotal = \"5 XB\"", "F, line 2, column 9: total is a size: \"500 MB\", \"20 GB\" or \"1 TB\"."),
        ("[files]\ntotal = \"GB\"", "F, line 2, column 9: total is a size: \"500 MB\", \"20 GB\" or \"1 TB\"."),
        (
            "[files]\ntotal = \"99999999 TB\"",
            "F, line 2, column 9: total is a size: \"500 MB\", \"20 GB\" or \"1 TB\"."
        ),
        ("[files]\ntotal = \"-1 GB\"", "F, line 2, column 9: total is a size: \"500 MB\", \"20 GB\" or \"1 TB\"."),
        ("[files]\nexpiry = \"30\"", "F, line 2, column 10: expiry is a time: \"12h\" or \"30d\"."),
        ("[files]\nexpiry = \"0d\"", "F, line 2, column 10: expiry is a time: \"12h\" or \"30d\"."),
        ("[files]\nhalf-expiry = true", "F, line 2, column 15: half-expiry is a time: \"12h\" or \"30d\"."),
        ("[files]\non = \"yes\"", "F, line 2, column 6: on must be true or false."),
        (
            "[files]\nquota = 1",
            "F, line 2, column 1: no setting is called quota; there are: downloads, expiry, half-expiry, largest, on, per-user, reserve, total."
        ),
        (
            "[share]\nfolder = \"books\"",
            "F, line 2, column 10: folder must be the whole path of a folder, from / or ~ on."
        ),
        ("[share]\nfolders = \"/a\"", "F, line 2, column 1: no setting is called folders; there are: folder."),
        ("files = 1", "F, line 1, column 9: files must be a table: [files]."),
    ]) func aMistakeIsSaidWithItsLine(text: String, message: String) throws {
        #expect(throws: Mistake(text: message)) { try read(text) }
    }

    @Test func flagBeforeEnvironmentBeforeFile() throws {
        var file = Configuration()
        file.files.isOn = false
        file.files.shared = "~/share"
        let environment = ["HUBBUB_HOST_FILES": "on", "HOME": "/home/ann"]
        let settings = Settings(file: file, environment: environment)
        #expect(try settings.files(flag: nil).isOn)
        #expect(try settings.files(flag: false).isOn == false)
        #expect(try settings.files(flag: nil).shared == "/home/ann/share")
        #expect(try Settings(file: file, environment: [:]).files(flag: nil).isOn == false)
        let odd = Settings(file: file, environment: ["HUBBUB_HOST_FILES": "maybe"])
        #expect(throws: ProfileError.self) { try odd.files(flag: nil) }
    }
}
