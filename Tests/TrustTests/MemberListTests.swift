import ChatModel
import Testing

@testable import Trust

@Suite struct MemberListTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func aLineIsAFingerprintAndPerhapsAName() throws {
        let (ann, bob) = (UserIdentity().id, UserIdentity().id)
        try folder.write("members", "# ours\n\n  \(ann.fingerprint) Ann Lee\r\n\(bob.fingerprint)\n", mode: 0o644)
        #expect(try MemberList(path: folder.file("members")).members == [ann, bob])
    }

    @Test func nobodyIsAListToo() throws {
        try folder.write("members", "# nobody yet\n")
        #expect(try MemberList(path: folder.file("members")).members == [])
    }

    @Test(arguments: ["ann", "SHA256:short ann", "SHA256:", "ann SHA256:abc"])
    func aMistakeIsNamedWithItsLine(line: String) throws {
        try folder.write("members", "# ours\n\(line)\n")
        let error = #expect(throws: TrustError.self) { try MemberList(path: folder.file("members")) }
        #expect(error?.message.hasPrefix("\(folder.file("members")), line 2: ") == true)
    }

    @Test func aListThatIsNotThereIsNoEmptyList() {
        let error = #expect(throws: TrustError.self) { try MemberList(path: folder.file("none")) }
        #expect(error?.code == .members)
    }
}
