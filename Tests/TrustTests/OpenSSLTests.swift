import ChatModel
import Foundation
import Testing

@testable import Trust

private let program = "/usr/bin/openssl"

/// What another program makes of our files; not run where there is no openssl.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: program)))
struct OpenSSLTests {
    private func openssl(_ arguments: String...) throws -> Data {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return data
    }

    @Test func theHubsFilesAreReadByOthers() throws {
        let folder = try TemporaryFolder()
        let hub = try HubIdentity.loadOrCreate(in: folder.path)
        let (key, certificate) = (folder.file(HubIdentity.keyFile), folder.file(HubIdentity.certificateFile))
        let spki = try openssl("pkey", "-in", key, "-pubout", "-outform", "DER")
        #expect(HubID(ChatModel.Digest(hashing: spki)) == hub.id)
        let der = try openssl("x509", "-in", certificate, "-outform", "DER")
        #expect(ChatModel.Digest(hashing: der) == hub.certificateHash)
        let text = String(decoding: try openssl("x509", "-in", certificate, "-noout", "-text"), as: UTF8.self)
        #expect(text.contains("ecdsa-with-SHA256"))
        #expect(text.contains("URI:hubbub-id:\(hub.id.digest.hex)"))
        #expect(text.contains("Not After : Dec 31 23:59:59 9999 GMT"))
        _ = try openssl("verify", "-CAfile", certificate, certificate)
    }

    @Test func theUsersKeyIsReadByOthers() throws {
        let folder = try TemporaryFolder()
        let user = try UserIdentity.loadOrCreate(at: folder.file("user.key"))
        let spki = try openssl("pkey", "-in", folder.file("user.key"), "-pubout", "-outform", "DER")
        #expect(Array(spki.suffix(32)) == user.publicKey)
    }
}
