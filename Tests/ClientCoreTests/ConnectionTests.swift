import ChatModel
import Testing

@testable import ClientCore

@Suite struct ConnectionTests {
    private func plans(_ effects: [ClientEffect]) -> [ConnectPlan] {
        effects.compactMap { if case .connect(let plan) = $0 { plan } else { nil } }
    }

    @Test func theScheduleGrowsWithJitterAndIsCapped() {
        var chance = Chance(state: 3)
        let bases: [UInt64] = [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]
        for (attempt, base) in bases.enumerated() {
            let pauses = (0..<200).map { _ in Backoff.milliseconds(attempt: attempt, using: &chance) }
            #expect(pauses.allSatisfy { $0 >= base * 3 / 4 && $0 <= base * 5 / 4 })
            #expect(Set(pauses).count > 50)
        }
        #expect(Backoff.milliseconds(attempt: 10_000, using: &chance) <= 37_500)
    }

    @Test func aLostConnectionIsTriedAgainAndShown() throws {
        var rig = Rig.inLobby()
        rig.lose()
        guard case .waiting(let retry) = rig.hub.connection else {
            Issue.record("no retry: \(rig.hub.connection)")
            return
        }
        #expect(retry.reason == .lost)
        #expect((1...2).contains(retry.seconds(from: rig.client.now.monotonic)))
        #expect(plans(rig.wait(700)).isEmpty)
        #expect(plans(rig.wait(600)).count == 1)
        #expect(rig.client.screen == .hub(.hub(Rig.hub)))
    }

    @Test func failedTriesWaitLongerUntilAConnectionLasts() {
        var rig = Rig.inLobby()
        rig.lose()
        var pauses: [UInt64] = []
        for _ in 0..<4 {
            guard case .waiting(let retry) = rig.hub.connection else {
                Issue.record("no retry")
                return
            }
            pauses.append(retry.at.milliseconds - rig.time)
            rig.wait(pauses[pauses.count - 1])
            rig.lose(.unreachable("nobody answers"))
        }
        #expect(pauses == pauses.sorted())
        #expect(pauses[3] >= 6_000)
        rig.wait(60_000)
        rig.welcome()
        rig.wait(10_000)
        rig.lose()
        guard case .waiting(let retry) = rig.hub.connection else {
            Issue.record("no retry")
            return
        }
        #expect(retry.at.milliseconds - rig.time <= 1_250)
    }

    @Test func aHubThatIsHeardAgainIsTriedWithinASecond() {
        var rig = Rig.inLobby()
        for _ in 0..<6 {
            rig.lose(.unreachable("off"))
            rig.wait(60_000)
        }
        rig.lose(.unreachable("off"))
        let beacon = Beacon(
            hubKey: [], freshness: Freshness(start: 2, counter: 1), name: hubName("lab"), port: 24822, pingPort: 1,
            people: 0, flags: [], clock: HubTime(milliseconds: 0), token: 0)
        rig.apply(.sighting(Sighting(hub: Rig.hub, beacon: beacon, address: Rig.address, roundTrip: nil)))
        #expect(plans(rig.wait(1_000)).count == 1)
    }

    @Test func allRoomsResumeAndAwayIsSaidAgain() {
        var rig = Rig.inLobby(entries(1...3))
        rig.type("/join #dev")
        rig.joined(nil, room("dev"), number: 11)
        rig.type("/query ann")
        rig.joinedDirectly(rig.lastDirect, with: ann, [entry(1, by: ann, "hi")])
        rig.type("/away lunch")
        let before = rig.requests.count
        rig.reconnect()
        let again = rig.requests.dropFirst(before).map { request -> String in
            switch request {
            case .direct(_, .user(let id), let token): "direct \(id == ann.id) \(token?.seq.value ?? 0)"
            case .join(_, let name, let token): "join \(name.text) \(token?.seq.value ?? 0)"
            case .directs: "directs"
            case .away(_, let text): "away \(text?.text ?? "")"
            default: "other"
            }
        }
        #expect(again == ["direct true 1", "join lobby 3", "join dev 0", "directs", "away lunch", "other"])
    }

    @Test func awayWithoutATextBeginsAndEndsIt() {
        var rig = Rig.inLobby()
        rig.type("/away")
        #expect(rig.hub.away?.text == "away")
        rig.type("/away")
        #expect(rig.hub.away == nil)
        rig.type("/away lunch")
        rig.type("/away dinner")
        #expect(rig.hub.away?.text == "dinner")
        rig.type("/away")
        #expect(rig.hub.away == nil)
    }

    @Test func aFirstTryThatFailsLeadsBackToTheListWithItsReason() {
        var rig = Rig()
        rig.user(.picker(.address("10.0.0.1")))
        rig.lose(.unreachable("nobody answers"))
        #expect(rig.client.screen == .picker)
        #expect(rig.client.banner == .unreachable("10.0.0.1:24822", detail: "nobody answers"))
        #expect(plans(rig.wait(60_000)).isEmpty)
    }

    @Test func anUnknownKeyIsAskedAboutOnce() {
        var rig = Rig()
        rig.user(.picker(.address("10.0.0.1")))
        let question = TrustQuestion(hub: Rig.hub, name: hubName("lab"), address: Rig.address)
        rig.apply(.connection(rig.link, .untrusted(question)))
        #expect(rig.client.shownHub?.connection == .asking(question))
        let effects = rig.user(.trusts(true))
        #expect(effects.contains(.trust(question)))
        #expect(plans(effects).map(\.expected) == [Rig.hub])
        rig.welcome()
        #expect(rig.client.screen == .hub(.hub(Rig.hub)))
        #expect(rig.hub.address == Rig.address)
    }

    @Test func aKeyThatIsNotTrustedOrHasChangedEndsTheTries() {
        var rig = Rig()
        rig.user(.picker(.address("10.0.0.1")))
        rig.apply(
            .connection(
                rig.link, .untrusted(TrustQuestion(hub: Rig.hub, name: hubName("lab"), address: Rig.address))))
        #expect(plans(rig.user(.trusts(false))).isEmpty)
        #expect(rig.client.screen == .picker)
        rig.user(.picker(.address("10.0.0.1")))
        let change = KeyChange(known: hubID(1), met: hubID(2), since: nil)
        rig.apply(.connection(rig.link, .keyChanged(change)))
        #expect(rig.client.banner == .keyChanged("10.0.0.1:24822", change))
        #expect(plans(rig.wait(60_000)).isEmpty)
    }

    @Test func aKeyThatChangedMeanwhileIsExplainedWhereOneIs() {
        var rig = Rig.inLobby()
        rig.lose()
        rig.wait(60_000)
        let change = KeyChange(known: Rig.hub, met: hubID(2), since: HubTime(milliseconds: 5), handle: "lab")
        rig.apply(.connection(rig.link, .keyChanged(change)))
        #expect(rig.notices.last == .keyChanged("lab", change))
        #expect(rig.client.screen == .hub(.hub(Rig.hub)))
        #expect(plans(rig.wait(60_000)).isEmpty)
    }

    @Test func onlyARememberedHubsKeyMayHaveBeenForgotten() {
        var rig = Rig { started in
            started.remembered = [
                RememberedHub(
                    id: Rig.hub, name: hubName("lab"), address: Rig.address, met: HubTime(milliseconds: 1), rooms: [])
            ]
        }
        rig.user(.picker(.chooseHub(Rig.hub)))
        #expect(plans(rig.apply(.recalled(Rig.hub, nil))).map(\.mayBeForgotten) == [true])
        var stranger = Rig()
        #expect(plans(stranger.user(.picker(.address("10.0.0.1")))).map(\.mayBeForgotten) == [false])
        var hosted = Rig()
        #expect(plans(hosted.apply(.hosted(Rig.hub, Rig.address))).map(\.mayBeForgotten) == [false])
    }

    @Test func aKeyTrustedInThisRunMayBeForgottenOnceItWasMet() throws {
        var rig = Rig()
        rig.user(.picker(.address("10.0.0.1")))
        rig.apply(.connection(rig.link, .untrusted(TrustQuestion(hub: Rig.hub, name: nil, address: Rig.address))))
        let trusting = try #require(plans(rig.user(.trusts(true))).first)
        #expect(trusting.isTyped && trusting.expected == Rig.hub && !trusting.mayBeForgotten)
        rig.welcome()
        rig.lose()
        let again = try #require(plans(rig.wait(60_000)).first)
        #expect(!again.isTyped && again.expected == Rig.hub && again.mayBeForgotten)
    }

    @Test func anotherKeyInTheKnownHubsPlaceIsAskedAboutAsAHubOfItsOwn() throws {
        var rig = Rig { started in
            started.remembered = [
                RememberedHub(
                    id: Rig.hub, name: hubName("lab"), address: Rig.address, met: HubTime(milliseconds: 1),
                    rooms: [room("dev")])
            ]
        }
        rig.user(.picker(.chooseHub(Rig.hub)))
        rig.apply(.recalled(Rig.hub, nil))
        rig.apply(
            .connection(rig.link, .untrusted(TrustQuestion(hub: hubID(2), name: nil, address: Rig.address))))
        #expect(rig.client.screen == .hub(.hub(hubID(2))))
        guard case .asking(let question)? = rig.client.shownHub?.connection else {
            Issue.record("nothing is asked")
            return
        }
        #expect(question.former == Rig.hub)
        let plan = try #require(plans(rig.user(.trusts(true))).first)
        #expect(plan.expected == hubID(2) && plan.addresses == [Rig.address] && !plan.mayBeForgotten)
        #expect(rig.client.hubs[.hub(Rig.hub)]?.connection.link == nil, "the old one is left alone")
        #expect(rig.client.hubs[.hub(hubID(2))]?.wanted == [], "and its rooms are not another's")
    }

    @Test func aNewHubWithAKnownNameIsAskedAboutWithBothKeys() {
        var rig = Rig { started in
            started.pinned = [PinnedHub(id: hubID(7), name: hubName("Lab"), since: HubTime(milliseconds: 5))]
        }
        rig.user(.picker(.address("10.0.0.1")))
        let question = TrustQuestion(hub: Rig.hub, name: hubName("lab"), address: Rig.address)
        rig.apply(.connection(rig.link, .untrusted(question)))
        guard case .asking(let asked)? = rig.client.shownHub?.connection else {
            Issue.record("nothing is asked")
            return
        }
        #expect(asked.former == hubID(7))
    }

    @Test func theHubTellsWhichOneItIs() {
        var rig = Rig.inLobby()
        rig.type("/hub")
        #expect(
            rig.notices.last
                == .hub(
                    HubFacts(
                        id: Rig.hub, name: hubName("lab"), address: Rig.address, isConnected: true, isHeard: false,
                        trusted: moment(1_000).wall)))
    }

    @Test func finalRefusalsStopAndOthersAreTriedAgain() {
        for (code, stops) in [
            (Refusal.Code.version, true), (.signature, true), (.tooManySessions, false), (.stopping, false),
        ] {
            var rig = Rig.inLobby()
            rig.answer(.refused(Refusal(subject: .session, code: code, detail: "")))
            rig.lose()
            #expect(plans(rig.wait(60_000)).isEmpty == stops)
        }
    }

    @Test func aStoppingHubIsNamedAsTheReason() {
        var rig = Rig.inLobby()
        rig.answer(.goodbye(.stopping))
        rig.lose()
        guard case .waiting(let retry) = rig.hub.connection else {
            Issue.record("no retry")
            return
        }
        #expect(retry.reason == .hubStopped)
    }

    @Test func disconnectAndReconnectAreObeyed() {
        var rig = Rig.inLobby()
        let link = rig.link
        let gone = rig.type("/disconnect")
        #expect(gone.contains(.send(link, .goodbye)))
        #expect(gone.contains(.close(link)))
        #expect(rig.hub.connection == .stopped(.asked))
        rig.apply(.connection(link, .ended(.lost)))
        #expect(plans(rig.wait(60_000)).isEmpty)
        #expect(plans(rig.type("/reconnect")).count == 1)
        #expect(rig.link != link)
    }

    @Test func eventsOfAnOlderConnectionAreIgnored() {
        var rig = Rig.inLobby()
        let old = rig.link
        rig.reconnect()
        rig.apply(.answer(old, .event(RoomNumber(10), .entry(entry(1, by: ann, "ghost")))))
        rig.apply(.connection(old, .ended(.lost)))
        #expect(rig.hub.connection.session?.link == rig.link)
        #expect(rig.seqs.isEmpty)
    }

    @Test func quitSaysGoodbyeFirst() {
        var rig = Rig.inLobby()
        let all = rig.type("/bye")
        // Or it would be kept as a draft.
        #expect(all.first == .clearComposer)
        let effects = all.filter { $0 != .clearComposer }
        #expect(effects.prefix(2) == [.send(rig.link, .goodbye), .close(rig.link)])
        #expect(effects.last == .quit)
    }

    @Test func theNickIsAskedForAtTheFirstStart() {
        var rig = Rig {
            $0.nick = nil; $0.suggestion = nick("dana")
        }
        #expect(rig.client.screen == .nick(suggestion: nick("dana")))
        rig.user(.choseNick("#no"))
        #expect(rig.client.screen == .nick(suggestion: nick("dana")))
        let effects = rig.user(.choseNick("dana"))
        #expect(effects.contains(.save(.nick(nick("dana")))))
        #expect(rig.client.screen == .picker)
    }

    @Test func aHubIsRememberedWithItsRooms() {
        var rig = Rig.inLobby()
        let effects = rig.type("/join #dev")
        let saved = effects.compactMap { if case .save(.hub(let hub)) = $0 { hub } else { nil } }
        #expect(saved.map(\.rooms) == [[.lobby, room("dev")]])
        #expect(saved.first?.address == Rig.address)
        var next = Rig { [hub = saved[0]] in $0.remembered = [hub] }
        next.user(.picker(.choose))
        next.apply(.recalled(Rig.hub, nil))
        next.welcome()
        let names = next.requests.compactMap { if case .join(_, let name, _) = $0 { name } else { nil } }
        #expect(names == [.lobby, room("dev")])
    }

    @Test func ahostedHubIsTrustedUnasked() {
        var rig = Rig()
        #expect(rig.user(.picker(.host(hubName("dana's hub")))).contains(.host(hubName("dana's hub"))))
        #expect(rig.client.picker.isHosting)
        let effects = rig.apply(.hosted(Rig.hub, .tcp(host: "127.0.0.1", port: 5, plain: false)))
        #expect(plans(effects).map(\.acceptNew) == [true])
        #expect(!rig.client.picker.isHosting)
    }

    @Test func roundTripAndHubTimeAreMeasured() {
        var rig = Rig.inLobby()
        let tag = rig.lastTag { if case .ping(let tag, _) = $0 { tag } else { nil } }
        rig.time += 3
        guard let empty = PingPayload([]) else {
            Issue.record("no payload")
            return
        }
        rig.answer(.pong(tag, empty, HubTime(milliseconds: 2_000_003)))
        #expect(rig.hub.connection.session?.roundTrip == 3)
        #expect(rig.hub.connection.session?.hubTime(at: moment(rig.time)) == HubTime(milliseconds: 2_000_003))
        let asked = Rig.requests(rig.wait(15_000)).count
        #expect(asked == 1)
    }
}
