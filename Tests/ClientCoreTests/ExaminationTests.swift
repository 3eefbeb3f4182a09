import ChatModel
import Doctor
import Testing

@testable import ClientCore

@Suite struct ExaminationTests {
    private func interfaces() -> [InterfaceFact] { [InterfaceFact(name: "e0", addresses: [], skip: nil)] }

    private func hear(_ rig: inout Rig, _ flags: Beacon.Flags = []) throws {
        let beacon = Beacon(
            hubKey: [], freshness: Freshness(start: 1, counter: rig.time), name: try HubName("lab"), port: 24822,
            pingPort: 24822, people: 0, flags: flags, clock: HubTime(milliseconds: rig.time), token: 0)
        rig.apply(.sighting(Sighting(hub: Rig.hub, beacon: beacon, address: Rig.address, roundTrip: nil)))
    }

    private func asked(_ rig: Rig, _ effect: ClientEffect) -> Int { rig.effects.count { $0 == effect } }

    @Test func whereHubsAreLookedForIsAskedAfterTenSecondsOfSilence() {
        var rig = Rig()
        rig.apply(.tick)
        rig.time += 9_999
        rig.apply(.tick)
        #expect(asked(rig, .listInterfaces) == 0)
        rig.time += 1
        rig.apply(.tick)
        #expect(asked(rig, .listInterfaces) == 1)
        rig.apply(.interfaces(interfaces()))
        #expect(rig.client.picker.places == interfaces())
        rig.time += 9_999
        rig.apply(.tick)
        #expect(asked(rig, .listInterfaces) == 1)
        rig.time += 1
        rig.apply(.tick)
        #expect(asked(rig, .listInterfaces) == 2)
    }

    @Test func aHubThatIsHeardEndsIt() throws {
        var rig = Rig()
        rig.apply(.tick)
        rig.time += 10_000
        rig.apply(.tick)
        rig.apply(.interfaces(interfaces()))
        try hear(&rig)
        rig.apply(.tick)
        #expect(rig.client.picker.places == nil)
        // What comes in late is not shown.
        rig.apply(.interfaces(interfaces()))
        #expect(rig.client.picker.places == nil)
        rig.time += 20_000
        rig.apply(.tick)
        #expect(asked(rig, .listInterfaces) == 1)
    }

    @Test func whoIsOnAHubIsNotTold() {
        var rig = Rig { $0.target = HubReference(Rig.address) }
        rig.apply(.tick)
        rig.time += 60_000
        rig.apply(.tick)
        #expect(asked(rig, .listInterfaces) == 0)
    }

    @Test func theDoctorIsAskedOnceAtATime() {
        var rig = Rig()
        let (first, second) = (Judge.report(on: Facts()), Judge.report(on: Facts()))
        rig.apply(.user(.picker(.examine)))
        rig.apply(.user(.picker(.examine)))
        #expect(asked(rig, .examine) == 1)
        #expect(rig.client.picker.examination == .underWay(before: nil))
        rig.apply(.examined(first))
        #expect(rig.client.picker.examination == .done(first))
        rig.apply(.user(.picker(.examine)))
        #expect(rig.client.picker.examination == .underWay(before: first))
        rig.apply(.examined(second))
        rig.apply(.user(.picker(.closeExamination)))
        #expect(rig.client.picker.examination == nil)
        rig.apply(.examined(first))
        #expect(rig.client.picker.examination == nil)
    }

    @Test func thePageIsClosedWhenTheListIsOpenedAnew() {
        var rig = Rig()
        rig.apply(.user(.picker(.examine)))
        rig.apply(.user(.picker(.open)))
        #expect(rig.client.picker.examination == nil)
    }
}
