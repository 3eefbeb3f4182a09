import ChatModel
import Foundation
import Testing

@testable import Trust

struct KnownHubsTests {
    static let lab = HubID(ChatModel.Digest(hashing: [1]))
    static let workshop = HubID(ChatModel.Digest(hashing: [2]))
    static let stranger = HubID(ChatModel.Digest(hashing: [3]))
    static let may = Date(timeIntervalSince1970: 1_777_800_000)
    static let june = Date(timeIntervalSince1970: 1_780_400_000)
    static let labAddress = HubAddress.tcp(host: "Lab.local", port: 24822, plain: false)
    static let otherAddress = HubAddress.tcp(host: "10.0.0.9", port: 24822, plain: false)
    static let socket = HubAddress.unix(path: "/run/my hub,1%.sock")

    static func hubs(_ text: String = "") throws -> KnownHubs {
        try KnownHubs(text: text, path: "/home/ann/known_hubs")
    }

    static func both() throws -> KnownHubs {
        var hubs = try hubs()
        try hubs.remember(lab, name: HubName("lab"), address: labAddress, at: may)
        try hubs.remember(workshop, name: HubName("workshop"), address: nil, at: may)
        return hubs
    }

    enum Kind: Hashable {
        case known(HubID)
        case new
        case changed(HubID)
        case wrong(HubID)

        init(_ verdict: HubVerdict) {
            self =
                switch verdict {
                case .known(let known): .known(known.hub)
                case .new: .new
                case .changed(let was): .changed(was.hub)
                case .wrong(let expected): .wrong(expected)
                }
        }
    }

    @Test(arguments: [
        (lab, ExpectedHub.hub(lab), Kind.known(lab)),
        (lab, .hub(workshop), .wrong(workshop)),
        (stranger, .hub(stranger), .new),
        (stranger, .hub(lab), .wrong(lab)),
        (lab, .address(labAddress), .known(lab)),
        (lab, .address(.tcp(host: "lab.LOCAL", port: 24822, plain: true)), .known(lab)),
        (lab, .address(otherAddress), .known(lab)),
        (stranger, .address(labAddress), .changed(lab)),
        (workshop, .address(labAddress), .changed(lab)),
        (stranger, .address(otherAddress), .new),
        (stranger, .address(.tcp(host: "lab.local", port: 24823, plain: false)), .new),
        (lab, .name("lab"), .known(lab)),
        (stranger, .name("lab"), .changed(lab)),
        (stranger, .name("LAB"), .changed(lab)),
        (workshop, .name("lab"), .changed(lab)),
        (workshop, .name("renamed"), .known(workshop)),
        (stranger, .name("attic"), .new),
    ])
    func aHubIsComparedWithTheOneThatWasMeant(hub: HubID, expected: ExpectedHub, kind: Kind) throws {
        #expect(Kind(try Self.both().verdict(on: hub, expecting: expected)) == kind)
    }

    @Test func aNewHubPassesOnlyWhereThatWasAllowed() throws {
        let hubs = try Self.both()
        let (lab, stranger) = (Self.lab, Self.stranger)
        try hubs.policy(expecting: .hub(lab), acceptNew: false)(lab)
        try hubs.policy(expecting: .name("attic"), acceptNew: true)(stranger)
        let error = #expect(throws: TrustError.self) {
            try hubs.policy(expecting: .name("attic"), acceptNew: false)(stranger)
        }
        #expect(error?.code == .unknownHub(stranger))
        #expect(error?.message.contains(stranger.fingerprint) == true)
        #expect(error?.message.contains("--accept-new") == true)
    }

    @Test func aChangedKeyIsRefusedEvenWhereNewOnesAreAccepted() throws {
        let hubs = try Self.both()
        let error = #expect(throws: TrustError.self) {
            try hubs.check(Self.stranger, expecting: .address(Self.labAddress), acceptNew: true)
        }
        #expect(error?.code == .keyChanged(was: try #require(hubs[Self.lab]), met: Self.stranger))
        #expect(
            error?.message
                == "This hub's key has changed since 3 May 2026. Nothing was sent. It was \(Self.lab.fingerprint), now it "
                + "is \(Self.stranger.fingerprint). Its owner reinstalled it, or somebody pretends to be it. If its owner "
                + "says that it was reinstalled, run: hubbub trust forget lab")
    }

    /// In another terminal nothing says which profile it was about.
    @Test func theWayOnNamesTheProfile() throws {
        var hubs = try KnownHubs(text: Self.both().text, path: "known_hubs", profile: "work")
        #expect(hubs.hubs.allSatisfy { $0.handle.hasSuffix(" --profile work") })
        let error = #expect(throws: TrustError.self) {
            try hubs.check(Self.stranger, expecting: .address(Self.labAddress), acceptNew: true)
        }
        #expect(error?.message.hasSuffix("run: hubbub trust forget lab --profile work") == true)
        try hubs.remember(Self.stranger, name: nil, address: nil, at: Date(timeIntervalSince1970: 0))
        #expect(hubs[Self.stranger]?.handle == "\(Self.stranger.fingerprint) --profile work")
        #expect(!hubs.text.contains("--profile"))
    }

    @Test func anotherHubThanTheChosenOneIsRefused() throws {
        let error = #expect(throws: TrustError.self) {
            try Self.hubs().check(Self.stranger, expecting: .hub(Self.lab), acceptNew: true)
        }
        #expect(error?.code == .wrongHub(expected: Self.lab, met: Self.stranger, known: nil))
        #expect(error?.message.contains(Self.lab.fingerprint) == true)
        #expect(error?.message.contains(Self.stranger.fingerprint) == true)
    }

    @Test func aKnownHubThatIsNotTheOneAtItsPlaceIsShownWithBothKeysAndTheWayOn() throws {
        let hubs = try Self.both()
        let error = #expect(throws: TrustError.self) {
            try hubs.check(Self.stranger, expecting: .hub(Self.lab), acceptNew: true)
        }
        #expect(
            error?.code == .wrongHub(expected: Self.lab, met: Self.stranger, known: hubs[Self.lab]))
        for words in [
            Self.lab.fingerprint, Self.stranger.fingerprint, "since 3 May 2026", "Nothing was sent",
            "hubbub trust forget lab",
        ] { #expect(error?.message.contains(words) == true, "\(words)") }
    }

    @Test(arguments: [
        ("lab", nil, "lab"), ("校园网", nil, "校园网"), ("dana's hub", "10.0.0.1", "10.0.0.1:24822"),
        ("x;reboot", nil, "FP"), ("$(reboot)", "nas", "nas:24822"), ("--all", nil, "FP"), ("a b", nil, "FP"),
        ("a\u{300}b", nil, "FP"),
    ])
    func whatOneIsToldToTypeIsOneHarmlessWord(name: String, host: String?, handle: String) throws {
        var hubs = try Self.hubs()
        let address = host.map { HubAddress.tcp(host: $0, port: 24822, plain: false) }
        try hubs.remember(Self.lab, name: HubName(name), address: address, at: Self.may)
        #expect(hubs[Self.lab]?.handle == (handle == "FP" ? Self.lab.fingerprint : handle))
        #expect(hubs.hubs(called: try #require(hubs[Self.lab]?.handle)).map(\.hub) == [Self.lab])
    }

    @Test func aHubIsMeantByNameAddressOrFingerprint() throws {
        var hubs = try Self.both()
        try hubs.remember(Self.lab, name: nil, address: Self.socket, at: Self.june)
        for word in [
            "lab", "LAB", "lab.local:24822", "Lab.local", "hubbub://lab.local:24822", "unix:/run/my hub,1%.sock",
            Self.lab.fingerprint,
        ] { #expect(hubs.hubs(called: word).map(\.hub) == [Self.lab], "\(word)") }
        for word in ["", "la", "lab.local:24823", Self.stranger.fingerprint] {
            #expect(hubs.hubs(called: word).isEmpty, "\(word)")
        }
    }

    @Test func theFileReadsBackAsItWasWritten() throws {
        var hubs = try Self.both()
        try hubs.remember(Self.lab, name: nil, address: Self.socket, at: Self.june)
        try hubs.remember(Self.stranger, name: HubName("校园网 2%,"), address: Self.otherAddress, at: Self.june)
        let again = try Self.hubs(hubs.text)
        #expect(again == hubs)
        #expect(again.hubs.map(\.name) == ["lab", "workshop", "校园网 2%,"])
        #expect(again[Self.lab]?.addresses == ["lab.local:24822", "unix:/run/my hub,1%.sock"])
        #expect(again[Self.lab]?.firstSeen == Self.may)
        #expect(again[Self.lab]?.lastMet == Self.june)
        #expect(Kind(again.verdict(on: Self.stranger, expecting: .address(Self.socket))) == .changed(Self.lab))
    }

    @Test func aLineLooksSo() throws {
        #expect(
            try Self.both().text == """
                \(Self.lab.fingerprint) p256 2026-05-03T09:20:00Z 2026-05-03T09:20:00Z lab lab.local:24822
                \(Self.workshop.fingerprint) p256 2026-05-03T09:20:00Z 2026-05-03T09:20:00Z workshop -

                """)
    }

    @Test func aHubCalledLikeTheSignForNothingKeepsItsName() throws {
        var hubs = try Self.hubs()
        try hubs.remember(Self.lab, name: HubName("-"), address: nil, at: Self.may)
        #expect(try Self.hubs(hubs.text)[Self.lab]?.name == "-")
    }

    @Test func whatIsNotUnderstoodStaysAsItIs() throws {
        let id = Self.lab.fingerprint
        let text = """
            # my hubs
              # indented

            SHA256:whatever ml-dsa 2031-01-01T00:00:00Z x y z
            \(id)\tp256   2026-05-03T09:20:00Z 2026-05-03T09:20:00Z lab - added-later=1\r
            # the end
            """
        var hubs = try Self.hubs(text)
        #expect(hubs.hubs.map(\.hub) == [Self.lab])
        #expect(hubs.text == text + "\n")
        hubs.met(Self.lab, at: Self.june)
        #expect(
            hubs.text == """
                # my hubs
                  # indented

                SHA256:whatever ml-dsa 2031-01-01T00:00:00Z x y z
                \(id) p256 2026-05-03T09:20:00Z \(Self.june.formatted(.iso8601)) lab - added-later=1
                # the end

                """)
    }

    @Test(arguments: [
        ("FP", "key type"), ("FP p256", "number of fields"), ("FP p256 D D lab", "number of fields"),
        ("FPx p256 D D lab -", "fingerprint"), ("SHA256: p256 D D lab -", "fingerprint"),
        ("FP p256 yesterday D lab -", "first date"), ("FP p256 D 3.5.2026 lab -", "second date"),
        ("FP p256 D D l%zz -", "name"), ("FP p256 D D lab a,,b", "addresses"), ("FP p256 D D lab %ff", "addresses"),
    ])
    func aBrokenLineIsNamedByItsNumber(line: String, part: String) throws {
        let line = line.replacingOccurrences(of: "FP", with: Self.lab.fingerprint)
            .replacingOccurrences(of: " D", with: " 2026-05-03T09:20:00Z")
        let error = #expect(throws: TrustError.self) { try Self.hubs("# first\n\n\(line)\n") }
        #expect(error?.code == .knownHubs)
        #expect(
            error?.message
                == "Line 3 of /home/ann/known_hubs can't be read: its \(part) is wrong. Mend or delete that line.")
    }

    @Test func aPinnedAddressIsNotGivenToAnotherHub() throws {
        var hubs = try Self.both()
        let before = hubs
        let error = #expect(throws: TrustError.self) {
            try hubs.remember(Self.stranger, name: nil, address: Self.labAddress, at: Self.june)
        }
        #expect(error?.code == .keyChanged(was: try #require(hubs[Self.lab]), met: Self.stranger))
        #expect(hubs == before)
    }

    @Test func aNameThatAnotherHubHasIsNotGivenTwice() throws {
        var hubs = try Self.both()
        try hubs.remember(Self.stranger, name: HubName("Lab"), address: nil, at: Self.june)
        #expect(hubs[Self.stranger]?.name == nil)
        #expect(Kind(hubs.verdict(on: Self.stranger, expecting: .name("lab"))) == .changed(Self.lab))
        #expect(Kind(hubs.verdict(on: Self.stranger, expecting: .hub(Self.stranger))) == .known(Self.stranger))
    }

    @Test func aKnownHubKeepsTheNameThatWasAccepted() throws {
        var hubs = try Self.both()
        try hubs.remember(Self.lab, name: HubName("attic"), address: nil, at: Self.june)
        #expect(hubs[Self.lab]?.name == "lab")
        #expect(hubs[Self.lab]?.firstSeen == Self.may)
    }

    @Test func aForgottenHubIsNewAgain() throws {
        var hubs = try Self.both()
        let forgotten = (hubs.forget(Self.lab), hubs.forget(Self.lab))
        #expect(forgotten == (true, false))
        #expect(Kind(hubs.verdict(on: Self.stranger, expecting: .address(Self.labAddress))) == .new)
        #expect(hubs.hubs.map(\.hub) == [Self.workshop])
    }

    @Test func meetingAnUnknownHubWritesNothing() throws {
        var hubs = try Self.both()
        let before = hubs
        hubs.met(Self.stranger, at: Self.june)
        #expect(hubs == before)
    }
}
