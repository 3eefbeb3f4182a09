import ChatModel
import Foundation
import Testing
import Trust

@testable import hubbub

@Suite struct HubResolverTests {
    private func known(_ hubs: [(HubID, String, HubAddress?)] = []) throws -> KnownHubs {
        var known = try KnownHubs(text: "", path: "known_hubs")
        for (id, name, address) in hubs {
            try known.remember(id, name: try HubName(name), address: address, at: Date())
        }
        return known
    }

    private func resolve(_ text: String, _ known: KnownHubs, hearing sightings: [Sighting] = []) async throws
        -> HubTarget
    {
        try await HubResolver(known: known) { _ in HubList(sightings) }.resolve(text)
    }

    private let there = HubAddress.tcp(host: "10.0.0.1", port: 24_822, plain: false)
    private let elsewhere = HubAddress.tcp(host: "10.5.0.1", port: 24_822, plain: false)

    @Test(arguments: ["lab", "LAB"])
    func aHeardNameIsThatHubAndNoOther(text: String) async throws {
        var lab = try Heard("lab")
        let target = try await resolve(text, try known(), hearing: [try lab.beacon()])
        #expect(target.addresses == [there] && target.expected == .hub(lab.id) && target.pingPort == 5_000)
        #expect(target.namedAddress == nil && target.guess == nil)
    }

    @Test func twoHeardHubsOfOneNameAreListedWithTheirKeys() async throws {
        var (one, two) = (try Heard("lab"), try Heard("lab", seed: 2))
        let sightings = [try one.beacon(), try two.beacon(at: "10.5.0.1")]
        let complaint = await #expect(throws: Complaint.self) {
            try await resolve("lab", try known(), hearing: sightings)
        }
        #expect(
            complaint?.message
                == "2 hubs here are called \"lab\"; name one by its address: "
                + "10.0.0.1:24822 (\(one.id.fingerprint)), 10.5.0.1:24822 (\(two.id.fingerprint))")
    }

    @Test func aKnownHubIsFoundWhereItIsHeardAndThenWhereItWas() async throws {
        var (lab, copy) = (try Heard("lab"), try Heard("lab", seed: 2))
        let sightings = [try copy.beacon(at: "10.0.0.9"), try lab.beacon()]
        let target = try await resolve("lab", try known([(lab.id, "lab", elsewhere)]), hearing: sightings)
        #expect(target.addresses == [there, elsewhere] && target.expected == .hub(lab.id))
    }

    @Test(arguments: [nil, HubAddress.tcp(host: "10.5.0.1", port: 24_822, plain: false)])
    func anotherKeyUnderAKnownNameIsNeverTakenForANewHub(address: HubAddress?) async throws {
        let lab = try Heard("lab")
        var copy = try Heard("lab", seed: 2)
        let known = try known([(lab.id, "lab", address)])
        let target = try await resolve("lab", known, hearing: [try copy.beacon()])
        #expect(target.expected == .name("lab"))
        #expect(throws: TrustError.self) { try known.check(copy.id, expecting: target.expected, acceptNew: true) }
    }

    @Test func aKnownHubThatIsSilentIsTriedWhereItWas() async throws {
        let lab = try Heard("lab")
        let target = try await resolve("lab", try known([(lab.id, "lab", elsewhere)]))
        #expect(target.addresses == [elsewhere] && target.expected == .hub(lab.id))
        let complaint = await #expect(throws: Complaint.self) {
            try await resolve("lab", try known([(lab.id, "lab", nil)]))
        }
        #expect(
            complaint?.message
                == "The hub \"lab\" is known but not heard; check that it runs, or give its address.")
    }

    @Test func addressesAreTakenAsTheyAre() async throws {
        let target = try await resolve("10.5.0.1", try known())
        #expect(target.addresses == [elsewhere] && target.namedAddress == elsewhere)
        let link = try await resolve("hubbub://10.5.0.1/den", try known())
        #expect(try link.addresses == [elsewhere] && link.room == RoomName("den"))
    }

    @Test func aNameThatNobodyHasIsTriedAsAMachines() async throws {
        let target = try await resolve("attic", try known())
        #expect(target.guess == "attic" && target.addresses.map(\.display) == ["attic:24822"])
    }

    @Test func aNameThatCanBeNoMachinesIsStillLookedFor() async throws {
        var odd = try Heard("v1.0: the lab")
        let target = try await resolve("v1.0: the lab", try known(), hearing: [try odd.beacon()])
        #expect(target.expected == .hub(odd.id))
        await #expect(throws: Complaint.self) { try await resolve("v2.0: the lab", try known()) }
    }
}
