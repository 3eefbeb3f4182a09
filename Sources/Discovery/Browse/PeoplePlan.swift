import ChatModel
import MessageCodec
import NIOCore
import Trust

/// Whom to ask who is on a hub, and what is made of the answers: no socket, no clock of its own.
struct PeoplePlan: Sendable {
    /// What happened.
    enum Event: Hashable, Sendable {
        /// A hub was heard from there.
        case heard(Sighting, from: SocketAddress)
        /// Somebody wants to know who is on a hub.
        case asked(HubID)
        case received(SignedPeople, signedBytes: [UInt8])
        case tick
    }

    /// What must be done.
    enum Effect: Hashable, Sendable {
        /// Ask with this token there.
        case ask(token: UInt64, SocketAddress)
        case show(HubPeople)
    }

    /// Where a hub can be asked.
    private struct Place {
        var source: SocketAddress
        var pingPort: UInt16
        /// Whether that is where an answer to a question of ours came from: the way there and back is open.
        var isTried: Bool
        /// The number of sightings taken in when this one was.
        var turn: UInt64
    }

    /// A question that is not answered yet.
    private struct Question {
        let token: UInt64
        let asked: NIODeadline
        var isRepeated = false
        /// How many answers were looked at.
        var tries = 0
    }

    /// The port that all hubs share: where a hub is asked whose own port does not answer.
    private let port: UInt16
    private let token: @Sendable () -> UInt64
    private var places: [HubID: Place] = [:]
    private var questions: [HubID: Question] = [:]
    private var turn: UInt64 = 0

    /// - Parameter token: makes a number that nobody can guess.
    init(port: UInt16, token: @escaping @Sendable () -> UInt64) {
        self.port = port
        self.token = token
    }

    /// When it wants a tick; nil when nothing is waited for.
    var nextTick: NIODeadline? { questions.values.map(Self.patience).min() }

    /// How many hubs are kept.
    var count: Int { places.count }

    mutating func apply(_ event: Event, at now: NIODeadline) -> [Effect] {
        switch event {
        case .heard(let sighting, let source):
            note(sighting, from: source)
            return []
        case .asked(let hub): return ask(hub, at: now)
        case .received(let signed, let signedBytes): return take(signed, signedBytes).map { [.show($0)] } ?? []
        case .tick: return repeatQuestions(at: now)
        }
    }

    private static func patience(_ question: Question) -> NIODeadline {
        question.asked + DiscoveryLimits.peoplePatience * (question.isRepeated ? 2 : 1)
    }

    private mutating func note(_ sighting: Sighting, from source: SocketAddress) {
        let (hub, beacon) = (sighting.hub, sighting.beacon)
        guard beacon.flags.contains(.namesPeople), !beacon.flags.contains(.goodbye) else {
            (places[hub], questions[hub]) = (nil, nil)
            return
        }
        turn += 1
        let isTried = sighting.roundTrip != nil
        if places[hub] == nil { makeRoom() }
        // A way that was open stays the way, unless the hub has moved to another port.
        if let known = places[hub], known.isTried, !isTried, known.pingPort == beacon.pingPort {
            places[hub]?.turn = turn
        } else {
            places[hub] = Place(source: source, pingPort: beacon.pingPort, isTried: isTried, turn: turn)
        }
    }

    private mutating func makeRoom() {
        guard places.count >= DiscoveryLimits.hubs, let oldest = places.min(by: { $0.value.turn < $1.value.turn })
        else { return }
        (places[oldest.key], questions[oldest.key]) = (nil, nil)
    }

    private mutating func ask(_ hub: HubID, at now: NIODeadline) -> [Effect] {
        guard let place = places[hub], questions[hub] == nil else { return [] }
        let question = Question(token: token(), asked: now)
        questions[hub] = question
        return [.ask(token: question.token, place.source.with(port: place.pingPort))]
    }

    /// What was not answered in time is asked once more, at the port that a packet filter is likeliest to let through;
    /// then it is given up.
    private mutating func repeatQuestions(at now: NIODeadline) -> [Effect] {
        var effects: [Effect] = []
        for (hub, question) in questions where Self.patience(question) <= now {
            guard !question.isRepeated, let place = places[hub] else {
                questions[hub] = nil
                continue
            }
            questions[hub]?.isRepeated = true
            effects.append(.ask(token: question.token, place.source.with(port: port)))
        }
        return effects
    }

    /// An answer counts once, with the token of a question, from the hub that was asked.
    private mutating func take(_ signed: SignedPeople, _ signedBytes: [UInt8]) -> HubPeople? {
        let people = signed.people
        guard let hub = questions.first(where: { $0.value.token == people.token })?.key,
            let tries = questions[hub]?.tries, tries < DiscoveryLimits.peopleTries
        else { return nil }
        questions[hub]?.tries += 1
        let signer = PeopleSignature.hub(key: people.hubKey, signature: signed.signature, payload: signedBytes)
        guard signer == hub else { return nil }
        questions[hub] = nil
        return HubPeople(hub: hub, total: people.total, nicks: people.nicks)
    }
}

extension SocketAddress {
    /// The same address with another port.
    fileprivate func with(port: UInt16) -> SocketAddress {
        var address = self
        address.port = Int(port)
        return address
    }
}
