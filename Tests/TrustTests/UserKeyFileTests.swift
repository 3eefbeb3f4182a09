import ChatModel
import Crypto
import Foundation
import Testing

@testable import Trust

struct UserKeyFileTests {
    private let folder: TemporaryFolder
    private let file: UserKeyFile

    init() throws {
        folder = try TemporaryFolder()
        file = UserKeyFile(path: folder.file("here/user.key"))
    }

    @Test func thereIsNoKeyBeforeTheFirst() throws {
        #expect(try file.read() == nil)
        let made = try UserIdentity.loadOrCreate(at: file.path)
        let kept = try #require(try file.read())
        #expect(kept.identity.id == made.id)
        #expect(abs(kept.since.timeIntervalSinceNow) < 3_600)
    }

    @Test func aCopyIsPrivateAndReplacesNothingUnasked() throws {
        let identity = try UserIdentity.loadOrCreate(at: file.path)
        let copy = folder.file("copy.key")
        try UserKeyFile.write(identity, to: copy, isForced: false)
        #expect(try folder.mode("copy.key") == 0o600)
        #expect(try folder.read("copy.key") == folder.read("here/user.key"))
        let other = UserIdentity()
        let error = #expect(throws: TrustError.self) { try UserKeyFile.write(other, to: copy, isForced: false) }
        #expect(error?.message.contains("--force") == true)
        #expect(try UserKeyFile.identity(at: copy).id == identity.id)
        try UserKeyFile.write(other, to: copy, isForced: true)
        #expect(try UserKeyFile.identity(at: copy).id == other.id)
        #expect(try folder.names == ["copy.key", "here"])
    }

    @Test func aKeyIsPutWhereNoneWas() throws {
        let identity = UserIdentity()
        #expect(try file.put(identity, isForced: false) == .new)
        #expect(try file.put(identity, isForced: false) == .same)
        #expect(try file.read()?.identity.id == identity.id)
        #expect(try folder.mode("here/user.key") == 0o600)
        #expect(try folder.mode("here") == 0o700)
    }

    @Test func anotherKeyMakesWayOnlyWhenForcedAndIsKept() throws {
        let (old, new) = (UserIdentity(), UserIdentity())
        _ = try file.put(old, isForced: false)
        let error = #expect(throws: TrustError.self) { try file.put(new, isForced: false) }
        #expect(error?.message.contains(old.id.fingerprint) == true && error?.message.contains("--force") == true)
        #expect(try file.read()?.identity.id == old.id)
        guard case .instead(let aside) = try file.put(new, isForced: true) else {
            Issue.record("the old key went nowhere")
            return
        }
        #expect(try file.read()?.identity.id == new.id)
        #expect(try UserKeyFile.identity(at: aside).id == old.id)
        // And back again: the key kept aside is the same, so it is no obstacle.
        _ = try file.put(old, isForced: true)
        #expect(try file.put(new, isForced: true) == .instead(old: aside))
    }

    @Test(arguments: [0o640, 0o604, 0o644, 0o660])
    func aKeyThatOthersMayReadIsNotTaken(mode: Int) throws {
        try UserKeyFile.write(UserIdentity(), to: folder.file("copy.key"), isForced: false)
        try folder.setMode("copy.key", mode)
        let error = #expect(throws: TrustError.self) { try UserKeyFile.identity(at: folder.file("copy.key")) }
        #expect(error?.message.hasSuffix("chmod 600 '\(folder.file("copy.key"))'") == true)
    }

    @Test func whatIsNoKeyIsSaidSo() throws {
        let texts = [
            "", "ssh-ed25519 AAAA ann@lab", P256.Signing.PrivateKey().pemRepresentation,
            "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n",
            "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n",
        ]
        for text in texts {
            let error = #expect(throws: TrustError.self) { try UserKeyFile.identity(in: text, from: "The input") }
            #expect(error?.message.hasPrefix("The input holds no Ed25519 key") == true)
        }
        let missing = #expect(throws: TrustError.self) { try UserKeyFile.identity(at: folder.file("none")) }
        #expect(missing?.message.hasPrefix("There is no file ") == true)
    }
}
