import ChatModel
import Testing

@testable import Trust

@Suite struct PasswordFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test(arguments: ["pencil", "pencil\n", "pencil\r\n", "pencil\nmore\n"])
    func theFirstLineIsThePassword(text: String) throws {
        try folder.write("pw", text)
        #expect(try PasswordFile.read(folder.file("pw")) == Password("pencil"))
    }

    @Test func spacesBelongToThePassword() throws {
        try folder.write("pw", " two words \n")
        #expect(try PasswordFile.read(folder.file("pw")) == Password(" two words "))
    }

    @Test func aFileThatOthersMayReadIsRefusedWithHowToMendIt() throws {
        try folder.write("pw", "pencil\n", mode: 0o640)
        #expect(complaint(about: "pw").contains("chmod 600 '\(folder.file("pw"))'"))
    }

    @Test func aFileWithoutAPasswordIsRefused() throws {
        try folder.write("empty", "\npencil\n")
        #expect(complaint(about: "empty").contains("line 1: The password is empty"))
        try folder.write("tab", "pen\tcil")
        #expect(complaint(about: "tab").contains("line 1: The password holds U+0009"))
        #expect(complaint(about: "none").hasPrefix("There is no file"))
    }

    @Test func aHubKeepsNoPasswordButKnowsItAgain() throws {
        let file = HubPasswordFile(folder: folder.path)
        #expect(try file.read() == nil)
        let first = try file.set(Password("pencil"))
        #expect(try file.read() == first)
        #expect(try folder.mode(HubPasswordFile.name) == 0o600)
        #expect(try !folder.read(HubPasswordFile.name).contains("pencil"))
        #expect(try file.set(Password("pencil")) == first, "what clients remember stays valid")
        let second = try file.set(Password("other"))
        #expect(second.salt != first.salt)
        #expect(try second.fits(Password("other")) && !second.fits(Password("pencil")))
        try file.remove()
        #expect(try file.read() == nil)
        try file.remove()
    }

    @Test(arguments: [
        "", "scram-sha-256", "scram-sha-1 210000 MDEyMzQ1Njc4OWFi AAAA AAAA",
        "scram-sha-256 210000 MDEyMzQ1Njc4OWFi AAAA AAAA", "scram-sha-256 1 MDEyMzQ1Njc4OWFi AAAA AAAA",
    ])
    func aDamagedVerifierDoesNotOpenTheHub(text: String) throws {
        try folder.write(HubPasswordFile.name, text)
        let error = #expect(throws: TrustError.self) { try HubPasswordFile(folder: folder.path).read() }
        #expect(error?.code == .passwordFile)
        let made = try HubPasswordFile(folder: folder.path).set(Password("pencil"))
        #expect(try HubPasswordFile(folder: folder.path).read() == made)
    }

    @Test func secretsAreRememberedForEachHub() throws {
        let file = RememberedSecretsFile(path: folder.file("secrets"))
        let (one, two) = (try HubIdentity.ephemeral().id, try HubIdentity.ephemeral().id)
        #expect(try file.read()[one] == nil)
        try file.remember(secret(1), for: one)
        try file.remember(secret(2), for: two)
        try file.remember(secret(3), for: one)
        #expect(try file.read()[one] == secret(3))
        #expect(try file.read()[two] == secret(2))
        #expect(try folder.mode("secrets") == 0o600)
        try file.forget(one)
        #expect(try file.read()[one] == nil)
        #expect(try file.read()[two] == secret(2))
    }

    @Test func theOldestSecretGoesFirst() throws {
        var secrets = RememberedSecrets()
        let hubs = (0...RememberedSecrets.limit).map { _ in HubID(ChatModel.Digest.random()) }
        for hub in hubs { secrets.remember(secret(1), for: hub) }
        #expect(secrets[hubs[0]] == nil)
        #expect(hubs.dropFirst().allSatisfy { secrets[$0] != nil })
        #expect(RememberedSecrets(text: secrets.text) == secrets)
    }

    @Test func aDamagedListOfSecretsIsSaid() throws {
        try folder.write("secrets", "SHA256:none 210000 AAAA AAAA\n")
        let error = #expect(throws: TrustError.self) { try RememberedSecretsFile(path: folder.file("secrets")).read() }
        #expect(error?.message.contains("move it away") == true)
    }

    private func secret(_ byte: UInt8) -> ScramSecret {
        let salt = ScramSalt(bytes: [UInt8](repeating: byte, count: 16), iterations: 210_000)
        return ScramSecret(salt: salt, saltedPassword: [UInt8](repeating: byte, count: 32))
    }

    private func complaint(about name: String) -> String {
        do {
            _ = try PasswordFile.read(folder.file(name))
            return ""
        } catch { return error.message }
    }
}
