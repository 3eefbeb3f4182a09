import ChatModel
import Crypto
import Foundation
import NIOSSL
import Testing

@testable import Trust

struct IdentityTests {
    @Test func aUsersKeyIsMadeOnceAndReadAgain() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("deep/er/user.key")
        let first = try UserIdentity.loadOrCreate(at: path)
        let second = try UserIdentity.loadOrCreate(at: path)
        #expect(first.publicKey == second.publicKey)
        #expect(first.publicKey.count == 32)
        #expect(first.id == UserID(publicKey: second.publicKey))
        #expect(try folder.mode("deep/er/user.key") == 0o600)
        #expect(try folder.mode("deep/er") == 0o700)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("deep/er")) == ["user.key"])
    }

    @Test func aHubsIdentityIsMadeOnceAndReadAgain() throws {
        let folder = try TemporaryFolder()
        let first = try HubIdentity.loadOrCreate(in: folder.file("hub"))
        let second = try HubIdentity.loadOrCreate(in: folder.file("hub"))
        #expect(first.publicKey == second.publicKey)
        #expect(first.presented == second.presented)
        #expect(first.publicKey.count == 65)
        #expect(HubID(publicKey: first.publicKey) == first.id)
        #expect(try folder.mode("hub") == 0o700)
        #expect(try folder.mode("hub/hub.key") == 0o600)
        #expect(try folder.mode("hub/hub.crt") == 0o600)
    }

    @Test func aNewCertificateKeepsTheHubsID() throws {
        let folder = try TemporaryFolder()
        let first = try HubIdentity.loadOrCreate(in: folder.path)
        try FileManager.default.removeItem(atPath: folder.file(HubIdentity.certificateFile))
        let second = try HubIdentity.loadOrCreate(in: folder.path)
        #expect(first.id == second.id)
        #expect(first.certificateHash != second.certificateHash)
    }

    @Test func aCertificateOfAnotherKeyIsRefused() throws {
        let folder = try TemporaryFolder()
        _ = try HubIdentity.loadOrCreate(in: folder.file("a"))
        _ = try HubIdentity.loadOrCreate(in: folder.file("b"))
        try folder.write("a/hub.crt", folder.read("b/hub.crt"))
        let error = #expect(throws: TrustError.self) { try HubIdentity.loadOrCreate(in: folder.file("a")) }
        #expect(error?.code == .certificate)
        #expect(error?.message.contains(folder.file("a/hub.crt")) == true)
    }

    @Test(arguments: [0o640, 0o604, 0o660, 0o644, 0o620, 0o601])
    func aKeyThatOthersCanReachIsRefusedWithTheCure(mode: Int) throws {
        let folder = try TemporaryFolder()
        let path = folder.file("user.key")
        let identity = try UserIdentity.loadOrCreate(at: path)
        try folder.setMode("user.key", mode)
        let error = #expect(throws: TrustError.self) { try UserIdentity.loadOrCreate(at: path) }
        #expect(error?.code == .keyFile)
        #expect(error?.message.hasSuffix("chmod 600 '\(path)'") == true)
        try folder.setMode("user.key", 0o600)
        #expect(try UserIdentity.loadOrCreate(at: path).id == identity.id)
    }

    @Test(arguments: [
        "", "nonsense", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
    ])
    func aBrokenKeyIsAnErrorAndStaysAsItIs(text: String) throws {
        let folder = try TemporaryFolder()
        try folder.write("user.key", text)
        try folder.write("hub.key", text)
        let user = #expect(throws: TrustError.self) { try UserIdentity.loadOrCreate(at: folder.file("user.key")) }
        let hub = #expect(throws: TrustError.self) { try HubIdentity.loadOrCreate(in: folder.path) }
        #expect(user?.code == .keyFile)
        #expect(hub?.code == .keyFile)
        #expect(user?.message.contains("is damaged") == true)
        #expect(try folder.read("user.key") == text)
        #expect(try folder.read("hub.key") == text)
        #expect(try folder.names == ["hub.key", "user.key"])
    }

    @Test func keysOfAnotherKindAreRefused() throws {
        let folder = try TemporaryFolder()
        try folder.write("user.key", P256.Signing.PrivateKey().pemRepresentation)
        try folder.write("hub.key", UserKeyFormat.text(Curve25519.Signing.PrivateKey()))
        #expect(throws: TrustError.self) { try UserIdentity.loadOrCreate(at: folder.file("user.key")) }
        #expect(throws: TrustError.self) { try HubIdentity.loadOrCreate(in: folder.path) }
    }

    @Test func aFolderInTheKeysPlaceIsAnError() throws {
        let folder = try TemporaryFolder()
        let error = #expect(throws: TrustError.self) { try UserIdentity.loadOrCreate(at: folder.path) }
        #expect(error?.code == .keyFile)
    }

    @Test func manyThatStartTogetherEndWithOneKey() async throws {
        let folder = try TemporaryFolder()
        let ids = try await withThrowingTaskGroup(of: (UserID, PresentedCertificate).self) { group in
            for _ in 0..<16 {
                group.addTask {
                    let user = try UserIdentity.loadOrCreate(at: folder.file("new/user.key"))
                    let hub = try HubIdentity.loadOrCreate(in: folder.file("new"))
                    return (user.id, hub.presented)
                }
            }
            return try await group.reduce(into: [(UserID, PresentedCertificate)]()) { $0.append($1) }
        }
        #expect(ids.count == 16)
        #expect(Set(ids.map(\.0)).count == 1)
        #expect(Set(ids.map(\.1)).count == 1)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.file("new")).sorted()
        #expect(names == ["hub.crt", "hub.key", "user.key"])
    }

    @Test func aKeyOfVersionTwoIsRead() throws {
        // RFC 8410, section 10.3, second example: with attributes and the public key.
        let pem = """
            -----BEGIN PRIVATE KEY-----
            MHICAQEwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
            oB8wHQYKKoZIhvcNAQkJFDEPDA1DdXJkbGUgQ2hhaXJzgSEAGb9ECWmEzf6FQbrB
            Z9w7lshQhqowtrbLDFw4rXAxZuE=
            -----END PRIVATE KEY-----
            """
        let key = try UserKeyFormat.read(pem)
        #expect(
            Hex.encode(key.publicKey.rawRepresentation)
                == "19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1")
    }

    @Test func aSeedIsWrittenAsInTheStandardsExample() throws {
        // RFC 8410, section 10.3, first example.
        let seed = try #require(Hex.decode("d4ee72dbf913584ad5b6d8f1f769f8ad3afe7c28cbf1d4fbe097a88f44755842"))
        #expect(
            try UserKeyFormat.text(Curve25519.Signing.PrivateKey(rawRepresentation: seed)) == """
                -----BEGIN PRIVATE KEY-----
                MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
                -----END PRIVATE KEY-----

                """)
    }

    @Test func theCertificateCarriesTheHubsKeyForEver() throws {
        let hub = try HubIdentity.ephemeral()
        let certificate = try NIOSSLCertificate(bytes: hub.certificate.der, format: .der)
        let spki = try certificate.extractPublicKey().toSPKIBytes()
        #expect(HubID(ChatModel.Digest(hashing: spki)) == hub.id)
        #expect(ChatModel.Digest(hashing: hub.certificate.der) == hub.certificateHash)
        #expect(Date(timeIntervalSince1970: Double(certificate.notValidBefore)) < Date())
        #expect(certificate.notValidAfter == 253_402_300_799)
    }

    @Test func twoHubsAreNeverTheSame() throws {
        let (one, other) = (try HubIdentity.ephemeral(), try HubIdentity.ephemeral())
        #expect(one.id != other.id)
        #expect(one.certificateHash != other.certificateHash)
    }
}
