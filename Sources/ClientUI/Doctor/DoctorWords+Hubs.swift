import ChatModel
import Doctor

/// Hubs, clocks, and the hub that was named, in words.
extension DoctorWords {
    /// Milliseconds that clocks may differ by before it is worth a word.
    private static let likeness: UInt64 = 2_000
    /// Sets a machine's clock.
    private static let setClock = "sudo timedatectl set-ntp true"

    func hub(_ hub: HubFact) -> String {
        let known = words.text(
            "doctor.hub", ["name": hub.name.text, "address": hub.addresses.first?.display ?? ""])
        let trip = hub.roundTrip.map { words.text("doctor.answered", ["time": words.milliseconds($0)]) }
        return words.clauses([known, trip ?? words.text("doctor.hub.heard"), skew(hub.skew)].compactMap(\.self))
    }

    func ping(_ roundTrip: Double, _ skew: Int64) -> String {
        let trip = words.text("doctor.ping", ["time": words.milliseconds(roundTrip)])
        return words.clauses([trip, self.skew(skew)].compactMap(\.self))
    }

    /// By how much a clock differs from this machine's; nil if that is too little to matter.
    private func skew(_ skew: Int64) -> String? {
        guard skew.magnitude >= Self.likeness else { return nil }
        let span = words.span(milliseconds: skew.magnitude)
        return words.text(skew > 0 ? "doctor.skew.ahead" : "doctor.skew.behind", ["time": span])
    }

    func clock(of name: String, ahead skew: Int64) -> Advice {
        let span = words.span(milliseconds: skew.magnitude)
        return say(
            skew > 0 ? "doctor.clock.ahead" : "doctor.clock.behind", "doctor.clock.do", ["name": name, "time": span],
            line: Self.setClock)
    }

    func ownClock(behind skew: Int64) -> Advice {
        let span = words.span(milliseconds: skew.magnitude)
        return say(
            skew > 0 ? "doctor.ownclock.behind" : "doctor.ownclock.ahead", "doctor.ownclock.do", ["time": span],
            line: Self.setClock)
    }

    func target(_ attempt: AddressFact) -> Advice {
        let address = attempt.address
        switch attempt.outcome {
        case .hub(let hub, let milliseconds, let acquaintance):
            return target(hub, at: address, after: milliseconds, acquaintance)
        case .nothingListens:
            return say(
                "doctor.target.nothing", "doctor.target.nothing.do", ["address": address], line: "hubbub host")
        case .silent: return say("doctor.target.silent", "doctor.target.silent.do", ["address": address])
        case .notAHub: return say("doctor.target.nohub", "doctor.target.nohub.do", ["address": address])
        case .otherWay(let other):
            return say("doctor.target.otherway", "doctor.target.otherway.do", ["address": address], line: other)
        case .unknownName: return say("doctor.target.unknown", "doctor.target.unknown.do", ["name": address])
        case .unclear(let sentence): return Advice(what: sentence)
        case .unreachable(let reason):
            return say(
                "doctor.target.unreachable", "doctor.target.unreachable.do", ["address": address, "reason": reason])
        }
    }

    private func target(
        _ hub: HubID, at address: String, after milliseconds: Double, _ acquaintance: AddressFact.Acquaintance
    ) -> Advice {
        let (met, time) = (fingerprint(hub.digest), words.milliseconds(milliseconds))
        switch acquaintance {
        case .known:
            return say("doctor.target.known", nil, ["address": address, "fingerprint": met, "time": time])
        case .new: return say("doctor.target.new", nil, ["address": address, "fingerprint": met, "time": time])
        case .changed(let was, let handle):
            return say(
                "doctor.target.changed", "doctor.target.changed.do",
                ["address": address, "known": fingerprint(was.digest), "met": met],
                line: "hubbub trust forget \(handle)")
        }
    }
}
