import ChatModel
import Testing

@testable import ClientCore

/// Who is on the hubs of the list.
@Suite struct PeopleTests {
    private func sighting(
        _ hub: UInt8, _ counter: UInt64, people: UInt32, flags: Beacon.Flags = .namesPeople, name: String? = nil
    ) -> Sighting {
        Sighting(
            hub: hubID(hub),
            beacon: Beacon(
                hubKey: [], freshness: Freshness(start: 1, counter: counter), name: hubName(name ?? "hub-\(hub)"),
                port: 24822, pingPort: 24822, people: people, flags: flags, clock: HubTime(milliseconds: 0), token: 0),
            address: .tcp(host: "10.0.0.\(hub)", port: 24822, plain: false), roundTrip: nil)
    }

    private func people(_ hub: UInt8, _ nicks: [String], total: UInt32? = nil) -> ClientEvent {
        .people(HubPeople(hub: hubID(hub), total: total ?? UInt32(nicks.count), nicks: nicks.map(nick)))
    }

    /// The hubs that are asked.
    private func asked(_ effects: [ClientEffect]) -> [HubID] {
        effects.compactMap { if case .askPeople(let hub) = $0 { hub } else { nil } }
    }

    /// A list with one hub on the screen, which has named its people.
    private func told() -> Rig {
        var rig = Rig()
        rig.apply(.sighting(sighting(1, 1, people: 2)))
        #expect(asked(rig.user(.picker(.sees([hubID(1)])))) == [hubID(1)])
        rig.apply(people(1, ["ann", "bob"]))
        return rig
    }

    private func shown(_ rig: Rig, _ hub: UInt8 = 1) -> [String] {
        rig.client.directory.row(of: hubID(hub))?.nicks.map(\.nick.text) ?? []
    }

    /// When the hub is asked within so many milliseconds from now, from now on.
    private func moments(_ rig: inout Rig, within milliseconds: UInt64) -> [UInt64] {
        let start = rig.time
        return stride(from: 0, to: milliseconds, by: 250).compactMap { _ in
            asked(rig.wait(250)).isEmpty ? nil : rig.time - start
        }
    }

    @Test func onlyHubsOnTheScreenAreAskedAndOnlyInTheList() {
        var rig = Rig()
        rig.apply(.sighting(sighting(1, 1, people: 2)))
        #expect(asked(rig.apply(.sighting(sighting(2, 1, people: 2)))) == [])
        #expect(asked(rig.user(.picker(.sees([hubID(2)])))) == [hubID(2)])
        #expect(asked(rig.user(.picker(.sees([hubID(2), hubID(1)])))) == [hubID(1)])
        rig.welcome()
        rig.apply(.sighting(sighting(2, 2, people: 3)))
        rig.apply(.sighting(sighting(3, 1, people: 3)))
        #expect(moments(&rig, within: 60_000) == [])
    }

    @Test func hubsThatDoNotSayOrHaveNobodyAreNotAsked() {
        var rig = Rig()
        rig.apply(.sighting(sighting(1, 1, people: 2, flags: [])))
        rig.apply(.sighting(sighting(2, 1, people: 0)))
        #expect(asked(rig.user(.picker(.sees([hubID(1), hubID(2), hubID(3)])))) == [])
        #expect(asked(rig.apply(.sighting(sighting(2, 2, people: 1)))) == [hubID(2)])
    }

    @Test func aChangedNumberIsAskedAboutAndAtMostEveryTenSeconds() {
        var rig = told()
        #expect(shown(rig) == ["ann", "bob"])
        #expect(moments(&rig, within: 5_000) == [])
        rig.apply(.sighting(sighting(1, 2, people: 3)))
        #expect(rig.client.directory.row(of: hubID(1))?.people == 3)
        let first = moments(&rig, within: 10_000)
        #expect(first.count == 1 && first.allSatisfy { (5_000...6_750).contains($0) }, "\(first)")
        rig.apply(people(1, ["ann", "bob", "mei"]))
        #expect(shown(rig) == ["ann", "bob", "mei"])
        for counter in 3..<40 as Range<UInt64> {
            rig.apply(.sighting(sighting(1, counter, people: UInt32(counter))))
            rig.wait(500)
        }
        let asked = asked(rig.effects).count
        #expect(asked == 3 || asked == 4, "\(asked)")
    }

    @Test func withoutAnAnswerItIsAskedAgainNoSoonerThanAfterTenSeconds() {
        var rig = Rig()
        rig.apply(.sighting(sighting(1, 1, people: 2)))
        rig.user(.picker(.sees([hubID(1)])))
        let moments = moments(&rig, within: 40_000)
        #expect(moments.count == 3, "\(moments)")
        for (earlier, later) in zip([0] + moments, moments) { #expect((10_000...11_750).contains(later - earlier)) }
    }

    @Test func namesAreAskedForAgainAfterAMinute() {
        var rig = told()
        rig.apply(.sighting(sighting(1, 2, people: 2)))
        let moments = moments(&rig, within: 65_000)
        #expect(moments.count == 1 && moments.allSatisfy { $0 >= 60_000 }, "\(moments)")
    }

    @Test func clientsThatSeeOneChangeAskAtDifferentMoments() {
        let moments = (1...40 as ClosedRange<UInt64>).map { seed in
            var rig = Rig(seed: seed)
            rig.apply(.sighting(sighting(1, 1, people: 2)))
            rig.user(.picker(.sees([hubID(1)])))
            rig.apply(people(1, ["ann", "bob"]))
            rig.wait(20_000)
            rig.apply(.sighting(sighting(1, 2, people: 3)))
            return self.moments(&rig, within: 3_000)
        }
        #expect(moments.allSatisfy { $0.count == 1 && $0[0] <= 1_750 })
        #expect(Set(moments).count >= 5)
    }

    @Test func whoseHubFallsSilentIsForgotten() {
        var rig = told()
        rig.apply(.sighting(sighting(1, 2, people: 2, flags: [.goodbye, .namesPeople])))
        #expect(shown(rig) == [])
        rig.apply(people(1, ["ann"]))
        #expect(asked(rig.apply(.sighting(sighting(1, 3, people: 2)))) == [hubID(1)])
        #expect(shown(rig) == [])
    }

    @Test func whereNobodyIsLeftNobodyIsNamed() {
        var rig = told()
        rig.apply(.sighting(sighting(1, 2, people: 0)))
        #expect(shown(rig) == [])
    }

    /// Two hubs of one name, on each of which is somebody of one nick: the key tells them apart.
    @Test func hubsOfOneNameKeepTheirOwnPeople() {
        var rig = Rig()
        rig.apply(.sighting(sighting(1, 1, people: 1, name: "lab")))
        rig.apply(.sighting(sighting(2, 1, people: 2, name: "lab")))
        rig.user(.picker(.sees([hubID(1), hubID(2)])))
        rig.apply(people(2, ["dana", "bob"]))
        rig.apply(people(1, ["dana"]))
        #expect(shown(rig, 1) == ["dana"] && shown(rig, 2) == ["dana", "bob"])
        #expect(rig.client.directory.heard.map(\.id) == [hubID(1), hubID(2)])
    }

    @Test func namesThatCouldBeTakenForOthersAreMarked() {
        let listed = ListedNick.list(["bob", "b\u{3BF}b", "BOB2", "ann", "аnn", "李雷"].map(nick))
        #expect(listed.map(\.isMarked) == [false, true, false, false, true, false])
    }
}
