import ChatModel
import Testing

@testable import ClientCore

/// A directory that can be asked inside an expectation.
private final class Ears {
    var directory = HubDirectory()

    func hear(_ sighting: Sighting, at now: Monotonic) -> Bool { directory.hear(sighting, at: now) }
    func expire(at now: Monotonic) -> Bool { directory.expire(at: now) }
    func remember(_ hub: RememberedHub) { directory.remember(hub) }
    func pin(_ hub: PinnedHub) { directory.pin(hub) }
    func addresses(of hub: HubID) -> [HubAddress] { directory.addresses(of: hub) }
    var listed: [HubRow] { directory.listed }
    var heard: [HubRow] { directory.heard }
    var silent: [HubRow] { directory.silent }
}

@Suite struct DirectoryTests {
    private func sighting(
        _ hub: UInt8, _ counter: UInt64, name: String = "lab", from host: String = "10.0.0.1", trip: Double? = nil,
        flags: Beacon.Flags = []
    ) -> Sighting {
        Sighting(
            hub: hubID(hub),
            beacon: Beacon(
                hubKey: [], freshness: Freshness(start: 1, counter: counter), name: hubName(name), port: 24822,
                pingPort: 24822, people: UInt32(counter), flags: flags, clock: HubTime(milliseconds: 0), token: 0),
            address: .tcp(host: host, port: 24822, plain: false), roundTrip: trip)
    }

    private func at(_ milliseconds: UInt64) -> Monotonic { Monotonic(milliseconds: milliseconds) }

    private func remembered(_ hub: UInt8, _ name: String) -> RememberedHub {
        RememberedHub(
            id: hubID(hub), name: hubName(name), address: .tcp(host: "10.0.0.9", port: 1, plain: false),
            met: HubTime(milliseconds: 77), rooms: [.lobby])
    }

    @Test func oneHubIsOneRowWhateverPathsItTook() {
        let directory = Ears()
        #expect(directory.hear(sighting(1, 1, from: "10.0.0.1", trip: 5), at: at(0)))
        #expect(directory.hear(sighting(1, 1, from: "192.168.0.1", trip: 2), at: at(3)))
        #expect(directory.hear(sighting(1, 2, from: "10.0.0.1"), at: at(9)))
        #expect(directory.listed.count == 1)
        #expect(directory.listed.first?.roundTrip == 2)
        #expect(directory.addresses(of: hubID(1)).map(\.display) == ["192.168.0.1:24822", "10.0.0.1:24822"])
    }

    @Test func theWayWithinTheMachineComesFirstAndThatOnOneLinkLast() {
        let directory = Ears()
        let paths: [(String, Double?)] = [
            ("fe80::1%eth0", 0.1), ("10.0.0.1", nil), ("192.168.0.1", 9), ("fd00::1", 2), ("127.0.0.1", 30),
        ]
        for (index, path) in paths.enumerated() {
            #expect(directory.hear(sighting(1, UInt64(index + 1), from: path.0, trip: path.1), at: at(0)))
        }
        #expect(
            directory.addresses(of: hubID(1)).map(\.display) == [
                "127.0.0.1:24822", "[fd00::1]:24822", "192.168.0.1:24822", "10.0.0.1:24822", "[fe80::1%eth0]:24822",
            ])
        #expect(directory.listed.map(\.roundTrip) == [30])
    }

    @Test func aWayThatAnsweredTakesThePlaceOfOneThatMayBeMadeUp() {
        let directory = Ears()
        for index in 1...8 as ClosedRange<UInt64> {
            #expect(directory.hear(sighting(1, index, from: "6.6.6.\(index)"), at: at(0)))
        }
        #expect(directory.hear(sighting(1, 9, from: "6.6.6.9"), at: at(0)))
        #expect(!directory.addresses(of: hubID(1)).contains { $0.display == "6.6.6.9:24822" })
        #expect(directory.hear(sighting(1, 10, from: "10.0.0.1", trip: 3), at: at(0)))
        let addresses = directory.addresses(of: hubID(1)).map(\.display)
        #expect(addresses.count == ClientLimits.addresses && addresses.first == "10.0.0.1:24822")
    }

    @Test func olderBeaconsAndLateEchoesAreIgnored() {
        let directory = Ears()
        #expect(directory.hear(sighting(1, 105), at: at(0)))
        #expect(!directory.hear(sighting(1, 41, from: "6.6.6.6"), at: at(1)))
        #expect(!directory.hear(sighting(1, 104, from: "6.6.6.6"), at: at(2_001)))
        #expect(!directory.hear(sighting(1, 105, from: "6.6.6.6"), at: at(2_001)))
        #expect(directory.addresses(of: hubID(1)).count == 1)
        #expect(directory.listed.first?.people == 105)
    }

    /// An answer over IPv6 may be read before the one over IPv4 that was sent first.
    @Test func aBeaconThatWasOvertakenShowsItsPathAndNothingElse() {
        let directory = Ears()
        #expect(directory.hear(sighting(1, 7, from: "fe80::1%eth0", trip: 1), at: at(0)))
        #expect(directory.hear(sighting(1, 6, name: "old", from: "10.0.0.1", trip: 2), at: at(1)))
        #expect(
            directory.addresses(of: hubID(1)).map(\.display) == ["10.0.0.1:24822", "[fe80::1%eth0]:24822"])
        #expect(directory.listed.first?.people == 7 && directory.listed.first?.name == hubName("lab"))
        #expect(!directory.hear(sighting(1, 5, flags: .goodbye), at: at(2)))
        #expect(directory.heard.count == 1)
    }

    @Test func aGoodbyeGreysAtOnceAndIsNotUndoneByAnEcho() {
        let directory = Ears()
        directory.remember(remembered(2, "nas"))
        #expect(directory.hear(sighting(1, 1), at: at(0)))
        #expect(directory.hear(sighting(2, 1, name: "nas"), at: at(0)))
        #expect(directory.hear(sighting(1, 2, flags: .goodbye), at: at(1)))
        #expect(directory.hear(sighting(2, 2, name: "nas", flags: .goodbye), at: at(1)))
        #expect(!directory.hear(sighting(1, 1), at: at(2)))
        #expect(!directory.hear(sighting(1, 2), at: at(2)))
        #expect(directory.listed.map(\.id) == [hubID(2)])
        #expect(directory.silent.first?.acquaintance == .met(HubTime(milliseconds: 77)))
        #expect(directory.hear(sighting(1, 3), at: at(3)))
    }

    @Test func silenceOf90SecondsEndsARow() {
        let directory = Ears()
        #expect(directory.hear(sighting(1, 1), at: at(0)))
        #expect(!directory.expire(at: at(89_999)))
        #expect(directory.heard.count == 1)
        #expect(directory.expire(at: at(90_000)))
        #expect(directory.listed.isEmpty)
    }

    @Test func rowsKeepTheirOrder() {
        let directory = Ears()
        for hub in [3, 1, 2] as [UInt8] { #expect(directory.hear(sighting(hub, 1, name: "h\(hub)"), at: at(0))) }
        #expect(directory.hear(sighting(2, 2, name: "aaa", trip: 0.1), at: at(1)))
        #expect(directory.hear(sighting(1, 2, flags: .goodbye), at: at(2)))
        #expect(directory.heard.map(\.id) == [hubID(3), hubID(2)])
        #expect(directory.hear(sighting(1, 3), at: at(3)))
        #expect(directory.heard.map(\.id) == [hubID(3), hubID(1), hubID(2)])
    }

    @Test func strangersAreBoundedAndSilentOnesMakeRoom() {
        let directory = Ears()
        let flood = (0..<300).map { index in
            var bytes = [UInt8](repeating: 9, count: 32)
            (bytes[0], bytes[1]) = (UInt8(index / 256), UInt8(index % 256))
            return bytes
        }
        let heard = flood.filter { bytes in
            guard let digest = Digest(bytes) else { return false }
            let plain = sighting(1, 1)
            let other = Sighting(hub: HubID(digest), beacon: plain.beacon, address: plain.address, roundTrip: nil)
            return directory.hear(other, at: at(0))
        }
        #expect(heard.count == ClientLimits.strangers)
        #expect(directory.expire(at: at(100_000)))
        #expect(directory.hear(sighting(1, 1), at: at(100_000)))
        #expect(directory.listed.count == 1)
    }

    @Test func aNewHubWithTheNameOfOneThatWasMetIsMarked() {
        let directory = Ears()
        directory.remember(remembered(1, "lab"))
        directory.pin(PinnedHub(id: hubID(2), name: hubName("nas"), since: HubTime(milliseconds: 5)))
        let names: [(UInt8, String, UInt8?)] = [
            (1, "lab", nil), (2, "nas", nil), (3, "lab", 1), (4, "LAB", 1), (5, "l ab", 1), (6, "lab\u{200B}", 1),
            (7, "nas", 2), (8, "attic", nil), (9, "l\u{430}b", 1),
        ]
        for (hub, name, _) in names { #expect(directory.hear(sighting(hub, 1, name: name), at: at(0))) }
        for (hub, name, other) in names {
            let row = directory.listed.first { $0.id == hubID(hub) }
            #expect(row?.namesake == other.map(hubID), "\(hub) \(name)")
        }
        directory.pin(PinnedHub(id: hubID(3), name: hubName("lab"), since: HubTime(milliseconds: 6)))
        #expect(directory.listed.first { $0.id == hubID(3) }?.namesake == nil, "once trusted, it is no stranger")
    }

    /// After a restart nothing is known of a hub's freshness: what was recorded of it is heard, until the hub itself is.
    @Test func recordedBeaconsKeepAHubUpNoLongerThanItsNextOwn() {
        let directory = Ears()
        for counter in [3, 4] as [UInt64] {
            #expect(directory.hear(sighting(1, counter, from: "6.6.6.6"), at: at(counter)))
            #expect(
                !directory.hear(sighting(1, counter, from: "6.6.6.6"), at: at(counter + 60_000)), "each counts once")
        }
        #expect(directory.hear(sighting(1, 9, from: "10.0.0.1"), at: at(10)))
        for counter in 1...9 as ClosedRange<UInt64> {
            #expect(!directory.hear(sighting(1, counter, from: "6.6.6.6"), at: at(3_000)))
        }
        #expect(directory.expire(at: at(100_000)))
        #expect(!directory.hear(sighting(1, 9, from: "6.6.6.6"), at: at(100_001)))
    }

    @Test func theChoiceStaysOnItsHub() {
        var rig = Rig()
        for hub in [1, 2, 3] as [UInt8] { rig.apply(.sighting(sighting(hub, 1, name: "h\(hub)"))) }
        #expect(rig.client.picker.chosen == hubID(1))
        rig.user(.picker(.move(1)))
        #expect(rig.client.picker.chosen == hubID(2))
        rig.apply(.sighting(sighting(1, 2, flags: .goodbye)))
        #expect(rig.client.picker.chosen == hubID(2))
        rig.apply(.sighting(sighting(2, 2, flags: .goodbye)))
        #expect(rig.client.picker.chosen == hubID(3))
        rig.user(.picker(.move(-5)))
        #expect(rig.client.picker.chosen == hubID(3))
    }

    @Test func aHubNamedOnTheCommandLineIsWaitedFor() {
        var rig = Rig { $0.target = HubReference("lab") }
        #expect(rig.client.banner == .lookingFor("lab"))
        let effects = rig.apply(.sighting(sighting(7, 1)))
        #expect(rig.client.screen == .hub(.hub(hubID(7))))
        let plans = effects.compactMap { if case .connect(let plan) = $0 { plan } else { nil } }
        #expect(plans.map(\.expected) == [hubID(7)])
        #expect(plans.first?.addresses.map(\.display) == ["10.0.0.1:24822"])
    }

    @Test func aNameNobodyHasIsTakenAsAHost() {
        var rig = Rig { $0.target = HubReference("nas") }
        rig.wait(2_000)
        #expect(rig.client.screen == .picker)
        rig.wait(2_000)
        #expect(rig.client.screen == .hub(.address(.tcp(host: "nas", port: 24822, plain: false))))
    }
}
