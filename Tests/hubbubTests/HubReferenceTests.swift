import ChatModel
import Foundation
import Testing
import Trust

@testable import hubbub

@Suite struct HubReferenceTests {
    private let lab = HubAddress.tcp(host: "10.0.0.7", port: 24822, plain: false)

    private func known(_ name: String? = "lab", at address: HubAddress?) throws -> (KnownHubs, HubID) {
        let id = try HubIdentity.ephemeral().id
        var known = try KnownHubs(text: "", path: "known_hubs")
        try known.remember(id, name: name.map { try HubName($0) }, address: address, at: Date())
        return (known, id)
    }

    private func resolver() throws -> HubResolver {
        HubResolver(known: try KnownHubs(text: "", path: "known_hubs")) { _ in HubList([]) }
    }

    @Test(arguments: [
        ("127.0.0.1:5", HubAddress.tcp(host: "127.0.0.1", port: 5, plain: false)),
        ("[::1]:5", .tcp(host: "::1", port: 5, plain: false)), ("::1", .tcp(host: "::1", port: 24822, plain: false)),
        ("lab.local", .tcp(host: "lab.local", port: 24822, plain: false)), ("unix:/a b", .unix(path: "/a b")),
        ("hubbub+plain://h:5", .tcp(host: "h", port: 5, plain: true)),
    ])
    func anAddressIsTakenAsItIs(text: String, address: HubAddress) async throws {
        let target = try await resolver().resolve(text)
        #expect(target.addresses == [address] && target.expected == .address(address) && target.guess == nil)
    }

    @Test func aLinkNamesItsRoom() async throws {
        #expect(try await resolver().resolve("hubbub://h/build").room == RoomName("build"))
    }

    @Test func aKnownNameIsThatVeryHub() async throws {
        let (known, id) = try known(at: lab)
        let target = try await HubResolver(known: known) { _ in HubList([]) }.resolve("LAB")
        #expect(target.addresses == [lab] && target.expected == .hub(id) && target.namedAddress == nil)
    }

    @Test func aKnownNameMayHoldSpacesAndDots() async throws {
        let (known, id) = try known("Dana's hub 1.4", at: lab)
        #expect(try await HubResolver(known: known) { _ in HubList([]) }.resolve("dana's hub 1.4").expected == .hub(id))
    }

    @Test func anUnknownNameIsTriedAsAMachines() async throws {
        let target = try await resolver().resolve("workshop")
        #expect(target.addresses == [.tcp(host: "workshop", port: 24822, plain: false)] && target.guess == "workshop")
    }

    @Test(arguments: ["", "a/b", "host:0", "host:99999", "hubbub://", "unix:", "[::1"])
    func whatNamesNoHubIsSaidToNameNone(text: String) async throws {
        let resolver = try resolver()
        let complaint = await #expect(throws: Complaint.self) { try await resolver.resolve(text) }
        #expect(complaint?.message.hasPrefix("\"\(text)\" names no hub") == true)
    }
}
