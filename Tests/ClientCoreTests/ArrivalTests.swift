import ChatModel
import Testing

@testable import ClientCore

/// From the start straight into a hub.
@Suite struct ArrivalTests {
    private func sighting(_ hub: UInt8, _ counter: UInt64 = 1, flags: Beacon.Flags = []) -> Sighting {
        Sighting(
            hub: hubID(hub),
            beacon: Beacon(
                hubKey: [], freshness: Freshness(start: 1, counter: counter), name: hubName("hub-\(hub)"), port: 24822,
                pingPort: 24822, people: 1, flags: flags, clock: HubTime(milliseconds: 0), token: 0),
            address: .tcp(host: "10.0.0.\(hub)", port: 24822, plain: false), roundTrip: nil)
    }

    /// Somebody who was on these hubs, on the first one last.
    private func rig(knowing hubs: [UInt8], _ prepare: (inout Started) -> Void = { _ in }) -> Rig {
        Rig { started in
            started.remembered = hubs.enumerated().map { index, hub in
                RememberedHub(
                    id: hubID(hub), name: hubName("hub-\(hub)"), address: .tcp(host: "10.9.9.9", port: 1, plain: false),
                    met: HubTime(milliseconds: 1_000 - UInt64(index)), rooms: [.lobby])
            }
            prepare(&started)
        }
    }

    private func isIn(_ rig: Rig, _ hub: UInt8) -> Bool { rig.client.screen == .hub(.hub(hubID(hub))) }

    @Test func theHubOfLastTimeIsGoneToAsSoonAsItIsHeard() {
        var rig = rig(knowing: [1, 2])
        rig.apply(.sighting(sighting(2)))
        rig.apply(.sighting(sighting(7)))
        #expect(rig.client.screen == .picker)
        let effects = rig.apply(.sighting(sighting(1)))
        #expect(isIn(rig, 1))
        let plans = effects.compactMap { if case .connect(let plan) = $0 { plan } else { nil } }
        #expect(plans.isEmpty, "what was kept of it is read first")
        #expect(effects.contains(.recall(hubID(1))))
    }

    @Test func theOnlyKnownHubThatIsHeardIsGoneToAfterASecond() {
        var rig = rig(knowing: [1, 2])
        rig.apply(.sighting(sighting(2)))
        rig.apply(.sighting(sighting(7)))
        rig.wait(750)
        #expect(rig.client.screen == .picker)
        rig.wait(250)
        #expect(isIn(rig, 2))
    }

    @Test func ofTwoThatAreHeardNoneIsGuessed() {
        var rig = rig(knowing: [1, 2, 3])
        rig.apply(.sighting(sighting(2)))
        rig.apply(.sighting(sighting(3)))
        for _ in 0..<20 { rig.wait(250) }
        #expect(rig.client.screen == .picker && !rig.client.isArriving)
        rig.apply(.sighting(sighting(1)))
        #expect(rig.client.screen == .picker)
    }

    @Test func aHubThatWasNeverMetIsNotGoneTo() {
        var (stranger, newcomer) = (rig(knowing: [1]), rig(knowing: []))
        stranger.apply(.sighting(sighting(7)))
        newcomer.apply(.sighting(sighting(7)))
        for _ in 0..<20 {
            stranger.wait(250)
            newcomer.wait(250)
        }
        #expect(stranger.client.screen == .picker && newcomer.client.screen == .picker)
    }

    @Test func whoeverComesLaterIsChosenByHand() {
        var rig = rig(knowing: [1])
        for _ in 0..<13 { rig.wait(250) }
        rig.apply(.sighting(sighting(1)))
        #expect(rig.client.screen == .picker)
    }

    @Test(arguments: [.linger, .move(1), .open, .address("10.0.0.1 "), .host(hubName("den"))] as [PickerAction])
    func whateverThePersonDoesThemselvesEndsIt(action: PickerAction) {
        var rig = rig(knowing: [1])
        rig.user(.picker(action))
        rig.apply(.sighting(sighting(1)))
        rig.wait(2_000)
        #expect(rig.client.screen == .picker)
    }

    @Test func rowsThatComeOntoTheScreenAreNotThePersonsDoing() {
        var rig = rig(knowing: [1])
        rig.user(.picker(.sees([])))
        rig.apply(.sighting(sighting(1)))
        #expect(isIn(rig, 1))
    }

    @Test func whoNamesAHubGoesThere() {
        var rig = rig(knowing: [1]) { $0.target = HubReference("10.0.0.9") }
        rig.apply(.sighting(sighting(1)))
        rig.wait(2_000)
        #expect(rig.client.screen == .hub(.address(.tcp(host: "10.0.0.9", port: 24822, plain: false))))
    }

    @Test func theRoomOfTheCommandLineIsGoneInto() {
        var rig = rig(knowing: [1]) { $0.room = room("build") }
        rig.apply(.sighting(sighting(1)))
        #expect(rig.client.hubs[.hub(hubID(1))]?.toShow == room("build"))
    }

    @Test func whoGoesBackToTheListStaysThere() {
        var rig = rig(knowing: [1, 2])
        rig.apply(.sighting(sighting(1)))
        rig.user(.picker(.open))
        rig.apply(.sighting(sighting(1, 2)))
        rig.apply(.sighting(sighting(2)))
        for _ in 0..<8 { rig.wait(250) }
        #expect(rig.client.screen == .picker)
    }

    @Test func theFirstStartAsksForANickAndNothingElse() {
        var rig = rig(knowing: [1]) { $0.nick = nil }
        rig.apply(.sighting(sighting(1)))
        rig.wait(2_000)
        #expect(rig.client.screen == .nick(suggestion: nil))
    }
}
