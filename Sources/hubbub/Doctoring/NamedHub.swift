import ChatModel
import Doctor
import Examination
import Trust

/// The hub that a person has the doctor look at.
struct NamedHub: Sendable {
    /// What came of looking for it.
    enum Outcome: Sendable {
        case found(Examiner.Target)
        /// It can't be told which hub is meant: a sentence for a person.
        case unclear(String)
    }

    private let text: String
    private let known: KnownHubs
    private let places: HubPlaces

    init(_ text: String, known: KnownHubs, places: HubPlaces) {
        self.text = text
        self.known = known
        self.places = places
    }

    func find() async throws -> Outcome {
        do {
            let resolver = HubResolver(known: known) { [places] in try await $0.run(asking: places.all) }
            let target = try await resolver.resolve(text)
            return .found(
                Examiner.Target(
                    name: text, addresses: target.addresses, pingPort: target.pingPort, isGuess: target.guess != nil,
                    judge: { [known] in Self.acquaintance(with: $0, expecting: target.expected, in: known) }))
        } catch let complaint as Complaint {
            return .unclear(complaint.message)
        }
    }

    private static func acquaintance(
        with hub: HubID, expecting expected: ExpectedHub, in known: KnownHubs
    ) -> AddressFact.Acquaintance {
        switch known.verdict(on: hub, expecting: expected) {
        case .known: .known
        case .new: .new
        case .changed(let was): .changed(was: was.hub, handle: was.handle)
        case .wrong(let expected):
            .changed(was: expected, handle: known[expected]?.handle ?? expected.fingerprint)
        }
    }
}
