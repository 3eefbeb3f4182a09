import ChatModel
import Foundation
import Profile
import Testing
import Trust

@testable import ClientCore
@testable import hubbub

@Suite struct ClientMemoryTests {
    private static let address = HubAddress.tcp(host: "10.0.0.5", port: 24822, plain: false)
    private let program: Program
    private let memory: ClientMemory
    private let (lab, other): (HubID, HubID)

    init() throws {
        program = try Program()
        memory = ClientMemory(try ProfilePaths(profile: nil, environment: [:], home: program.home.path))
        (lab, other) = (try HubIdentity.ephemeral().id, try HubIdentity.ephemeral().id)
    }

    private func plan(mayBeForgotten: Bool, acceptNew: Bool = false) throws -> ConnectPlan {
        ConnectPlan(
            link: Link(1), recalls: false, expected: lab, mayBeForgotten: mayBeForgotten, isTyped: false,
            addresses: [Self.address], nick: try Nick("ann"), acceptNew: acceptNew)
    }

    private func verdict(on hub: HubID, _ plan: ConnectPlan) async throws -> TrustError.Code? {
        let policy = try await memory.policy(for: Self.address, of: plan)
        do throws(TrustError) {
            try policy(hub)
            return nil
        } catch { return error.code }
    }

    @Test func aKnownHubsPlaceIsNobodyElses() async throws {
        try await memory.trust(TrustQuestion(hub: lab, name: nil, address: Self.address))
        let plan = try plan(mayBeForgotten: true)
        #expect(try await verdict(on: lab, plan) == nil)
        guard case .wrongHub(lab, other, let known?)? = try await verdict(on: other, plan) else {
            Issue.record("another key passes")
            return
        }
        #expect(known.hub == lab)
    }

    @Test(arguments: [false, true]) func onceForgottenWhoeverAnswersIsAskedAbout(acceptNew: Bool) async throws {
        let plan = try plan(mayBeForgotten: true, acceptNew: acceptNew)
        #expect(try await verdict(on: other, plan) == .unknownHub(other))
        #expect(try await verdict(on: lab, plan) == .unknownHub(lab))
    }

    @Test func aHubThatWasOnlyAnnouncedIsHeldToItsKey() async throws {
        let plan = try plan(mayBeForgotten: false, acceptNew: true)
        #expect(try await verdict(on: other, plan) == .wrongHub(expected: lab, met: other, known: nil))
    }

    @Test func trustedHubsAreKnownToTheClientWithTheirDay() async throws {
        try await memory.met(lab, called: try HubName("lab"), at: Self.address, isTyped: true)
        let pinned = try await memory.pinned()
        let hub = try #require(pinned.first)
        #expect(pinned.count == 1)
        #expect(hub.id == lab)
        #expect(hub.name?.text == "lab")
    }
}
