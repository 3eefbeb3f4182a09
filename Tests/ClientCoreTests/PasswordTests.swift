import ChatModel
import Testing

@testable import ClientCore

@Suite struct PasswordTests {
    private func plans(_ effects: [ClientEffect]) -> [ConnectPlan] {
        effects.compactMap { if case .connect(let plan) = $0 { plan } else { nil } }
    }

    private static func question(_ occasion: PasswordQuestion.Occasion = .first) -> PasswordQuestion {
        PasswordQuestion(hub: Rig.hub, name: nil, address: Rig.address, occasion: occasion)
    }

    /// A rig whose hub asks for its password.
    private func asked(_ occasion: PasswordQuestion.Occasion = .first) -> Rig {
        var rig = Rig()
        rig.user(.picker(.address("10.0.0.1")))
        rig.apply(.connection(rig.link, .passwordNeeded(Self.question(occasion))))
        return rig
    }

    @Test func aHubThatAsksIsNotTriedAgainUntilThePersonAnswers() throws {
        var rig = asked()
        #expect(rig.client.shownHub?.connection == .askingPassword(Self.question()))
        #expect(plans(rig.wait(120_000)).isEmpty)
        let plan = try #require(plans(rig.user(.givesPassword("pencil"))).first)
        #expect(plan.password == (try Password("pencil")))
        #expect(plan.expected == Rig.hub, "it is given to the hub that asked, and to no other")
        rig.welcome()
        rig.lose()
        #expect(plans(rig.wait(60_000)).map(\.password) == [nil], "what is remembered does from here on")
    }

    @Test func aWrongOneIsAskedForAgain() {
        var rig = asked()
        rig.user(.givesPassword("x"))
        rig.apply(.connection(rig.link, .passwordNeeded(Self.question(.wrong))))
        #expect(rig.client.shownHub?.connection == .askingPassword(Self.question(.wrong)))
    }

    @Test func whatCanNotBeAPasswordIsWrongWithoutAsking() {
        var rig = asked()
        #expect(rig.user(.givesPassword("a\u{202E}b")).isEmpty)
        #expect(rig.client.shownHub?.connection == .askingPassword(Self.question(.wrong)))
    }

    @Test func whoGoesAwayIsLeftInPeace() {
        var rig = asked()
        rig.user(.givesPassword(nil))
        #expect(rig.client.screen == .picker)
        #expect(plans(rig.wait(120_000)).isEmpty)
    }

    @Test func aChangedPasswordIsAskedForOnTheHubsScreen() throws {
        var rig = Rig.inLobby()
        rig.lose()
        rig.wait(60_000)
        rig.apply(.connection(rig.link, .passwordNeeded(Self.question(.changed))))
        #expect(
            rig.hub.connection
                == .askingPassword(
                    PasswordQuestion(hub: Rig.hub, name: hubName("lab"), address: Rig.address, occasion: .changed)))
        rig.user(.givesPassword("new"))
        rig.welcome()
        #expect(rig.hub.connection.session != nil)
        #expect(rig.client.screen == .hub(.hub(Rig.hub)))
    }

    @Test func thePasswordOfTheCommandLineAnswersOnce() throws {
        var rig = Rig {
            $0.target = HubReference("10.0.0.1")
            $0.password = try? Password("pencil")
        }
        let first = rig.apply(.connection(rig.link, .passwordNeeded(Self.question())))
        #expect(plans(first).map(\.password) == [try Password("pencil")])
        #expect(plans(rig.apply(.connection(rig.link, .passwordNeeded(Self.question(.wrong))))).isEmpty)
        #expect(rig.client.shownHub?.connection == .askingPassword(Self.question(.wrong)))
    }

    @Test(arguments: [
        Refusal.Code.notOnList, .tooManyAttempts, .banned, .kicked, .wrongBinding, .passwordNeeded, .wrongPassword,
    ])
    func aHubThatSaysNoIsNotTriedForEver(code: Refusal.Code) {
        var rig = Rig.inLobby()
        let refusal = Refusal(subject: .session, code: code, detail: "No.")
        rig.lose(.refused(refusal))
        #expect(rig.hub.connection == .stopped(.refused(refusal)))
        #expect(plans(rig.wait(300_000)).isEmpty)
    }
}
