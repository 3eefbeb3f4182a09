import ChatModel
import Foundation
import HubConnection
import HubServer
import TestKit
import Testing
import Trust

/// A hub with a password, and those who come to it.
@Suite(.timeLimit(.minutes(1))) struct PasswordTests {
    @Test(arguments: [false, true]) func whoKnowsThePasswordComesInAndIsNotAskedAgain(plain: Bool) async throws {
        try await withHub(plain: plain, adjust: { $0.password = .given(try Password("pencil")) }) { hub in
            #expect(hub.asksForPassword)
            var ann = try Visitor("pencil")
            let secret = try #require(try await ann.enter(hub))
            ann.credentials = HubCredentials()
            ann.credentials.remembered.remember(secret, for: hub.identity.id)
            #expect(try await ann.enter(hub) == secret)
        }
    }

    @Test func whoDoesNotKnowItIsToldSo() async throws {
        try await withHub(plain: false, adjust: { $0.password = .given(try Password("pencil")) }) { hub in
            let id = hub.identity.id
            #expect(try await Visitor().refusal(at: hub)?.code == .passwordNeeded(id))
            let wrong = try await Visitor("pencils").refusal(at: hub)
            #expect(wrong?.code == .wrongPassword(id))
            #expect(wrong?.message.contains("not this hub's password") == true)
        }
    }

    @Test func theOwnerIsNotAsked() async throws {
        let owner = UserIdentity()
        try await withHub(
            plain: false,
            adjust: {
                $0.password = .given(try Password("pencil"))
                $0.owners = [owner.id]
            }
        ) { hub in
            let secret = try await Visitor(identity: owner).enter(hub)
            #expect(secret == nil)
            #expect(try await Visitor().refusal(at: hub)?.code == .passwordNeeded(hub.identity.id))
        }
    }

    @Test func eitherDoorLetsIn() async throws {
        let member = UserIdentity()
        try await withHub(
            plain: false,
            adjust: {
                $0.password = .given(try Password("pencil"))
                $0.members = .given([member.id])
            }
        ) { hub in
            let secrets = try await (
                Visitor(identity: member).enter(hub), Visitor("pencil").enter(hub)
            )
            #expect(secrets.0 == nil && secrets.1 != nil)
        }
    }

    @Test func onAListedHubAStrangerIsToldWhatToGiveTheOwner() async throws {
        let (member, stranger) = (UserIdentity(), UserIdentity())
        try await withHub(adjust: { $0.members = .given([member.id]) }) { hub in
            #expect(!hub.asksForPassword)
            try await Visitor(identity: member).enter(hub)
            let refusal = try await Visitor(identity: stranger).refusal(at: hub)
            #expect(refusal?.code == .refused(.notOnList))
            #expect(refusal?.message.contains(stranger.id.fingerprint) == true)
        }
    }

    @Test func overItsAttemptsAnAddressIsNotLookedAt() async throws {
        var limits = Limits()
        (limits.attempts, limits.turnAwayMilliseconds) = (2, 0)
        let owner = UserIdentity()
        try await withHub(
            limits: limits,
            adjust: {
                $0.password = .given(try Password("pencil"))
                $0.owners = [owner.id]
            }
        ) { hub in
            for _ in 0..<2 {
                #expect(try await Visitor("x").refusal(at: hub)?.code == .wrongPassword(hub.identity.id))
            }
            #expect(try await Visitor("pencil").refusal(at: hub)?.code == .refused(.tooManyAttempts))
            try await Visitor(identity: owner).enter(hub)
        }
    }

    @Test func thePasswordStaysUntilItIsTakenAway() async throws {
        let folder = try TemporaryFolder()
        let storage = HubConfiguration.Storage.folder(folder.path)
        var ann = try Visitor("pencil")
        let secret = try await withHub(storage: storage, adjust: { $0.password = .given(try Password("pencil")) }) {
            try #require(try await ann.enter($0))
        }
        ann.credentials = HubCredentials()
        try await withHub(storage: storage) { hub in
            #expect(await ann.refusal(at: hub)?.code == .passwordNeeded(hub.identity.id))
            ann.credentials.remembered.remember(secret, for: hub.identity.id)
            try await ann.enter(hub)
        }
        try await withHub(storage: storage, adjust: { $0.password = .given(try Password("pencil")) }) { hub in
            let again = try await ann.enter(hub)
            #expect(again == secret, "the same password again changes nothing")
        }
        try await withHub(storage: storage, adjust: { $0.password = .given(try Password("other")) }) { hub in
            let refusal = await ann.refusal(at: hub)
            #expect(refusal?.code == .wrongPassword(hub.identity.id))
            #expect(refusal?.message.contains("another password now") == true)
        }
        try await withHub(storage: storage, adjust: { $0.password = .none }) { hub in
            try await Visitor().enter(hub)
            #expect(!hub.asksForPassword)
        }
        try await withHub(storage: storage) { hub in
            try await Visitor().enter(hub)
            #expect(!hub.asksForPassword)
        }
    }

    @Test func aProgramThatCanNotProveAPasswordIsToldToBeUpdated() async throws {
        try await withHub(adjust: { $0.password = .given(try Password("pencil")) }) { hub in
            let peer = try await Guest.connect(hub)
            let handshake = UserHandshake(as: UserIdentity(), software: "test")
            try await peer.send(.hello(handshake.hello))
            guard case .challenge(let challenge) = try await peer.nextAnswer() else {
                throw Guest.Unexpected(what: "challenge")
            }
            #expect(challenge.features == [Feature.scram, Feature.files, Feature.typing, Feature.pins])
            let proven = try handshake.verify(challenge, over: .plain)
            try await peer.send(.proof(try proven.proof(nick: try Nick("ann"), kind: .member)))
            guard case .refused(let refusal) = try await peer.nextAnswer() else {
                throw Guest.Unexpected(what: "refusal")
            }
            #expect(refusal.code == .passwordNeeded)
        }
    }

    @Test func credentialsOutOfTheirPlaceEndTheConnection() async throws {
        try await withHub(adjust: { $0.password = .given(try Password("pencil")) }) { hub in
            let peer = try await Guest.connect(hub)
            try await peer.send(Request.credentials("n,,n=a,r=b"))
            guard case .refused(let refusal) = try await peer.nextAnswer() else {
                throw Guest.Unexpected(what: "refusal")
            }
            #expect(refusal.code == .unexpected)
        }
    }
}
