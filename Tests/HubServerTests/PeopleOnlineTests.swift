import ChatModel
import HubServer
import Testing
import Trust

/// What those are told of a hub who have not come in.
@Suite(.timeLimit(.minutes(1))) struct PeopleOnlineTests {
    @Test func whoIsHereIsTakenFromTheRunningHub() async throws {
        try await withHub { hub in
            #expect(hub.showsPeople)
            #expect(await hub.nicksOnline().isEmpty)
            let ann = try await Guest.enter(hub, as: "ann")
            let leilei = try await Guest.enter(hub, as: "李雷")
            _ = try await Guest.enter(hub, as: "tail", kind: .visitor)
            #expect(await hub.nicksOnline().map(\.text) == ["ann", "李雷"])
            withExtendedLifetime((ann, leilei)) {}
        }
    }

    @Test func aHubThatHasEndedNamesNobody() async throws {
        let hub = try await withHub { $0 }
        #expect(await hub.nicksOnline().isEmpty)
    }

    @Test(
        arguments: [
            (nil, false, false, true), (nil, true, false, false), (nil, false, true, false),
            (true, false, false, false),
            (false, true, true, true),
        ] as [(Bool?, Bool, Bool, Bool)])
    func aHubThatDoesNotLetEverybodyInHidesThemUnlessItIsToldNotTo(
        hides: Bool?, password: Bool, members: Bool, shows: Bool
    ) async throws {
        try await withHub(
            adjust: {
                $0.hidesPeople = hides
                if password { $0.password = .given(try Password("pencil")) }
                if members { $0.members = .given([UserIdentity().id]) }
            }
        ) { hub in #expect(hub.showsPeople == shows) }
    }
}
