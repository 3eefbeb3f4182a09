import ChatModel
import Testing

@testable import Trust

@Suite struct ScramTests {
    /// A password's secret and verifier with few rounds, so that the tests are quick.
    private static let salt = ScramSalt(bytes: Array("0123456789abcdef".utf8), iterations: 4)

    private let user = UserIdentity().id

    @Test func theExchangeOfRFC7677() throws {
        let salt = ScramSalt(bytes: try #require(Base64.decode("W22ZaJ0SNY7soEsUEjb6gQ==")), iterations: 4_096)
        let secret = try ScramSecret(Password("pencil"), salt)
        let client = ScramClient(name: "user", over: .plain, nonce: "rOprNGfwEbeRWgbNEkqO")
        #expect(client.first == "n,,n=user,r=rOprNGfwEbeRWgbNEkqO")
        let hub = try ScramHub(
            answering: client.first, as: ScramVerifier(secret), over: .plain,
            nonce: "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0")
        #expect(
            hub.message
                == "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096")
        let proof = client.proof(for: try client.challenge(hub.message, accepting: 1...10_000), with: secret)
        #expect(
            proof.message
                == "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ="
        )
        let last = try hub.final(answering: proof.message)
        #expect(last == "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=")
        try proof.verify(last)
    }

    @Test(arguments: [false, true]) func bothSidesAreSatisfied(isTLS: Bool) throws {
        let binding = try Self.binding(isTLS)
        let (proof, hub) = try exchange(over: binding, and: binding)
        try proof.verify(try hub.final(answering: proof.message))
    }

    @Test func anotherPasswordIsWrong() throws {
        let (proof, hub) = try exchange("pencil", against: "pencils")
        #expect(code { try hub.final(answering: proof.message) } == .wrongPassword)
    }

    @Test func onePasswordInTwoFormsIsOne() throws {
        let (proof, hub) = try exchange("cafe\u{301}", against: "caf\u{E9}")
        try proof.verify(try hub.final(answering: proof.message))
    }

    @Test func anotherCertificateIsAWrongBindingWhateverThePassword() throws {
        for password in ["pencil", "wrong"] {
            let (proof, hub) = try exchange(password, over: Self.binding(true), and: Self.binding(true))
            #expect(code { try hub.final(answering: proof.message) } == .wrongBinding)
        }
    }

    @Test func aClientThatWasToldToBindNothingIsNotLetIn() throws {
        let verifier = try verifier()
        let tls = try Self.binding(true)
        #expect(code { try ScramHub(answering: "y,,n=a,r=b", as: verifier, over: tls) } == .wrongBinding)
        #expect(code { try ScramHub(answering: "n,,n=a,r=b", as: verifier, over: tls) } == .malformed)
        let bound = "p=tls-server-end-point,,n=a,r=b"
        #expect(code { try ScramHub(answering: bound, as: verifier, over: .plain) } == .malformed)
        #expect(code { try ScramHub(answering: "p=tls-unique,,n=a,r=b", as: verifier, over: tls) } == .malformed)
        #expect(code { try ScramHub(answering: "y,,n=a,r=b", as: verifier, over: .plain) } == nil)
    }

    @Test func aHubThatDoesNotKnowThePasswordIsNotBelieved() throws {
        let (proof, _) = try exchange("pencil")
        let (other, hub) = try exchange("pencil")
        let last = try hub.final(answering: other.message)
        #expect(code { try proof.verify(last) } == .signature)
        #expect(code { try proof.verify("v=AAAA") } == .signature)
        for message in ["", "v=", "v=%", "e=other-error", "w=AAAA"] {
            #expect(code { try proof.verify(message) } == .malformed, "\(message)")
        }
    }

    @Test func aProofOfAnotherExchangeIsOfNoUse() throws {
        let (proof, _) = try exchange()
        let (_, hub) = try exchange()
        #expect(code { try hub.final(answering: proof.message) } == .malformed)
    }

    @Test(arguments: [
        (1, TrustError.Code.malformed), (209_999, .malformed), (210_000, nil), (10_000_000, nil),
        (10_000_001, .malformed), (4_294_967_296, .malformed),
    ])
    func tooFewAndTooManyRoundsAreNotGoneAlongWith(rounds: Int, expected: TrustError.Code?) {
        let client = ScramClient(as: user, over: .plain)
        let nonce = client.first.split(separator: "r=").last ?? ""
        #expect(code { try client.challenge("r=\(nonce)x,s=MDEyMzQ1Njc4OWFi,i=\(rounds)") } == expected)
    }

    @Test func hubsAskForRoundsThatClientsTake() {
        #expect(Scram.acceptedIterations.contains(Scram.iterations))
        #expect(ScramSalt.random() != ScramSalt.random())
    }

    @Test func aHubsFirstMessageThatIsNoneIsRefused() throws {
        let client = ScramClient(name: "a", over: .plain, nonce: "abc")
        let good = "r=abcdef,s=MDEyMzQ1Njc4OWFi,i=210000"
        #expect(code { try client.challenge(good) } == nil)
        #expect(code { try client.challenge(good + ",x=later") } == nil)
        for message in [
            "", ",", "r=abcdef", "r=abcdef,s=MDEyMzQ1Njc4OWFi", "m=x,\(good)", "r=abc,s=MDEyMzQ1Njc4OWFi,i=210000",
            "r=xabcdef,s=MDEyMzQ1Njc4OWFi,i=210000", "r=abcdef,s=MDEyMzQ1,i=210000", "r=abcdef,s=%,i=210000",
            "r=abcdef,s=MDEyMzQ1Njc4OWFi,i=-1", "r=abcdef,s=MDEyMzQ1Njc4OWFi,i=+210000",
            "r=abcdef,s=MDEyMzQ1Njc4OWFi,i=0210000", "r=abcdef,s=MDEyMzQ1Njc4OWFi,i=", "e=no-resources",
            "r=abc\u{E9}def,s=MDEyMzQ1Njc4OWFi,i=210000", good + ",", good + ",x",
            "r=abc\(String(repeating: "d", count: 300)),s=MDEyMzQ1Njc4OWFi,i=210000",
            "r=abcdef,s=\(String(repeating: "MDEy", count: 200)),i=210000",
            good + ",x=" + String(repeating: "y", count: 1_024),
        ] { #expect(code { try client.challenge(message) } == .malformed, "\(message)") }
    }

    @Test func aClientsFirstMessageThatIsNoneIsRefused() throws {
        let verifier = try verifier()
        for message in ["n,,n=a=2Cb=3D,r=b", "n,,n=a,r=b,x=later"] {
            #expect(code { try ScramHub(answering: message, as: verifier, over: .plain) } == nil)
        }
        for message in [
            "", "n", "n,", "n,,", "n,,n=a", "n,,r=b", "n,,n=,r=b", "n,,n=a,r=", "n,a=admin,n=a,r=b", "x,,n=a,r=b",
            "n,,m=x,n=a,r=b", "n,,r=b,n=a", "n,,n=a=b,r=c", "n,,n=a=2c,r=c", "n,,n=a=,r=c", ",,n=a,r=b",
            "n,,n=a,r=\u{301}", "n,,n=a,r=b\u{7F}", "n,\u{301},n=a,r=b",
            "n,,n=a,r=" + String(repeating: "b", count: 257),
        ] {
            #expect(
                code { try ScramHub(answering: message, as: verifier, over: .plain) } == .malformed, "\(message)")
        }
    }

    @Test func aClientsLastMessageThatIsNoneIsRefused() throws {
        let (proof, hub) = try exchange()
        let fields = proof.message.split(separator: ",").map(String.init)
        let (c, r, p) = (fields[0], fields[1], fields[2])
        for message in [
            "", c, "\(c),\(r)", "\(r),\(c),\(p)", "\(c),\(p),\(r)", "\(c),r=other,\(p)", "\(c),\(r),p=",
            "\(c),\(r),p=AAAA",
            "\(c),\(r),\(p),x=y", "c=%,\(r),\(p)", "\(c),\(r)x,\(p)", "\(c),\(r),q\(p.dropFirst())",
        ] { #expect(code { try hub.final(answering: message) } == .malformed, "\(message)") }
        #expect(code { try hub.final(answering: "c=eSws,\(r),\(p)") } == .wrongBinding)
        #expect(code { try hub.final(answering: "\(c),\(r),x=unsigned,\(p)") } == .wrongPassword)
    }

    /// Whatever is changed in a message, nothing traps, and nobody is let in who was not.
    @Test func changedMessagesNeverLetAnybodyIn() throws {
        var chance = SeededChance(seed: 7)
        let (proof, hub) = try exchange()
        let last = try hub.final(answering: proof.message)
        let verifier = try verifier()
        for _ in 0..<3_000 {
            let changed = chance.change(proof.message)
            if changed != proof.message { #expect(throws: TrustError.self) { try hub.final(answering: changed) } }
            let answer = chance.change(last)
            if !answer.hasPrefix(last) { #expect(throws: TrustError.self) { try proof.verify(answer) } }
            _ = try? ScramHub(answering: chance.change("n,,n=a,r=b"), as: verifier, over: .plain)
            _ = try? ScramClient(name: "a", over: .plain, nonce: "b").challenge(chance.change(hub.message))
        }
    }

    @Test func nothingSaysAPasswordsWords() throws {
        let secret = try ScramSecret(Password("pencil"), Self.salt)
        for text in ["\(try Password("pencil"))", "\(secret)", "\(ScramVerifier(secret))", "\([secret])"] {
            #expect(!text.contains("pencil") && !text.contains("saltedPassword"), "\(text)")
        }
    }

    // MARK: Helpers

    private static func binding(_ isTLS: Bool) throws -> ChannelBinding {
        isTLS ? .tls(try HubIdentity.ephemeral().presented) : .plain
    }

    private func verifier(_ password: String = "pencil") throws -> ScramVerifier {
        ScramVerifier(try ScramSecret(Password(password), Self.salt))
    }

    /// A client's proof, and the hub that waits for it.
    private func exchange(
        _ password: String = "pencil", against right: String = "pencil", over mine: ChannelBinding = .plain,
        and theirs: ChannelBinding = .plain
    ) throws -> (ScramProof, ScramHub) {
        let client = ScramClient(as: user, over: mine)
        let hub = try ScramHub(answering: client.first, as: verifier(right), over: theirs)
        let secret = try ScramSecret(Password(password), Self.salt)
        return (client.proof(for: try client.challenge(hub.message, accepting: 1...10), with: secret), hub)
    }

    private func code(_ body: () throws -> some Any) -> TrustError.Code? {
        do {
            _ = try body()
            return nil
        } catch { return (error as? TrustError)?.code }
    }
}

/// A reproducible source of chance (SplitMix64) that spoils texts.
private struct SeededChance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    /// The text with a letter changed, left out, put in, or with its end cut off.
    mutating func change(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars)
        for _ in 0...Int.random(in: 0...2, using: &self) where !scalars.isEmpty {
            let index = Int.random(in: 0..<scalars.count, using: &self)
            switch Int.random(in: 0...3, using: &self) {
            case 0: scalars[index] = letter()
            case 1: scalars.remove(at: index)
            case 2: scalars.insert(letter(), at: index)
            default: scalars.removeLast(scalars.count - index)
            }
        }
        return String(String.UnicodeScalarView(scalars))
    }

    private mutating func letter() -> Unicode.Scalar {
        Array("nryp,=ac+/0i\u{0}\u{301}\u{E9}😀".unicodeScalars).randomElement(using: &self) ?? ","
    }
}
