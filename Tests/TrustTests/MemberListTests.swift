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

    @Test func aHubKeepsItsListUntilItIsTakenAway() throws {
        let (ann, bob) = (UserIdentity().id, UserIdentity().id)
        let file = HubMembersFile(folder: folder.path)
        #expect(try file.read() == nil)
        for members: Set in [[ann, bob], [bob], []] {
            try file.set(members)
            #expect(try file.read() == members)
        }
        #expect(try folder.mode(HubMembersFile.name) == 0o600)
        try file.remove()
        #expect(try file.read() == nil)
        try file.remove()
    }

    @Test func aDamagedListLetsNobodyIn() throws {
        try folder.write(HubMembersFile.name, "ann\n", mode: 0o600)
        let error = #expect(throws: TrustError.self) { try HubMembersFile(folder: folder.path).read() }
        #expect(error?.code == .members)
    }

    @Test func aListThatIsNotThereIsNoEmptyList() {
        let error = #expect(throws: TrustError.self) { try MemberList(path: folder.file("none")) }
        #expect(error?.code == .members)
    }
}
