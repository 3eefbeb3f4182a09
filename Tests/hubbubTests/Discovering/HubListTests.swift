import ChatModel
import Testing

@testable import hubbub

@Suite struct HubListTests {
    private let start = Monotonic(milliseconds: 1_000)

    @Test func aHubHeardOnTwoPathsIsOneWithTheQuickerFirst() throws {
        var lab = try Heard("lab")
        let list = HubList([try lab.beacon(at: "10.0.0.1", roundTrip: 9), try lab.beacon(at: "10.9.0.1", roundTrip: 2)])
        #expect(list.hubs.count == 1)
        #expect(list.hubs.first?.addresses.map(\.display) == ["10.9.0.1:24822", "10.0.0.1:24822"])
        #expect(list.hubs.first?.roundTrip == 2)
        #expect(list.hub(at: .tcp(host: "10.0.0.1", port: 24_822, plain: true))?.id == lab.id)
        #expect(list.hub(at: .tcp(host: "10.0.0.1", port: 1, plain: false)) == nil)
    }

    @Test func goodbyeAndSilenceTakeAHubOut() throws {
        var (lab, den) = (try Heard("lab"), try Heard("den", seed: 2))
        var list = HubList([try lab.beacon(), try den.beacon()])
        #expect(list.hubs.map(\.name.text) == ["den", "lab"])
        _ = list.hear(try lab.beacon(.goodbye), at: start)
        #expect(list.hubs.map(\.name.text) == ["den"])
        list.expire(at: start.advanced(by: 89_999))
        #expect(list.hubs.count == 1)
        list.expire(at: start.advanced(by: 90_000))
        #expect(list.hubs.isEmpty)
    }

    @Test func aNameIsTakenAsWrittenBeforeAnyOtherCase() throws {
        var (lab, other) = (try Heard("lab"), try Heard("Lab", seed: 2))
        let list = HubList([try lab.beacon(), try other.beacon()])
        #expect(list.hubs(called: "Lab").map(\.id) == [other.id])
        #expect(list.hubs(called: "LAB").count == 2)
        #expect(list.hubs(called: "la").isEmpty)
    }
}

@Suite struct HubWatchTests {
    @Test func onlyWhatAPersonWouldSeeIsTold() throws {
        var (watch, lab) = (HubWatch(), try Heard("lab"))
        var list = HubList([try lab.beacon()])
        func events(_ sighting: Sighting?) -> [String] {
            if let sighting { _ = list.hear(sighting, at: Monotonic(milliseconds: 1_000)) }
            return watch.see(list.hubs).map(\.event)
        }
        #expect(events(nil) == ["appeared"])
        #expect(events(try lab.beacon(roundTrip: 7)) == [])
        #expect(events(try lab.beacon(at: "10.9.0.1", roundTrip: 0.1)) == [])
        lab.people = 2
        #expect(events(try lab.beacon()) == ["changed"])
        lab.flags = .password
        #expect(events(try lab.beacon()) == ["changed"])
        list.hear(HubPeople(hub: lab.id, total: 2, nicks: [try Nick("ann")]), at: Monotonic(milliseconds: 1_000))
        #expect(events(nil) == ["changed"])
        #expect(events(nil) == [])
        #expect(events(try lab.beacon(.goodbye)) == ["gone"])
        #expect(events(try lab.beacon()) == ["appeared"])
    }
}

extension HubWatchTests {
    @Test func anAddressThatNeedsNoLinkIsNewsAfterOneThatDoes() throws {
        var (watch, lab) = (HubWatch(), try Heard("lab"))
        var list = HubList([try lab.beacon(at: "fe80::1%eth0", roundTrip: 1)])
        #expect(watch.see(list.hubs).map(\.event) == ["appeared"])
        _ = list.hear(try lab.beacon(at: "10.0.0.1", roundTrip: 9), at: Monotonic(milliseconds: 1_000))
        let news = watch.see(list.hubs)
        #expect(news.map(\.event) == ["changed"])
        #expect(news.first?.hub.addresses.first?.display == "10.0.0.1:24822")
        #expect(watch.see(list.hubs).isEmpty)
    }
}

@Suite struct HubReportTests {
    private let report = HubReport(namesPeople: false)

    private func hub(_ name: String, seed: UInt8 = 1, people: UInt32, roundTrip: Double?) throws -> Sighting {
        var heard = try Heard(name, seed: seed)
        heard.people = people
        return try heard.beacon(roundTrip: roundTrip)
    }

    @Test func theTableIsAlignedWhateverTheNames() throws {
        let list = HubList([
            try hub("lab", people: 3, roundTrip: 1.25), try hub("实验室 👩‍🔬", seed: 2, people: 12, roundTrip: nil),
        ])
        #expect(
            report.table(list.hubs) == [
                "NAME       ADDRESS         PEOPLE  ROUND TRIP  KEY",
                "lab        10.0.0.1:24822  3       1.2 ms      SHA256:AQEB…QE",
                "实验室 👩‍🔬  10.0.0.1:24822  12                  SHA256:AgIC…gI",
            ])
    }

    @Test func theLinesOfAWatchBeginWithASign() throws {
        let lab = try #require(HubList([try hub("lab", people: 1, roundTrip: nil)]).hubs.first)
        #expect(report.line(.appeared(lab)) == "+ lab  10.0.0.1:24822  SHA256:AQEB…QE  1 person")
        #expect(report.line(.changed(lab)) == "* lab  10.0.0.1:24822  SHA256:AQEB…QE  1 person")
        #expect(report.line(.gone(lab)) == "- lab  10.0.0.1:24822  SHA256:AQEB…QE")
    }

    @Test func jsonHasEveryMemberInOneOrder() throws {
        var heard = try Heard("a \"lab\"")
        heard.flags = [.password, .plain]
        let lab = try #require(HubList([try heard.beacon(roundTrip: 1.234)]).hubs.first)
        let id = String(repeating: "01", count: 32)
        #expect(
            report.json(lab, event: "appeared")
                == #"{"event":"appeared","id":"\#(id)","name":"a \"lab\"","address":"hubbub+plain://10.0.0.1:24822","#
                + #""port":24822,"people":0,"roundTrip":1.234,"flags":["password","plain"],"#
                + #""fingerprint":"SHA256:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE","clock":"2026-09-21T14:13:20.123Z"}"#
        )
    }

    private func told(_ nicks: [String], total: UInt32) throws -> FoundHub {
        var heard = try Heard("lab")
        heard.people = total
        var list = HubList([try heard.beacon(roundTrip: nil)])
        list.hear(
            HubPeople(hub: heard.id, total: total, nicks: try nicks.map { try Nick($0) }),
            at: Monotonic(milliseconds: 1_000))
        return try #require(list.hubs.first)
    }

    @Test func whoIsThereStandsBehindTheRest() throws {
        let report = HubReport(namesPeople: true)
        let (lab, busy) = (try told(["ann", "李雷"], total: 2), try told(["ann", "李雷"], total: 9))
        var shy = try Heard("shy", seed: 2)
        shy.people = 3
        let silent = try #require(HubList([try shy.beacon(roundTrip: nil)]).hubs.first)
        #expect(
            report.table([busy, lab, silent]) == [
                "NAME  ADDRESS         PEOPLE  ROUND TRIP  KEY             WHO",
                "lab   10.0.0.1:24822  9                   SHA256:AQEB…QE  ann, 李雷 and 7 more",
                "lab   10.0.0.1:24822  2                   SHA256:AQEB…QE  ann, 李雷",
                "shy   10.0.0.1:24822  3                   SHA256:AgIC…gI  (it does not say)",
            ])
        #expect(report.line(.changed(lab)) == "* lab  10.0.0.1:24822  SHA256:AQEB…QE  2 people: ann, 李雷")
        #expect(report.line(.appeared(silent)) == "+ shy  10.0.0.1:24822  SHA256:AgIC…gI  3 people")
        #expect(report.json(lab).hasSuffix(#","names":["ann","李雷"]}"#))
        #expect(report.json(silent).hasSuffix(#","names":null}"#))
        #expect(report.json(try told([], total: 0)).hasSuffix(#","names":[]}"#))
    }
}
